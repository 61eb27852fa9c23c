"""The headings of an article, and the anchors by which a table of contents or a link from elsewhere leads to them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from django.utils.text import slugify

LEVELS = {"heading": 2, "subheading": 3}
FEWEST_HEADINGS = 3
# Ids that the page around the article has. Those of the article's own template open with "_", as no anchor does.
TAKEN = frozenset({"content"})


@dataclass(frozen=True, slots=True)
class Heading:
    """`anchor` is made of the heading's words, so it is each language's own, and of its number where words repeat."""

    block_id: str
    text: str
    level: int
    anchor: str
    below: list["Heading"] = field(default_factory=list)


def headings(body: Iterable[Any]) -> list[Heading]:
    """Every heading of a body, in order."""
    found: list[Heading] = []
    taken = set(TAKEN)
    for block in body:
        if block.block_type in LEVELS:
            words = slugify(block.value) or f"section-{block.id}"
            anchor = next(one for one in chain([words], (f"{words}-{n}" for n in count(2))) if one not in taken)
            taken.add(anchor)
            found.append(Heading(str(block.id), block.value, LEVELS[block.block_type], anchor))
    return found


def contents(found: list[Heading]) -> list[Heading]:
    """The table of contents: headings with those below them. Empty where there are too few to need one."""
    top: list[Heading] = []
    if len(found) < FEWEST_HEADINGS:
        return top
    for heading in found:
        is_below = heading.level > min(LEVELS.values()) and top and top[-1].level < heading.level
        (top[-1].below if is_below else top).append(heading)
    return top
