"""Editions and subscribers, in a line each."""

from typing import Any

from django.utils.timezone import now

from accounts.models import NewsletterSubscription
from home.models import EditionItem, NewsletterEdition


def subscriber(email: str, language: str = "fr", **fields: Any) -> NewsletterSubscription:
    values = {"confirmed_at": now(), "consent_version": "v", "consent_text": "words", **fields}
    return NewsletterSubscription.objects.create(email=email, language=language, **values)


def edition(*pages: Any, **fields: Any) -> NewsletterEdition:
    values = {"subject_fr": "La lettre de novembre", "subject_en": "The letter of November", **fields}
    made = NewsletterEdition.objects.create(**values)
    for number, page in enumerate(pages):
        EditionItem.objects.create(edition=made, page=page, sort_order=number)
    return made
