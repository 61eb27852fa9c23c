"""What happens when a translated page goes live, by whichever door."""

import json
import re
from typing import Any

from django.db.models import Model
from django.utils.text import slugify
from wagtail.models import Page, Revision
from wagtail.signals import page_published
from wagtail_localize.models import Translation

from cms.base.embargo import Embargo
from cms.base.languages import language_name
from cms.base.signals import before_publish
from cms.translation.exceptions import MissingSegments
from cms.translation.selectors import missing_segments, translation_of, words_changed


def connect() -> None:
    before_publish.connect(refuse_missing_words, dispatch_uid="translation.refuse_missing_words")
    before_publish.connect(give_own_address, dispatch_uid="translation.give_own_address")
    page_published.connect(keep_embargo_in_step, dispatch_uid="translation.keep_embargo_in_step")


def refuse_missing_words(sender: type[Model], *, page: Page, **kwargs: Any) -> None:
    """Raises MissingSegments: the library would put the original's words in their place."""
    translation = translation_of(page)
    if translation is None:
        return
    missing = missing_segments(translation)
    if missing:
        raise MissingSegments(
            str(page),
            language_name(translation.target_locale.language_code),
            missing,
            stale=words_changed(translation.source),
        )


def give_own_address(sender: type[Model], *, page: Page, revision: Revision, **kwargs: Any) -> None:
    """At its first publication a translated page that still has its original's slug gets one of its own title.

    Later publications, and the synchronisation with the original, leave the slug alone. A language's landing page has
    no slug in its address, so it keeps the one it has.
    """
    if page.first_published_at is not None or page.depth <= 2:  # noqa: PLR2004  # the level of landing pages
        return
    translation = translation_of(page)
    if translation is None or not _is_copied(revision.content["slug"], translation):
        return
    own = slugify(revision.content["title"])
    if own:
        revision.content["slug"] = _free_slug(own, page)
        revision.save(update_fields=["content"])


def _is_copied(slug: str, translation: Translation) -> bool:
    """Whether `slug` is the original's, at submission or now, or that one with the number that made it unique."""
    source = translation.source
    originals = {json.loads(source.content_json)["slug"], source.get_source_instance().slug}
    return any(re.fullmatch(rf"{re.escape(original)}(-\d+)?", slug) for original in originals)


def _free_slug(wanted: str, page: Page) -> str:
    """`wanted`, numbered if need be: unique among all pages of the language, hence among videos and siblings."""
    taken = set(
        Page.objects.filter(locale_id=page.locale_id, slug__startswith=wanted)
        .exclude(pk=page.pk)
        .values_list("slug", flat=True)
    )
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def keep_embargo_in_step(sender: type[Page], *, instance: Page, **kwargs: Any) -> None:
    """A page and its translations have one embargo, the original's, from the moment either is published."""
    if not isinstance(instance, Embargo):
        return
    pages = sender._default_manager
    group = pages.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
    if translation := translation_of(instance):
        original = group.filter(locale=translation.source.locale_id).first()
        if original:
            pages.filter(pk=instance.pk).update(embargo_until=original.embargo_until)
        return
    for other in group:
        if translation_of(other):
            pages.filter(pk=other.pk).update(embargo_until=instance.embargo_until)
