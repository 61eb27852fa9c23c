"""The password rule of the newsroom, named in full to whoever breaks it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class PasswordRule:
    """At least `min_length` characters, no spaces, upper and lower case, digits and symbols (Unicode categories)."""

    def __init__(self, min_length: int = 12) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError with every broken rule at once."""
        broken = []
        if len(password) < self.min_length:
            broken.append(_("Use at least %(count)d characters.") % {"count": self.min_length})
        if any(c.isspace() for c in password):
            broken.append(_("Leave out spaces."))
        if not any(c.isupper() for c in password):
            broken.append(_("Add an upper-case letter."))
        if not any(c.islower() for c in password):
            broken.append(_("Add a lower-case letter."))
        if not any(c.isdigit() for c in password):
            broken.append(_("Add a digit."))
        if all(c.isalnum() or c.isspace() for c in password):
            broken.append(_("Add a symbol, such as ! or %."))
        if broken:
            raise ValidationError(broken, code="password_rule")

    def get_help_text(self) -> str:
        return _(
            "At least %(count)d characters, no spaces, with upper-case and lower-case letters, digits and symbols."
        ) % {"count": self.min_length}
