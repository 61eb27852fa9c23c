"""Text in paragraphs, parted by empty lines, each of which a translator is given on its own."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import models
from wagtail_localize.segments import StringSegmentValue

EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
VARIABLE_ALONE = re.compile(r"\{[^{}]*\}")


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text, without the empty lines between them."""
    return [found.strip() for found in EMPTY_LINES.split(text.replace("\r\n", "\n").strip()) if found.strip()]


def _has_words(paragraph: str) -> bool:
    return not VARIABLE_ALONE.fullmatch(paragraph)


class ParagraphsField(models.TextField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Plain text. Each paragraph is a segment for wagtail-localize; one that is nothing but a variable is none."""

    def get_prep_value(self, value: Any) -> Any:
        """Line ends as Unix writes them: a browser sends others, and a translation is found by its exact original."""
        prepared = super().get_prep_value(value)
        return prepared.replace("\r\n", "\n").strip() if isinstance(prepared, str) else prepared

    def get_translatable_segments(self, value: str) -> list[StringSegmentValue]:
        return [StringSegmentValue("", paragraph) for paragraph in paragraphs_of(value) if _has_words(paragraph)]

    def restore_translated_segments(self, value: str, segments: Sequence[StringSegmentValue]) -> str:
        """The original `value` with the words of `segments` in place of its own."""
        words = iter(sorted(segments, key=lambda segment: segment.order))
        restored = [next(words).render_text() if _has_words(found) else found for found in paragraphs_of(value)]
        return "\n\n".join(restored)
