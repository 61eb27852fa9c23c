"""The field for a new password. With a script it shows which parts of the rule are met while one types."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accounts.validators import password_advice, password_parts


class NewPasswordInput(forms.PasswordInput):
    """Carries the words that accounts/password.js shows. The rule stands in the field's help text without it."""

    class Media:
        js = (forms.Script("accounts/password.js", defer=""),)

    def __init__(self, min_length: int) -> None:
        super().__init__(attrs={"autocomplete": "new-password", "spellcheck": "false", "autocapitalize": "none"})
        self.min_length = min_length

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        words = {
            "min": self.min_length,
            "parts": password_parts(),
            "advice": password_advice(),
            "met": _("met"),
            "missing": _("still missing"),
            "left": _("Still missing: %(parts)s."),
            "done": _("All that this page can check is met."),
            "show": _("Show the password"),
            "hide": _("Hide the password"),
        }
        own = {"data-password-rule": json.dumps(words, ensure_ascii=False)}
        context: dict[str, Any] = super().get_context(name, value, {**own, **(attrs or {})})
        return context
