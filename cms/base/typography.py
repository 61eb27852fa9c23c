"""French as it is printed: no-break spaces at its tall marks and guillemets, curved apostrophes."""

import logging
import re
from typing import Any

from django.db import models
from wagtail.fields import StreamField
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

logger = logging.getLogger(__name__)

NO_BREAK_SPACE = "\u00a0"

# Tags and entities; addresses of the web and of mail; variables; times and timecodes.
KEPT = r"</?[a-zA-Z][^<>]*>|&#?\w+;|\w+://[^\s<>«»]+|www\.[^\s<>«»]+|[\w.+-]+@[\w.-]+|\{[^{}]*\}|\d+(?:[:;]\d+)+"
APOSTROPHE = r"(?<=[^\W\d_])'(?=(?:<[^<>]*>)*[\w«{])"
OPENING = r"«(?!\u202f)[ \u00a0]*(?=\S)"
BEFORE_A_MARK = r"(?<=\S)[ \u00a0]+(?=[:;?!»])"
MISSING = r"(?<=[\w)\]}”»…])(?=[:;?!]+(?:[\s<»)]|$))|(?<=[^\s«])(?=»)"
RULES = re.compile(f"(?P<kept>{KEPT})|(?P<apostrophe>{APOSTROPHE})|(?P<opening>{OPENING})|{BEFORE_A_MARK}|{MISSING}")


def french_typography(text: str) -> str:
    """`text`, plain or of inline HTML, as a French printer sets it. What is set already stays as it is."""
    return RULES.sub(_set, text)


def _set(found: re.Match[str]) -> str:
    if found["kept"] is not None:
        return found["kept"]
    if found["apostrophe"] is not None:
        return "’"
    return f"«{NO_BREAK_SPACE}" if found["opening"] is not None else NO_BREAK_SPACE


class FrenchTypography:
    """A mixin for pages and snippets: the words of a French one are set by `clean`, its links and addresses are not."""

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]  # the model's
        set_in_french(self)


def set_in_french(instance: Any) -> None:
    """Never raises: what wagtail-localize cannot read or write back stays as it was typed."""
    try:
        if instance.locale_id and instance.locale.language_code.split("-")[0] == "fr":
            _set_words(instance)
    except Exception:
        logger.exception("The words of %s stay as they were typed", type(instance).__name__)


def _set_words(instance: Any) -> None:
    _name_blocks(instance)
    passages = [
        passage
        for passage in extract_segments(instance)
        if isinstance(passage, StringSegmentValue | TemplateSegmentValue)
    ]
    printed = [_printed(passage, instance) for passage in passages]
    # A rich text is written back whole: its template and all its passages share a path.
    changed = {new.path for old, new in zip(passages, printed, strict=True) if new != old}
    if changed:
        _hold_rows(instance, {path.split(".")[0] for path in changed})
        ingest_segments(
            instance, instance, instance.locale, instance.locale, [new for new in printed if new.path in changed]
        )


def _name_blocks(instance: Any) -> None:
    """Gives every block that is new its id: by that its passages are found again."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, StreamField):
            field.value_from_object(instance).get_prep_value()


def _hold_rows(instance: Any, names: set[str]) -> None:
    """Rows that were read from the database stay with the instance, and are saved with it."""
    for name in names:
        if isinstance(instance._meta.get_field(name), models.ManyToOneRel):
            getattr(instance, name).get_object_list()


def _printed(passage: Any, instance: Any) -> Any:
    if isinstance(passage, TemplateSegmentValue):
        return passage
    words = StringValue(french_typography(passage.string.data))
    printed = StringSegmentValue(passage.path, words, attrs=passage.attrs, order=passage.order)
    longest = _longest(type(instance), passage.path)
    return passage if longest and len(printed.render_text()) > longest else printed


def _longest(model: Any, path: str) -> int | None:
    """How much the column of a passage holds; a space that was missing may be one character too many."""
    name, *rest = path.split(".")
    field = model._meta.get_field(name)
    if isinstance(field, models.ManyToOneRel):
        return _longest(field.related_model, rest[-1])
    return getattr(field, "max_length", None)
