"""The rest of the account journey: in, the new password, the account created."""

from collections.abc import Callable
from functools import wraps

from allauth.account.stages import LoginStage
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import (
    CompletePasswordResetView,
    LoginView,
    PasswordResetFromKeyDoneView,
    PasswordResetView,
    SignupView,
)
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.code_views import CODE_PAGE
from accounts.flows import ResetCode
from accounts.journey import steps_words
from accounts.limits import refuse_early
from accounts.models import User
from accounts.newsletter.selectors import prompt_context, subscription_of
from accounts.redirects import home_path, with_next
from accounts.selectors import has_verified_email
from accounts.services import return_to
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

    @transaction.atomic
    def form_valid(self, form: BaseForm) -> HttpResponse:
        """In the language that was chosen: the mail, the next page. The account and its mail, or none of them.

        An address that already has an account must look new on that page too: it knows the way back.
        """
        with override(form.cleaned_data["language"]):
            response: HttpResponse = super().form_valid(form)
        if url := self.get_next_url():
            return_to(self.request, url)
        return response


class ForgottenPasswordView(StepPage, PasswordResetView):
    step_key = "forgotten_password"

    def form_valid(self, form: BaseForm) -> HttpResponse:
        refused = refuse_early(self.request, action=ResetCode.limit, key=form.cleaned_data["email"].lower())
        response: HttpResponse = refused or super().form_valid(form)
        return response


class NewPasswordView(StepPage, CompletePasswordResetView):
    step_key = "new_password"

    @transaction.atomic
    def form_valid(self, form: BaseForm) -> HttpResponse:
        """The new password, the end of all sessions and its record, or none of them."""
        response: HttpResponse = super().form_valid(form)
        return response

    def get_success_url(self) -> str:
        """The page that says so, and leads through signing in to the page to return to."""
        return with_next("account_password_reset_completed", self.get_next_url())


class PasswordUpdatedView(StepPage, PasswordResetFromKeyDoneView):
    step_key = "password_updated"


def verified_required(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Leads the anonymous to the sign-in page and the unverified to the code page."""

    @never_cache
    @login_required
    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponseBase:
        if not has_verified_email(request.user):
            return redirect(with_next(CODE_PAGE, request.get_full_path()))
        return view(request)

    return checked


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
    prompt = prompt_context(words["newsletter"], is_subscribed=subscription_of(user) is not None)
    return render(request, "account/created.html", {**context, **prompt})
