"""What a reader typed into a search box, as words and phrases."""

import re
from dataclasses import dataclass

LONGEST = 200
# Straight, French and English quotes; a quote left open is none.
QUOTED = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”')
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]+")
# One letter (« à », “a”) asks for nothing beside other words; a digit does.
SPEAKS = re.compile(r"\d|\w\w")
SPEAKS_ALONE = re.compile(r"\w")


class TooLong(ValueError):
    """More than LONGEST characters."""


@dataclass(frozen=True, slots=True)
class Term:
    text: str
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """`text` is for showing again; `terms` is empty where nothing was asked that could be found."""

    text: str
    terms: tuple[Term, ...]


def read(typed: str) -> Asked:
    """Control characters count as blanks. Raises TooLong."""
    text = " ".join(UNPRINTABLE.sub(" ", typed).split())
    if len(text) > LONGEST:
        raise TooLong
    phrases = [Term(" ".join("".join(found).split()), is_phrase=True) for found in QUOTED.findall(text)]
    words = [Term(word) for word in QUOTED.sub(" ", text).replace('"', " ").split()]
    terms = tuple(dict.fromkeys(term for term in (*phrases, *words) if SPEAKS_ALONE.search(term.text)))
    return Asked(text, tuple(term for term in terms if SPEAKS.search(term.text)) or terms)
