"""The password rule of the newsroom, named in full to whoever breaks it."""

import unicodedata
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    exceeds_maximum_length_ratio,
    get_default_password_validators,
    password_validators_help_texts,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.common_passwords import french_words, is_run, shapes
from accounts.leaked_passwords import is_leaked

DEFAULT_MIN_LENGTH = 12
# Nobody types more. Judging and hashing what has no end would keep a server busy for whoever asks it to.
MAX_LENGTH = 256
FEWEST_DIFFERENT = 6


def password_rule() -> str:
    """Every rule that a new password must keep, in the reader's language."""
    return " ".join(password_validators_help_texts())


def password_parts() -> dict[str, str]:
    """The parts of the rule that a page can check while the person types, by key; empty where no rule is set."""
    rules = (found for found in get_default_password_validators() if isinstance(found, PasswordRule))
    return next((rule.parts() for rule in rules), {})


def password_advice() -> str:
    """What only the server can check, in words."""
    others = (found for found in get_default_password_validators() if not isinstance(found, PasswordRule))
    return " ".join(text for text in (found.get_help_text() for found in others) if text)


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
        if len(password) > MAX_LENGTH:
            yield _("Use at most %(count)d characters.") % {"count": MAX_LENGTH}
            return
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

    def parts(self) -> dict[str, str]:
        """Each condition in a few words, by the key that password.js knows it by."""
        return {
            "length": _("%(count)d characters at least") % {"count": self.min_length},
            "upper": _("an upper-case letter"),
            "lower": _("a lower-case letter"),
            "digit": _("a digit"),
            "symbol": _("a symbol, such as ! or %"),
            "spaces": _("no spaces"),
        }

    def get_help_text(self) -> str:
        return _(
            "At least %(count)d characters, no spaces, with upper-case and lower-case letters, digits and symbols."
        ) % {"count": self.min_length}


class UnlikeThePerson:
    """No password that is nearly the person's address, name or organisation, digits and symbols around it or not."""

    details = ("email", "first_name", "last_name", "organisation")
    # Of the whole password, as Django measures it; and of its letters alone, in their order.
    alike, letters_alike = 0.7, 0.85

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError that names each detail which the password resembles."""
        if len(password) > MAX_LENGTH:
            return
        close = [name for name in self.details if self._resembles(password, str(getattr(user, name, "") or ""))]
        if close:
            names = (field.verbose_name for field in get_user_model()._meta.fields if field.name in close)
            message = _("Choose a password that does not resemble this detail of yours: %(detail)s.")
            raise ValidationError([message % {"detail": name} for name in names], code="password_too_similar")

    def _resembles(self, password: str, detail: str) -> bool:
        whole = password.lower()
        words = [word for word in _words(detail.lower()) if not exceeds_maximum_length_ratio(whole, self.alike, word)]
        if any(SequenceMatcher(a=whole, b=word).quick_ratio() >= self.alike for word in words):
            return True
        known = {shape for word in words for shape in shapes(word)}
        return any(
            SequenceMatcher(a=shape, b=word).ratio() >= self.letters_alike
            for shape in shapes(password)
            for word in known
        )

    def get_help_text(self) -> str:
        return _("It must not resemble your e-mail address, your name or your organisation.")


def _words(detail: str) -> list[str]:
    """A detail whole, what stands before its @, and each of its words."""
    parts = "".join(character if character.isalnum() else " " for character in detail).split()
    return [detail, detail.partition("@")[0], *parts] if detail else []


class NotCommon(CommonPasswordValidator):
    """No password that is tried first: from Django's list or the French one, in disguise or not, runs of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.words = self.passwords | french_words()

    def validate(self, password: str, user: object = None) -> None:
        if len(password) <= MAX_LENGTH and self._is_common(password):
            message = _("This password is among the first to be tried, as it stands or nearly so. Choose another one.")
            raise ValidationError(message, code="password_too_common")

    def _is_common(self, password: str) -> bool:
        few = len(set(password.casefold())) < FEWEST_DIFFERENT
        return few or password.lower() in self.words or any(s in self.words or is_run(s) for s in shapes(password))

    def get_help_text(self) -> str:
        return _("Common passwords are refused, even with digits and symbols added.")


class NotLeaked:
    """No password of a published list of leaked ones, which an operator keeps in a file (PASSWORD_LEAKED_FILE)."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def validate(self, password: str, user: object = None) -> None:
        if is_leaked(password, self.path):
            message = _("This password stands in a list of passwords that were leaked. Choose another one.")
            raise ValidationError(message, code="password_leaked")

    def get_help_text(self) -> str:
        return ""
