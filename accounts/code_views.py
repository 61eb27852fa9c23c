"""The two pages that ask for a code sent by mail: after signing up or in, and for a forgotten password.

allauth decides; these say what happened where it stays silent, and never lose the page to return to.
"""

import math
import time
from typing import Any

from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.email_verification import (
    consume_email_verification_rate_limit,
    send_verification_email_for_user,
)
from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
    EmailVerificationProcess,
)
from allauth.account.internal.flows.password_reset_by_code import (
    PASSWORD_RESET_VERIFICATION_SESSION_KEY,
    PasswordResetVerificationProcess,
)
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.views import ConfirmEmailVerificationCodeView, ConfirmPasswordResetCodeView
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.limits import ENTER_CODE, has_try_left, refuse_address
from accounts.models import User
from accounts.redirects import home_path, with_next
from accounts.selectors import has_verified_email, is_awaiting_code
from accounts.services import restart_clock
from accounts.step_page import StepPage
from accounts.variables import time_left

CODE_PAGE = "account_email_verification_sent"
RESET_CODE_PAGE = "account_confirm_password_reset_code"
MINUTE = 60


def minutes_left(process: AbstractCodeVerificationProcess) -> int:
    """How long the code can still be entered, in minutes begun."""
    ends_at: float = process.state["at"] + process.timeout
    return max(1, math.ceil((ends_at - time.time()) / MINUTE))


class CountedTries(StepPage):
    """For a view that compares a code in POST, or sends a new one."""

    _process: AbstractCodeVerificationProcess

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "resend":
            return self._resend()
        if not has_try_left(request, self._process):
            self._process.abort()
            return self._ended()
        if refusal := refuse_address(request, action=ENTER_CODE, email=self._process.state["email"]):
            return refusal
        response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]  # allauth's views
        return response

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        if not self._process.record_invalid_attempt():
            return self._ended()
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined]  # allauth's views
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        minutes = minutes_left(self._process)
        step = self.step.knowing(email=self._process.state["email"], time_left=time_left(minutes))
        return {**super().get_context_data(**kwargs), "step": step, "minutes_left": minutes}

    def _resend(self) -> HttpResponse:
        raise NotImplementedError

    def _ended(self) -> HttpResponse:
        raise NotImplementedError


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class ConfirmAddressView(CountedTries, ConfirmEmailVerificationCodeView):
    """The code that proves an address. A person already signed in without having proved it is sent one here."""

    step_key = "check_inbox"
    _action = "verify"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Read first: a sign-in that has expired is thrown away by whoever looks at it.
        pending = request.session.get(LOGIN_SESSION_KEY) or {}
        self.leads_to = self.get_next_url() or pending.get("redirect_url") or ""
        if isinstance(request.user, User):
            if not EmailVerificationProcess.resume(request):
                return self._without_code(request.user)
        elif not is_awaiting_code(request):
            return self._sign_in_again()
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def _without_code(self, user: User) -> HttpResponseBase:
        if has_verified_email(user):
            return HttpResponseRedirect(self.leads_to or home_path())
        try:
            send_verification_email_for_user(self.request, user)
        except ImmediateHttpResponse as refusal:
            response: HttpResponseBase = refusal.response
            return response
        return HttpResponseRedirect(with_next(CODE_PAGE, self.leads_to))

    def _sign_in_again(self) -> HttpResponseBase:
        if EMAIL_VERIFICATION_CODE_SESSION_KEY in self.request.session:
            EmailVerificationProcess.resume(self.request)
            messages.warning(self.request, _("This code is no longer valid. Sign in, and we send you a new one."))
        return HttpResponseRedirect(with_next("account_login", self.leads_to))

    def _resend(self) -> HttpResponse:
        process = self._process
        if not process.can_resend:
            messages.warning(self.request, _("We cannot send another code now. Start again to receive a new one."))
        elif not consume_email_verification_rate_limit(self.request, process.email, dry_run=True):
            messages.warning(self.request, _("A code was sent a moment ago. Wait a few seconds, then ask again."))
        else:
            process.resend()
            restart_clock(self.request, process)
            messages.success(self.request, _("We have sent a new code. The one before no longer works."))
        return HttpResponseRedirect(with_next(CODE_PAGE, self.get_next_url()))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Where the address already has an account, no code is the right one."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs if self._process.user else {**kwargs, "code": ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "leads_to": self.leads_to}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """To the page that says what the person can do now, the first time; then back to where they were."""
        is_first_proof = not has_verified_email(self._process.user)
        response: HttpResponse = super().form_valid(form)
        if is_first_proof and self.request.user.is_authenticated and isinstance(response, HttpResponseRedirect):
            return HttpResponseRedirect(with_next("account_created", response.url))
        return response

    def _ended(self) -> HttpResponse:
        messages.error(self.request, _("Too many wrong codes. Sign in, and we send you a new one."))
        return HttpResponseRedirect(with_next("account_login", self.leads_to))


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class ConfirmResetView(CountedTries, ConfirmPasswordResetCodeView):
    """The code that allows a new password. It can be asked for again, within allauth's limits for resets."""

    step_key = "enter_code"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        was_sent = PASSWORD_RESET_VERIFICATION_SESSION_KEY in request.session
        process = PasswordResetVerificationProcess.resume(request)
        if process is None:
            if was_sent:
                messages.warning(request, _("This code is no longer valid. Ask for a new one."))
            return HttpResponseRedirect(with_next("account_reset_password", self.get_next_url()))
        if process.state.get("code_confirmed"):
            return HttpResponseRedirect(with_next("account_complete_password_reset", self.get_next_url()))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def _resend(self) -> HttpResponse:
        email, user = self._process.state["email"], self._process.user
        if refusal := refuse_address(self.request, action="reset_password", email=email):
            return refusal
        PasswordResetVerificationProcess.initiate(request=self.request, user=user, email=email)
        messages.success(self.request, _("We have sent a new code. The one before no longer works."))
        return HttpResponseRedirect(with_next(RESET_CODE_PAGE, self.get_next_url()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "leads_to": self.get_next_url() or ""}

    def _ended(self) -> HttpResponse:
        messages.error(self.request, _("Too many wrong codes. Ask for a new one."))
        return HttpResponseRedirect(with_next("account_reset_password", self.get_next_url()))
