"""Passwords that everybody thinks of, behind capitals, digits for letters and a year at the end."""

import re
import unicodedata
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "common_passwords.fr.txt"
SHORTEST = 4
# What is typed for a letter. A "1" and a "!" stand for two of them.
_DISGUISES = str.maketrans("034578@$€£&+", "oeastbaseeet")
_AS_I, _AS_L = str.maketrans("1!|", "iii"), str.maketrans("1!|", "lll")
_AROUND, _SYMBOLS_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$"), re.compile(r"^[\W_]+|[\W_]+$")
_REPEATED = re.compile(r"(.{2,}?)\1+")
_RUNS = (
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
)


def shapes(password: str) -> set[str]:
    """The words that a password may be in disguise: its letters, without accents, capitals and what is around them."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", password.casefold()) if not unicodedata.combining(c))
    found = set()
    for bare in (_AROUND.sub("", plain), _SYMBOLS_AROUND.sub("", plain)):
        for ambiguous in (_AS_I, _AS_L):
            undisguised = bare.translate(ambiguous).translate(_DISGUISES)
            found.add("".join(filter(str.isalpha, undisguised)))
        found.add("".join(filter(str.isalpha, bare)))
    found |= {repeated[1] for shape in found if (repeated := _REPEATED.fullmatch(shape))}
    return {shape for shape in found if len(shape) >= SHORTEST}


def is_run(shape: str) -> bool:
    """Whether letters follow each other as on a keyboard or in the alphabet, forwards or backwards."""
    return any(shape in run or shape[::-1] in run for run in _RUNS)


@cache
def french_words() -> frozenset[str]:
    """What French speakers choose first; Django's own list is that of the world."""
    lines = WORDS.read_text(encoding="utf-8").split()
    return frozenset(lines)
