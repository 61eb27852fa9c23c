"""The words of the account journey for a front end of one's own."""

from typing import TypedDict

from django.conf import settings
from django.utils.translation import override

from accounts.content import STEPS
from accounts.journey import steps_words
from accounts.validators import password_rule

MINUTE = 60


class Journey(TypedDict):
    """The words of the account journey: of each step, by its name, the words of each of its parts."""

    min_length: int
    code_minutes: int
    password_rule: str
    steps: dict[str, dict[str, str]]


def journey(language: str) -> Journey:
    """Every step's words in a language, the password rule in words, and the figures behind them.

    Texts are plain, their paragraphs parted by empty lines. Variables that depend on the reader stand as they are
    written, {email} and {time_left}: the front end puts in their values. Costs one query.
    """
    with override(language):
        words = steps_words(STEPS)
        return {
            "min_length": settings.PASSWORD_MIN_LENGTH,
            "code_minutes": settings.CODE_SECONDS // MINUTE,
            "password_rule": password_rule(),
            "steps": {key: {part: step.plain(part) for part in step.piece.parts} for key, step in words.items()},
        }
