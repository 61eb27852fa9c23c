"""What a translation lacks, and whether its original has moved on."""

from collections import Counter
from typing import Any

from django.db.models import Max, Model
from django.utils.text import capfirst
from wagtail.fields import StreamField
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from cms.translation.exceptions import MissingSegment


def translation_of(instance: Model) -> Translation | None:
    """The translation that `instance` is the target of; None for an original, or where it is no longer kept in step."""
    key, locale = getattr(instance, "translation_key", None), getattr(instance, "locale_id", None)
    found: Translation | None = Translation.objects.filter(
        source__object_id=key, target_locale_id=locale, enabled=True
    ).first()
    return found


def related_translations(translation: Translation) -> list[Translation]:
    """Translations of the snippets that the original refers to, such as terms of use."""
    keys = translation.source.relatedobjectsegment_set.values("object_id")
    return list(
        Translation.objects.filter(
            source__object_id__in=keys,
            source__locale_id=translation.source.locale_id,
            target_locale_id=translation.target_locale_id,
            enabled=True,
        ).select_related("source", "target_locale")
    )


def missing_segments(translation: Translation) -> list[MissingSegment]:
    """Passages without words in the target language, the snippets that the page refers to included.

    Words that do not fit (broken markup, a lost link) count as missing: the library would not use them.
    """
    missing = _own_missing_segments(translation)
    related = related_translations(translation)
    for other in related:
        missing += _own_missing_segments(other)
    covered = {other.source.object_id for other in related}
    for segment in translation.source.relatedobjectsegment_set.select_related("object").exclude(object__in=covered):
        if not segment.object.has_translation(translation.target_locale_id):
            missing.append(MissingSegment(owner=str(segment.get_source_instance()), place="", text=""))
    return missing


def _own_missing_segments(translation: Translation) -> list[MissingSegment]:
    source = translation.source
    segments = source.stringsegment_set.order_by("order").select_related("string", "context")
    untranslated = [
        segment
        for segment in segments.annotate_translation(translation.target_locale)
        if not (segment.translation or "").strip()
    ]
    if not untranslated:
        return []
    original = source.get_source_instance()
    refused = {
        (found.translation_of_id, found.context_id): found.get_error() or ""
        for found in source.stringsegment_set.get_translations(translation.target_locale).filter(has_error=True)
    }
    return [
        MissingSegment(
            owner=source.object_repr,
            place=_place(original, segment.context.get_field_path(original)),
            text=StringValue(segment.string.data).render_text(),
            reason=refused.get((segment.string_id, segment.context_id), ""),
        )
        for segment in untranslated
    ]


def _place(original: Model, field_path: str) -> str:
    """Where a passage stands, in the words of the editor's form: “Body › Quote”, “Shot › Description”."""
    name, *blocks = field_path.split(".")
    field: Any = original._meta.get_field(name)
    if field.one_to_many:
        rows = field.related_model._meta
        return " › ".join(capfirst(str(part)) for part in (rows.verbose_name, rows.get_field(blocks[0]).verbose_name))
    labels = [field.related_model._meta.verbose_name if field.one_to_many else field.verbose_name]
    if blocks and isinstance(field, StreamField):
        labels.append(field.stream_block.child_blocks[blocks[0]].label)
    return " › ".join(capfirst(str(label)) for label in labels)


def words_changed(source: TranslationSource) -> bool:
    """Whether the original, as published, has other words than those its translators were given."""
    now = Counter(
        (segment.path, segment.string.data)
        for segment in extract_segments(source.get_source_instance())
        if isinstance(segment, StringSegmentValue)
    )
    given = Counter(source.stringsegment_set.values_list("context__path", "string__data"))
    return now != given


def has_unapplied_words(translation: Translation) -> bool:
    """Whether words were written since the target was last saved from them."""
    source = translation.source
    saved = TranslationLog.objects.filter(source=source, locale=translation.target_locale)
    saved_at = saved.aggregate(at=Max("created_at"))["at"]
    written_at = StringTranslation.objects.filter(
        context__object_id=source.object_id, locale=translation.target_locale
    ).aggregate(at=Max("updated_at"))["at"]
    return saved_at is None or (written_at is not None and written_at >= saved_at)
