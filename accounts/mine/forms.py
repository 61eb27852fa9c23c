"""The forms of the account page."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.countries import country_choices
from accounts.forms import NewPasswordFields, PlainFields
from accounts.models import User


class ProfileForm(forms.ModelForm[User]):
    """Who somebody is and whom they work for: all of it optional."""

    country = forms.ChoiceField(label=_("Country"), required=False, choices=country_choices)

    class Meta:
        model = User
        fields = ["first_name", "last_name", "organisation", "press_role", "country"]
        labels = {
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "organisation": _("Organisation"),
            "press_role": _("Role"),
        }
        widgets = {
            name: forms.TextInput(attrs={"autocomplete": token})
            for name, token in (
                ("first_name", "given-name"),
                ("last_name", "family-name"),
                ("organisation", "organization"),
                ("press_role", "organization-title"),
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].widget.attrs["autocomplete"] = "country"


class LanguageForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["language"]
        widgets = {"language": forms.RadioSelect}


class NewAddressForm(PlainFields, allauth_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class ChangePasswordForm(NewPasswordFields, allauth_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label, self.fields["oldpassword"].help_text = _("Current password"), ""
        self.fields["password1"].label = _("New password")


class FirstPasswordForm(NewPasswordFields, allauth_forms.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")


class PasswordAgainForm(PlainFields, allauth_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label, self.fields["password"].help_text = _("Password"), ""


class ClosingForm(PasswordAgainForm):
    """The password, asked for on the very page that deletes the account."""
