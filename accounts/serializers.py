"""The words of the account journey for a front end of one's own."""

from typing import Any

from django.conf import settings
from django.utils.translation import override

from accounts.content import STEPS
from accounts.journey import steps_words
from accounts.validators import password_rule

MINUTE = 60


def journey(language: str) -> dict[str, Any]:
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
