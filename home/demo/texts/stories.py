"""What an article and a video page of the demo are made of, before they are pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from home.words import Words


@dataclass(frozen=True, slots=True)
class PictureOf:
    """Stands in a text where a picture of the demo goes; `name` is its key in home.demo.pictures."""

    name: str


@dataclass(frozen=True, slots=True)
class FilmOf:
    """Stands in a text where a film of the demo goes; `name` is the key of its video page."""

    name: str


@dataclass(frozen=True, slots=True)
class PageOf:
    """Stands in a text where a link leads to a page of the demo; `name` is that page's key."""

    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction or an update."""

    kind: str
    made_at: datetime
    text: str


# The parts of a list block are a tuple; a table's columns and rows are lists, as the table keeps them.
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
    topics: Sequence[str]
    words: Words = field(repr=False)
    people: Sequence[str] = ()
    corrections: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class ShotText:
    """A row of a shotlist; timecodes are those of the whole film, at 25 frames per second."""

    in_timecode: str
    out_timecode: str
    description: str
    restriction: str = ""


@dataclass(frozen=True, slots=True)
class VideoStory:
    """A video page; `name` is also that of its film in home.demo.film, `captions` is WebVTT by language.

    Nobody speaks in the films: their captions say what is heard.
    """

    name: str
    slug: str
    title: str
    summary: str
    story: str
    place: str
    day: date
    credit_line: str
    shots: Sequence[ShotText]
    topics: Sequence[str]
    captions: Mapping[str, str] = field(repr=False)
    words: Words = field(repr=False)
