"""The words of a step or a mail, as editors published them in a language, or else as they come with the newsroom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from accounts.content import MAILS, RUNNING_TEXT, STEPS, Mail, Piece
from accounts.models import JourneyMail, JourneyStep
from accounts.models.journey import JourneyWords
from accounts.paragraphs import paragraphs_of
from accounts.variables import Values, fill, fill_html, known_to_all
from accounts.words import MAIL_WORDS, STEP_WORDS, Pairs, default_words

Row = TypeVar("Row", bound=JourneyWords)


@dataclass(frozen=True, slots=True)
class Words:
    """What is written, by part; `values` are those of the variables.

    A template asks for a part by its name, and gets HTML: a line, or a list of paragraphs where the part has several.
    """

    piece: Piece
    written: Mapping[str, str]
    values: Values = field(default_factory=known_to_all)

    def knowing(self, **values: str) -> "Words":
        """The same with the values of variables that depend on the reader."""
        return replace(self, values={**self.values, **values})

    def plain(self, part: str) -> str:
        """A part as plain text, its paragraphs parted by empty lines."""
        return fill(self.written[part], self.values)

    def __getitem__(self, part: str) -> SafeString | list[SafeString]:
        if part in RUNNING_TEXT:
            return [fill_html(found, self.values) for found in paragraphs_of(self.written[part])]
        return fill_html(self.written[part], self.values)


def step_words(key: str) -> Words:
    """The words of a step in the reader's language, in one query."""
    return steps_words([key])[key]


def steps_words(keys: Iterable[str]) -> dict[str, Words]:
    """The same for several steps, in one query as well."""
    wanted = list(keys)
    rows = {row.key: row for row in _published(JourneyStep, wanted)}
    return {key: words_of(STEPS[key], STEP_WORDS[key], rows.get(key)) for key in wanted}


def mail_words(mail: Mail) -> Words:
    """The words of a mail in the reader's language, in one query."""
    rows = _published(JourneyMail, [mail.key])
    return words_of(MAILS[mail.key], MAIL_WORDS[mail.key], rows[0] if rows else None)


def words_of(piece: Piece, defaults: Pairs, row: JourneyWords | None) -> Words:
    """What `row` says; what it lacks and the step cannot do without is said in the words that come with it."""
    language = row.locale.language_code if row else _language()
    usual = default_words(defaults, language)
    if row is None:
        return Words(piece, usual)
    written = row.words
    return Words(piece, {part: written[part] or (usual[part] if piece.is_needed(part) else "") for part in piece.parts})


def _published(kind: type[Row], keys: list[str]) -> list[Row]:
    rows = kind.objects.filter(live=True, key__in=keys, locale__language_code=_language())
    return list(rows.select_related("locale"))


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
