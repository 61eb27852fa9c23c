"""One question each, in our own words. The rules behind them are allauth's and those of accounts.validators."""

import unicodedata
from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.fields import EmailField
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.validators import password_rule

MAX_EMAIL_LENGTH = 254


class PlainFields(forms.Form):
    """Labels say what a field is for; nothing disappears from it when one types."""

    labels: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)


class NewPasswordFields(PlainFields):
    """Asks for a new password once; whoever mistypes it can reset it."""

    labels = {"email": _("E-mail address"), "password1": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = password_rule()
        self.fields.pop("password2", None)


class SignInForm(PlainFields, allauth_forms.LoginForm):
    labels = {"login": _("E-mail address"), "password": _("Password")}

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


class SignUpForm(NewPasswordFields, DiscreetSignUp, allauth_forms.SignupForm):
    email = EmailField(max_length=MAX_EMAIL_LENGTH)


class NewPasswordForm(NewPasswordFields, allauth_forms.ResetPasswordKeyForm):
    labels = {"password1": _("New password")}


class ForgottenPasswordForm(PlainFields, allauth_forms.ResetPasswordForm):
    labels = {"email": _("E-mail address")}


class CodeField(forms.CharField):
    """A code as people paste it: with spaces or dashes of any kind, in full-width digits."""

    def to_python(self, value: Any) -> str:
        text = unicodedata.normalize("NFKC", str(super().to_python(value) or ""))
        return "".join(c for c in text if unicodedata.category(c)[0] not in "PZC")


class CodeFields(PlainFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code-input", "maxlength": "24"}
        self.fields["code"] = CodeField(label=_("Verification code"), widget=forms.TextInput(attrs=attrs))


class ConfirmAddressForm(CodeFields, allauth_forms.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmResetForm(CodeFields, allauth_forms.ConfirmPasswordResetCodeForm):
    pass
