"""A part of the first page of the admin: a heading and the rows below it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Row:
    """`language` is its name in itself, as Wagtail writes it; `retry` is an address to post to."""

    title: str
    url: str
    note: str
    language: str = ""
    retry: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """`more` says how many rows are not shown."""

    name: str
    heading: str
    icon: str
    rows: list[Row]
    more: int


def section(name: str, heading: str, icon: str, found: Iterable[Any], row: Callable[[Any], Row]) -> Section:
    total = len(found) if isinstance(found, list) else found.count()  # type: ignore[attr-defined]
    rows = [row(each) for each in islice(found if isinstance(found, list) else found[:SHOWN], SHOWN)]  # type: ignore[index]
    return Section(name=name, heading=heading, icon=icon, rows=rows, more=total - len(rows))
