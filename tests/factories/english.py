"""A page's English counterpart, published, for tests that care about readers and not about how it was translated."""

from typing import Any

from wagtail.models import Locale, Page


def in_english(page: Page, **fields: Any) -> Page:
    english: Page = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    for name, value in fields.items():
        setattr(english, name, value)
    english.save_revision().publish()
    english.refresh_from_db()
    return english
