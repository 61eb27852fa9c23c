"""What a new account is asked beside its address and password: on the page, and in the headless API."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.countries import country_choices
from accounts.models import AccountTerms, User
from accounts.terms import accept_terms, are_meant, stamp, terms_in_force

LONGEST = 120


class StampedCheckbox(forms.CheckboxInput):
    """A box whose value names the terms that stand beside it."""

    def __init__(self, value: str) -> None:
        super().__init__(check_test=lambda sent: bool(sent) and str(sent) == value)
        self.stamp = value

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name)

    def format_value(self, value: Any) -> str:
        return self.stamp


def _press_field(label: Any, autocomplete: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=LONGEST, required=False, widget=widget)


class SignUpFields(forms.Form):
    """For allauth's sign-up forms, before them in the order of inheritance."""

    judged_field = "password1"

    language = forms.ChoiceField(
        label=_("Your language, on the site and in our mails"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        required=False,
    )
    organisation = _press_field(_("Organisation"), "organization")
    press_role = _press_field(_("Role"), "organization-title")
    country = forms.ChoiceField(
        label=_("Country"), required=False, widget=forms.Select(attrs={"autocomplete": "country"})
    )
    terms = forms.CharField(label=_("Terms"), error_messages={"required": _("Accept the terms to create an account.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account_terms: AccountTerms | None = terms_in_force()
        self.fields["language"].initial = get_language()
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]  # a ChoiceField's
        if self.account_terms:
            self.fields["terms"].widget = StampedCheckbox(stamp(self.account_terms))
            self.fields["terms"].widget.is_required = True
        else:
            del self.fields["terms"]

    @property
    def tells_of_press(self) -> bool:
        """Whether the optional fields hold something that must stay in sight."""
        names = ("organisation", "press_role", "country")
        return any(self[name].value() or self[name].errors for name in names)

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or get_language() or settings.LANGUAGE_CODE

    def clean_terms(self) -> str:
        value: str = self.cleaned_data["terms"]
        if self.account_terms and not are_meant(self.account_terms, value):
            raise ValidationError(_("The terms have just changed. Read them as they are now, then accept them."))
        return value

    def clean(self) -> dict[str, Any]:
        """Judges the password by all that is known of the person; allauth would know the address alone."""
        password = self.cleaned_data.pop(self.judged_field, None)
        super().clean()
        if password:
            self.cleaned_data[self.judged_field] = password
            known = {name: self.cleaned_data.get(name) or "" for name in ("email", "organisation")}
            try:
                get_adapter().clean_password(password, user=User(**known))
            except ValidationError as refusal:
                self.add_error(self.judged_field, refusal)
        return self.cleaned_data

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth with the account just made, in the transaction that makes it."""
        if self.account_terms:
            accept_terms(user=user, terms=self.account_terms, request=request)
