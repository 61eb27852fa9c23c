"""One question each, in our own words. The rules behind them are allauth's and those of accounts.validators."""

import unicodedata
from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.fields import EmailField
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.flows import ResetCode
from accounts.journey import Words
from accounts.models import User
from accounts.password_input import NewPasswordInput
from accounts.sign_up_fields import SignUpFields
from accounts.validators import password_rule

MAX_EMAIL_LENGTH = 254
EMAIL_ERRORS = {
    "required": _("Enter an e-mail address."),
    "invalid": _("This is not an e-mail address. Check it: it looks like name@newspaper.com."),
}
PASSWORD_ERRORS = {"required": _("Enter the password.")}


class PlainFields(forms.Form):
    """Labels say what a field is for, in editors' words; nothing disappears from it when one types."""

    label_parts: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, forms.EmailField):
                field.error_messages.update(EMAIL_ERRORS)
            elif isinstance(field.widget, forms.PasswordInput):
                field.error_messages.update(PASSWORD_ERRORS)

    def speak(self, step: Words) -> None:
        """Takes the labels of the fields from the words of a step, also of a form that was checked before."""
        for name in self.label_parts.keys() & self.fields.keys():
            self.fields[name].label = self[name].label = step.plain(self.label_parts[name])


class NewPasswordFields(PlainFields):
    """Asks for a new password once; whoever mistypes it can reset it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = password_rule()
        self.fields["password1"].widget = NewPasswordInput(settings.PASSWORD_MIN_LENGTH)
        self.fields.pop("password2", None)


class SignInForm(PlainFields, allauth_forms.LoginForm):
    label_parts = {"login": "field_label", "password": "second_field_label"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class DiscreetSignUp(forms.Form):
    """For allauth's sign-up forms: neither time nor an error tells that an address has an account."""

    account_already_exists: bool

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """The new account; or what stands in for it, after as much work, where the address has one already."""
        if self.account_already_exists:
            make_password(self.cleaned_data.get("password1") or self.cleaned_data.get("password"))
            return self._try_save(request)
        try:
            with transaction.atomic():
                return self._try_save(request)
        except IntegrityError:  # Somebody was faster with the same address.
            self.account_already_exists = True
            return self._try_save(request)

    def _try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        saved: tuple[User | None, HttpResponse | None] = super().try_save(request)  # type: ignore[misc]  # allauth's forms
        return saved


class SignUpForm(NewPasswordFields, SignUpFields, DiscreetSignUp, allauth_forms.SignupForm):
    label_parts = {"email": "field_label", "password1": "second_field_label"}
    field_order = ["email", "password1", "language", "organisation", "press_role", "country", "terms"]

    email = EmailField(max_length=MAX_EMAIL_LENGTH)


class NewPasswordForm(NewPasswordFields, allauth_forms.ResetPasswordKeyForm):
    label_parts = {"password1": "field_label"}


class ResetByCode(forms.Form):
    """For allauth's forms that ask for an address: sends a code of ours, which survives its own end."""

    users: list[User]

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        ResetCode.start(request=request, user=self.users[0] if self.users else None, email=email)
        return email


class ForgottenPasswordForm(PlainFields, ResetByCode, allauth_forms.ResetPasswordForm):
    label_parts = {"email": "field_label"}


class CodeField(forms.CharField):
    """A code as people paste it: with spaces or dashes of any kind, in full-width digits."""

    default_error_messages = {"required": _("Enter the code.")}

    def to_python(self, value: Any) -> str:
        text = unicodedata.normalize("NFKC", str(super().to_python(value) or ""))
        return "".join(c for c in text if unicodedata.category(c)[0] not in "PZC")


class CodeFields(PlainFields):
    label_parts = {"code": "field_label"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code-input", "maxlength": "24"}
        self.fields["code"] = CodeField(widget=forms.TextInput(attrs=attrs))


class ConfirmAddressForm(CodeFields, allauth_forms.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmResetForm(CodeFields, allauth_forms.ConfirmPasswordResetCodeForm):
    pass
