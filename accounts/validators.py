"""The password rule of the newsroom, named in full to whoever breaks it."""

import unicodedata
from collections.abc import Callable, Iterator

from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DEFAULT_MIN_LENGTH = 12


def password_rule() -> str:
    """Every rule that a new password must keep, in the reader's language."""
    return " ".join(password_validators_help_texts())


def _is(*categories: str) -> Callable[[str], bool]:
    """A test for characters of these Unicode general categories, named in full (« Lu ») or by their first letter."""
    return lambda character: unicodedata.category(character).startswith(categories)


# « É » is an upper-case letter, « ٣ » a digit and « € » a symbol; a title-case « ǅ » counts as upper case.
_is_upper, _is_lower, _is_digit, _is_symbol = _is("Lu", "Lt"), _is("Ll"), _is("Nd"), _is("P", "S")
_is_separator = _is("Z")


def _is_space(character: str) -> bool:
    return character.isspace() or _is_separator(character)


class PasswordRule:
    """At least `min_length` characters, no spaces, upper and lower case, digits and symbols of any script."""

    def __init__(self, min_length: int = DEFAULT_MIN_LENGTH) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError with every broken rule at once."""
        if broken := list(self._broken(password)):
            raise ValidationError(broken, code="password_rule")

    def _broken(self, password: str) -> Iterator[str]:
        if len(password) < self.min_length:
            yield _("Use at least %(count)d characters.") % {"count": self.min_length}
        if any(map(_is_space, password)):
            yield _("Leave out spaces.")
        if not any(map(_is_upper, password)):
            yield _("Add an upper-case letter.")
        if not any(map(_is_lower, password)):
            yield _("Add a lower-case letter.")
        if not any(map(_is_digit, password)):
            yield _("Add a digit.")
        if not any(map(_is_symbol, password)):
            yield _("Add a symbol, such as ! or %.")

    def get_help_text(self) -> str:
        return _(
            "At least %(count)d characters, no spaces, with upper-case and lower-case letters, digits and symbols."
        ) % {"count": self.min_length}
