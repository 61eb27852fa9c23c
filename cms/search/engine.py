"""Finding pages by their words in Wagtail's index, with the passages that show why: the same promise on each database.

PostgreSQL stems French and English and ignores accents. SQLite, for development, ignores accents, and takes the plural
off a word and finds whatever begins with the rest.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.search.words import Asked

OPEN, CLOSE, GAP = "\x02", "\x03", "\x04"
# Wagtail's index puts a comma between blocks of text, after a full stop too.
SEAM = re.compile(r"(?<=[.!?…:;»”])([\x02\x03]?),(?= )")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """HTML with the words that were found in <mark>; `passage` is empty where only the title has them."""

    title: SafeString
    passage: SafeString


def matching(pages: Any, asked: Asked, *, language: str, any_word: bool = False) -> Any:
    """Those of `pages` that have every word of `asked`, or any of them, with their `relevance`.

    Relevance is coarse: what has a word in the title comes before what has it elsewhere, and equals are many, so that
    a second order (newest first) means something.
    """
    return _engine().matching(pages, asked, language, any_word)


def excerpts(ids: Iterable[int], asked: Asked, *, language: str) -> dict[int, Excerpt]:
    """Why each of these pages was found, by id, in one query."""
    found = _engine().excerpts(list(ids), asked, language)
    return {
        pk: Excerpt(highlighted(title), highlighted(SEAM.sub(r"\1", passage)) if OPEN in passage else SafeString())
        for pk, title, passage in found
    }


def highlighted(text: str) -> SafeString:
    """Text whose words stand between OPEN and CLOSE, as safe HTML; stray signs are dropped."""
    html = []
    for number, piece in enumerate(text.split(OPEN)):
        marked, closed, rest = piece.partition(CLOSE)
        html.append(f"<mark>{escape(marked)}</mark>{escape(rest)}" if number and closed else escape(piece))
    shown = "".join(html).replace(CLOSE, "").replace(GAP, " … ").strip()
    return mark_safe(shown)  # noqa: S308  every piece is escaped above


def _engine() -> Any:
    return import_module("cms.search.postgres" if connection.vendor == "postgresql" else "cms.search.sqlite")
