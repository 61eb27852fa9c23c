"""French words that know their English: the page is written in French, the translator's answers are beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any


class ContradictionError(Exception):
    """One French passage was given two English ones."""


class Words(dict[str, str]):
    """From each French passage to its English. Called with a pair, it remembers it and returns the French."""

    def __call__(self, french: str, english: str) -> str:
        if self.setdefault(french, english) != english:
            raise ContradictionError(f"“{french}” is both “{self[french]}” and “{english}”.")
        return french

    def paragraph(self, french: str, english: str) -> str:
        """The French as a paragraph of rich text."""
        return f"<p>{self(french, english)}</p>"

    def heading(self, french: str, english: str) -> str:
        return f"<h2>{self(french, english)}</h2>"

    def bullets(self, *pairs: tuple[str, str]) -> str:
        """The French as a list of rich text."""
        return f"<ul>{''.join(f'<li>{self(*pair)}</li>' for pair in pairs)}</ul>"


@dataclass(frozen=True, slots=True)
class PictureOf:
    """Stands in a text where a picture of the demo goes; `name` is its key in home.demo.pictures."""

    name: str


@dataclass(frozen=True, slots=True)
class FilmOf:
    """Stands in a text where a film of the demo goes; `name` is the key of its video page."""

    name: str


Block = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    name: str
    slug: str
    kicker: str
    title: str
    standfirst: str
    place: str
    day: date
    lead: PictureOf
    lead_alt: str
    lead_caption: str
    body: Sequence[Block]
    words: Words = field(repr=False)


@dataclass(frozen=True, slots=True)
class VideoStory:
    """A video page; `name` is also that of its film in home.demo.film."""

    name: str
    slug: str
    title: str
    summary: str
    story: str
    place: str
    day: date
    credit_line: str
    words: Words = field(repr=False)
