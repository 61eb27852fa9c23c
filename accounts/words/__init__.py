"""The words that the newsroom comes with, each French one beside its English one. Editors replace them."""

from collections.abc import Mapping

from accounts.words.mails import MAIL_WORDS
from accounts.words.steps import STEP_WORDS

__all__ = ["MAIL_WORDS", "STEP_WORDS", "Pairs", "default_words"]

Pairs = Mapping[str, tuple[str, str]]


def default_words(pairs: Pairs, language: str) -> dict[str, str]:
    """The words in a language, by part; whoever asks for a third one gets French."""
    side = 1 if language.startswith("en") else 0
    return {part: words[side] for part, words in pairs.items()}
