"""A step or a mail as its reader will see it, for the preview in the admin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from accounts import forms
from accounts.content import MAILS
from accounts.flows import get_entrance_context_data
from accounts.journey import step_words, words_of
from accounts.letters import write
from accounts.models import AccountTerms, JourneyMail, JourneyStep
from accounts.newsletter import forms as newsletter_forms
from accounts.redirects import home_path
from accounts.second_factor.forms import SignInCodeForm
from accounts.terms import terms_in_force
from accounts.variables import MINUTE, time_left
from accounts.words import MAIL_WORDS, STEP_WORDS
from cms.base.csp import as_letter

READER = "lea@example.org"
CODE = "123456"


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of a step needs beside its words."""

    template: str
    form: Callable[[], forms.PlainFields] | None = None
    context: Mapping[str, Any] = field(default_factory=dict)


PAGES = {
    "register": Page("signup", forms.SignUpForm),
    "check_inbox": Page("confirm_email_verification_code", forms.ConfirmAddressForm),
    "account_created": Page("created", context={"has_page_to_return_to": True}),
    "newsletter": Page("newsletter", newsletter_forms.SubscribeForm),
    "newsletter_asked": Page("newsletter_asked"),
    "newsletter_confirm": Page("newsletter_confirm"),
    "newsletter_leave": Page("newsletter_leave"),
    "forgotten_password": Page("password_reset", forms.ForgottenPasswordForm),
    "enter_code": Page("confirm_password_reset_code", forms.ConfirmResetForm),
    "new_password": Page("password_reset_from_key", forms.NewPasswordForm),
    "password_updated": Page("password_reset_from_key_done"),
    "sign_in": Page("login", forms.SignInForm),
    "accept_terms": Page("accept_terms"),
    "second_factor": Page("second_factor", partial(SignInCodeForm, user=None)),
    "accept_invitation": Page("invitation", forms.NewPasswordForm, {"invited": {"email": READER}}),
}


def preview_step(request: HttpRequest, row: JourneyStep) -> HttpResponse:
    """The page of a step with the words of `row`, to a reader who is not signed in, in the row's language."""
    page = PAGES[row.key]
    request.user = AnonymousUser()
    with override(row.locale.language_code):
        words = words_of(row.piece, STEP_WORDS[row.key], row)
        if row.piece.variables:
            words = words.knowing(email=READER, time_left=time_left(settings.CODE_SECONDS // MINUTE))
        form = page.form() if page.form else None
        if form:
            form.speak(words)
        prompt = words if row.key == "newsletter" else step_words("newsletter")
        context = {"step": words, "prompt": prompt, "form": form, "leads_to": home_path(), "terms": terms_in_force()}
        context = {**get_entrance_context_data(request), **context, **page.context}
        return render(request, f"account/{page.template}.html", context)


def preview_terms(request: HttpRequest, row: AccountTerms) -> HttpResponse:
    """The page of the terms, to a reader of the row's language who is not signed in."""
    request.user = AnonymousUser()
    with override(row.locale.language_code):
        return render(request, "account/terms.html", {"terms": row})


def preview_mail(row: JourneyMail) -> HttpResponse:
    """The mail with the words of `row`, as HTML, in the row's language."""
    with override(row.locale.language_code):
        words = words_of(MAILS[row.key], MAIL_WORDS[row.key], row)
        link = settings.SITE_URL + reverse("account_reset_password")
        return as_letter(write(words, values={"email": READER, "code": CODE}, link=link).html)
