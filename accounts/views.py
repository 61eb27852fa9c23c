"""The rest of the account journey: in, the new password, the account created, the newsletter."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.stages import LoginStage
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import (
    CompletePasswordResetView,
    LoginView,
    PasswordResetFromKeyDoneView,
    PasswordResetView,
    SignupView,
)
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.code_views import CODE_PAGE
from accounts.journey import Words, step_words, steps_words
from accounts.models import NewsletterSubscription, User
from accounts.newsletter import consent_text, consent_version
from accounts.redirects import home_path, with_next
from accounts.selectors import has_verified_email
from accounts.services import return_to, subscribe, unsubscribe
from accounts.step_page import StepPage


class LatestPageMixin:
    """Whoever comes back to sign in while a code is awaited is led, after it, to the page they came from last."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> HttpResponseRedirect | None:
        if url := get_next_redirect_url(request):
            return_to(request, url)
        response: HttpResponseRedirect | None = super()._redirect_to_pending_stage(request, stage)  # type: ignore[misc]  # allauth's views
        return response


class SignInView(StepPage, LatestPageMixin, LoginView):
    step_key = "sign_in"


class SignUpView(StepPage, LatestPageMixin, SignupView):
    step_key = "register"

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """An address that already has an account must look new on the next page too: that page knows the way back."""
        response: HttpResponse = super().form_valid(form)
        if url := self.get_next_url():
            return_to(self.request, url)
        return response


class ForgottenPasswordView(StepPage, PasswordResetView):
    step_key = "forgotten_password"


class NewPasswordView(StepPage, CompletePasswordResetView):
    step_key = "new_password"

    def get_success_url(self) -> str:
        """The page that says so, and leads through signing in to the page to return to."""
        return with_next("account_password_reset_completed", self.get_next_url())


class PasswordUpdatedView(StepPage, PasswordResetFromKeyDoneView):
    step_key = "password_updated"


def verified_required(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Leads the anonymous to the sign-in page and the unverified to the code page."""

    @never_cache
    @login_required
    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponse:
        if not has_verified_email(request.user):
            return redirect(with_next(CODE_PAGE, request.get_full_path()))
        return view(request)

    return checked


def _newsletter_context(user: User, prompt: Words) -> dict[str, Any]:
    is_subscribed = NewsletterSubscription.objects.filter(user=user).exists()
    return {"prompt": prompt, "is_subscribed": is_subscribed, "consent_version": consent_version(consent_text(prompt))}


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("Only for views that require a person who is signed in.")
    return request.user


@require_safe
@verified_required
def created(request: HttpRequest) -> HttpResponse:
    user, leads_to = _user(request), get_next_redirect_url(request)
    words = steps_words(["account_created", "newsletter"])
    context = {
        "step": words["account_created"].knowing(email=user.email),
        "leads_to": leads_to or home_path(),
        "has_page_to_return_to": bool(leads_to) and leads_to != home_path(),
    }
    return render(request, "account/created.html", {**context, **_newsletter_context(user, words["newsletter"])})


@verified_required
def newsletter(request: HttpRequest) -> HttpResponse:
    """The subscription as it stands; a POST subscribes, if it names the words that were read and they are today's."""
    user, prompt, leads_to = _user(request), step_words("newsletter"), get_next_redirect_url(request)
    if request.method != "POST":
        context = {"next": leads_to or "", **_newsletter_context(user, prompt)}
        return render(request, "account/newsletter.html", context)
    text = consent_text(prompt)
    version = consent_version(text)
    if request.POST.get("consent") != version:
        messages.warning(request, _("You agree to the words below. Read them as they are now, then press again."))
        return redirect(with_next("account_newsletter", leads_to))
    subscribe(user=user, language=get_language() or user.language, consent_version=version, consent_text=text)
    messages.success(request, _("You are subscribed to the newsletter."))
    return redirect(leads_to or reverse("account_newsletter"))


@require_POST
@verified_required
def leave_newsletter(request: HttpRequest) -> HttpResponse:
    unsubscribe(user=_user(request))
    messages.success(request, _("You no longer receive the newsletter."))
    return redirect(get_next_redirect_url(request) or reverse("account_newsletter"))
