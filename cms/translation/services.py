"""Submitting, filling and publishing translations: the one path of the admin, of jobs and of commands."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import TranslationCreator
from wagtail_localize.strings import StringValue

from cms.base.languages import language_name
from cms.translation.exceptions import AlreadyTranslated, MissingSegments, ParentNotTranslated
from cms.translation.selectors import has_unapplied_words, missing_segments, related_translations, words_changed


class Submission(TranslationCreator):
    """The library's, except that what exists in the other language is left as it is.

    Otherwise a snippet that two pages share, or a page below a submitted one, would be written anew with the
    original's words wherever a passage is not translated yet.
    """

    target_locales: list[Locale]

    def create_translations(self, instance: Any, include_related_objects: bool = True) -> None:  # noqa: FBT001, FBT002
        wanted = self.target_locales
        self.target_locales = [locale for locale in wanted if not instance.has_translation(locale)]
        try:
            super().create_translations(instance, include_related_objects=include_related_objects)
        finally:
            self.target_locales = wanted


def check_can_submit(page: Page, locale: Locale) -> None:
    """Raises ParentNotTranslated where a page above is missing in `locale`: none is put there as an alias."""
    above = page.get_ancestors().filter(depth__gt=1)
    titles = [parent.title for parent in above if not parent.has_translation(locale)]
    if titles:
        raise ParentNotTranslated(page.title, language_name(locale.language_code), titles)


@transaction.atomic
def submit(instance: Any, *, to: str, user: Any) -> Translation:
    """Submits a page or snippet, and the snippets it refers to, for translation. A page stays a draft.

    What was submitted before is returned as it is. Raises ParentNotTranslated and AlreadyTranslated.
    """
    locale = Locale.objects.get(language_code=to)
    if isinstance(instance, Page):
        instance = instance.specific
        check_can_submit(instance, locale)
    known = Translation.objects.filter(
        source__object_id=instance.translation_key, source__locale_id=instance.locale_id, target_locale=locale
    )
    if instance.has_translation(locale):
        found = known.filter(enabled=True).first()
        if found is None:
            raise AlreadyTranslated(str(instance), language_name(locale.language_code))
        return found
    Submission(user, [locale]).create_translations(instance)
    return known.get()


@transaction.atomic
def publish_translation(translation: Translation, user: Any) -> Any:
    """Publishes the target with the words there are; the snippets it refers to are brought up to date with it.

    Raises MissingSegments, and publishes nothing, while a passage lacks its words. Raises ValidationError where a
    word does not fit its field.
    """
    missing = missing_segments(translation)
    if missing:
        raise MissingSegments(
            translation.source.object_repr,
            language_name(translation.target_locale.language_code),
            missing,
            stale=words_changed(translation.source),
        )
    for other in related_translations(translation):
        if has_unapplied_words(other):
            other.save_target(user=user, publish=True)
    has_drafts = issubclass(translation.source.specific_content_type.model_class(), DraftStateMixin)
    translation.save_target(user=user, publish=not has_drafts)
    if has_drafts:
        translation.get_target_instance().get_latest_revision().publish(user=user)
    return translation.get_target_instance()


@transaction.atomic
def translate(instance: Any, *, to: str, words: Mapping[str, str], user: Any) -> None:
    """Submits `instance`, fills each passage from `words` and publishes: what a translator does, in one call.

    `words` maps each passage as its author typed it to its translation; a passage of rich text that holds markup is
    given, and answered, as the HTML that the translator sees. Words for the snippets that the page refers to may be
    among them. Raises MissingSegments, and leaves no trace, where a passage has neither words here nor earlier ones.
    """
    translation = submit(instance, to=to, user=user)
    if words_changed(translation.source):
        translation.source.update_from_db()
    for each in [*related_translations(translation), translation]:
        fill(each, words=words, user=user)
    publish_translation(translation, user)


def fill(translation: Translation, *, words: Mapping[str, str], user: Any) -> None:
    """Writes the words of the passages that `words` knows; the others keep what they have."""
    for segment in translation.source.stringsegment_set.select_related("string"):
        original = segment.string.data
        if original in words:
            translated = words[original] if "<" in original else StringValue.from_plaintext(words[original]).data
        elif "<" not in original and unescape(original) in words:
            translated = StringValue.from_plaintext(words[unescape(original)]).data
        else:
            continue
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            locale_id=translation.target_locale_id,
            context_id=segment.context_id,
            defaults={
                "data": translated,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
