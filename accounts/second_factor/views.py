"""allauth's pages of second factors: none of them loses the page to return to."""

from typing import Any
from urllib.parse import quote

from allauth.account.mixins import NextRedirectMixin
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from accounts.flows import lead_to, leads_to
from accounts.models import User
from accounts.redirects import with_next
from accounts.second_factor.policies import is_required_of, second_factors
from accounts.step_page import StepPage

SECRET_LETTERS_IN_A_GROUP = 4


@method_decorator(sensitive_post_parameters("code"), name="dispatch")
class AuthenticateView(StepPage, base.AuthenticateView):
    """At sign-in, after the password: a code of the application, a recovery code, or a passkey."""

    step_key = "second_factor"
    template_name = "account/second_factor.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.leads_to = leads_to(request)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if isinstance(response, HttpResponseRedirect) and response.url == reverse("account_login"):
            return redirect(with_next("account_login", self.leads_to))
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.auth_form.speak(self.step)
        return {**super().get_context_data(**kwargs), "leads_to": self.leads_to}


@method_decorator(never_cache, name="dispatch")
class IndexView(base.IndexView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        is_required = isinstance(user, User) and is_required_of(user)
        return {**super().get_context_data(**kwargs), "is_required": is_required}


@method_decorator(sensitive_post_parameters("code"), name="dispatch")
class ShowCodeView(base.ReauthenticateView):
    """Asked again, of a session that is signed in."""


class LeadsOn(NextRedirectMixin):
    """After setting up: to the recovery codes where they are new, then to the page that the person came from."""

    request: HttpRequest
    did_generate_recovery_codes: bool

    def get_success_url(self) -> str:
        came_from: str = self.get_next_url()
        if self.did_generate_recovery_codes:
            return with_next("mfa_view_recovery_codes", came_from)
        return came_from or reverse("mfa_index")


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class ActivateView(LeadsOn, totp.ActivateTOTPView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        secret: str = context["form"].secret.rstrip("=")
        step = SECRET_LETTERS_IN_A_GROUP
        return {**context, "secret_groups": [secret[at : at + step] for at in range(0, len(secret), step)]}


@method_decorator(never_cache, name="dispatch")
class AddPasskeyView(LeadsOn, webauthn.AddWebAuthnView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A passkey that the device keeps, where it can: it signs in without a password. Any other is welcome too."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        wishes = context["js_data"]["creation_options"]["publicKey"].setdefault("authenticatorSelection", {})
        wishes.update(residentKey="preferred", requireResidentKey=False)
        return context


class SignInWithPasskeyView(webauthn.LoginWebAuthnView):
    """Instead of address and password. The page to return to travels in the form."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        if came_from := get_next_redirect_url(self.request):
            lead_to(self.request, came_from)
        return response

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        super().form_invalid(form)  # leaves the message
        return redirect(with_next("account_login", get_next_redirect_url(self.request)))


class ShowPasskeyView(webauthn.ReauthenticateWebAuthnView):
    def form_invalid(self, form: BaseForm) -> HttpResponse:
        super().form_invalid(form)  # leaves the message
        return redirect(with_next("mfa_reauthenticate_webauthn", self.get_next_url()))


@method_decorator(never_cache, name="dispatch")
class RecoveryCodesView(recovery_codes.ViewRecoveryCodesView):
    """Shows the codes once. The file lies in the page itself: nothing can be asked of the server a second time."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if context["can_view_codes"]:
            text = render_to_string("mfa/recovery_codes/download.txt", context, self.request)
            context["file"] = f"data:text/plain;charset=utf-8,{quote(text)}"
        return {**context, "leads_to": get_next_redirect_url(self.request)}


@never_cache
@require_safe
@login_required
def required(request: HttpRequest) -> HttpResponse:
    """Says to whoever publishes why they were stopped at the door of the admin, and what to choose from."""
    leads_to = get_next_redirect_url(request) or reverse("wagtailadmin_home")
    if not isinstance(request.user, User) or second_factors(request.user) or not is_required_of(request.user):
        return redirect(leads_to)
    return render(request, "mfa/required.html", {"leads_to": leads_to})
