"""The fields of second factors, on pages and headless: one code, as people type it; one passkey; one name."""

import json
import struct
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms import CodeField, CodeFields
from accounts.models import User
from accounts.second_factor.tries import one_try

LONGEST_NAME = 60
MALFORMED = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)


class CodeOfTheApplication(forms.Form):
    """For allauth's forms that ask for a code outside the steps of the journey."""

    code_label = _("Code of the application")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code-input", "maxlength": "24"}
        self.fields["code"] = CodeField(label=self.code_label, widget=forms.TextInput(attrs=attrs))


class ActivateForm(CodeOfTheApplication, totp_forms.ActivateTOTPForm):
    code_label = _("Code that the application shows")


class CountedCode(forms.Form):
    """For allauth's forms that compare a code with those of an account."""

    user: User

    def clean_code(self) -> str:
        with one_try(self.user):
            code: str = super().clean_code()  # type: ignore[misc]  # allauth's forms
        return code


class ShowCodeForm(CountedCode, CodeOfTheApplication, base_forms.ReauthenticateForm):
    code_label = _("Code of the application, or a recovery code")


class SignInCodeForm(CountedCode, CodeFields, base_forms.AuthenticateForm):
    """At sign-in: a step of the journey, whose label is an editor's."""


class NameField(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Name of the passkey"),
            max_length=LONGEST_NAME,
            required=self.fields["name"].required,
            error_messages={"required": _("Give the passkey a name.")},
            help_text=_("So that you recognise it in the list: “Office telephone”, for instance."),
        )


class PasskeyField(forms.JSONField):
    """What a browser says of a passkey: an object that the database can keep."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        try:
            found = super().to_python(value)
            kept = json.dumps(found, allow_nan=False, ensure_ascii=False).encode()
        except MALFORMED as problem:
            raise ValidationError("", code="incorrect_code") from problem
        if not isinstance(found, dict) or rb"\u0000" in kept:
            raise ValidationError("", code="incorrect_code")
        return found


class PasskeyWords(forms.Form):
    """allauth has one sentence for a wrong code and for a passkey that is not the right one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = PasskeyField(label=_("Passkey"))

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = self._read(super().clean)
        return cleaned

    def add_error(self, field: str | None, error: Any) -> None:
        if getattr(error, "code", None) == "incorrect_code":
            error = ValidationError(_("This passkey could not be confirmed. Try again, or choose another way."))
        super().add_error(field, error)

    def _read(self, read: Callable[[], Any]) -> Any:
        """What a browser never sends makes the library stumble in ways of its own; here it is a wrong passkey."""
        try:
            return read()
        except MALFORMED as problem:
            raise ValidationError("", code="incorrect_code") from problem


class ShownPasskey(PasskeyWords):
    """Tries are counted where the password was shown before: whose passkey it is, is not a stranger's to say."""

    user: User | None

    def clean_credential(self) -> Authenticator:
        with one_try(self.user) if self.user else nullcontext():
            shown: Authenticator = self._read(super().clean_credential)  # type: ignore[misc]  # allauth's forms
        return shown


class SignInPasskeyForm(ShownPasskey, webauthn_forms.LoginWebAuthnForm):
    pass


class SecondPasskeyForm(ShownPasskey, webauthn_forms.AuthenticateWebAuthnForm):
    pass


class ShowPasskeyForm(ShownPasskey, webauthn_forms.ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(PasskeyWords, NameField, webauthn_forms.AddWebAuthnForm):
    """Every passkey may sign in by itself where the device allows it: no box to tick."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)


class RenamePasskeyForm(NameField, webauthn_forms.EditWebAuthnForm):
    pass
