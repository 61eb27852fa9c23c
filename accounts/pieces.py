"""What a step or a mail of the account journey is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Figures of the settings may stand anywhere; what depends on the reader, or is long, in running text only.
EVERYWHERE = ("minutes", "min_length", "site_name")
RUNNING_TEXT = ("text", "help_text")
MAY_BE_EMPTY = ("eyebrow", "text", "help_text", "other_line")


@dataclass(frozen=True, slots=True)
class Piece:
    """A step or a mail: its name in the admin, the parts it has with their labels, and its own variables."""

    key: str
    name: Any
    parts: Mapping[str, Any]
    variables: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    needed_parts: tuple[str, ...] = field(default=())

    def allowed(self, part: str) -> tuple[str, ...]:
        """The variables that may stand in a part."""
        return (*self.variables, *EVERYWHERE) if part in RUNNING_TEXT else EVERYWHERE

    def needed_in(self, part: str) -> tuple[str, ...]:
        """The variables without which a part makes no sense."""
        return self.needed if part == "text" else ()

    def is_needed(self, part: str) -> bool:
        """Whether a part may not be left empty."""
        return part in self.needed_parts or part not in MAY_BE_EMPTY


@dataclass(frozen=True, slots=True)
class Mail(Piece):
    """`template` is allauth's name for the mail, `link` what its context calls the address that {link} stands for.

    `also` are allauth's names for mails that say the same.
    """

    template: str = ""
    link: str = ""
    also: tuple[str, ...] = ()
