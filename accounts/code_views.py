"""The two pages that ask for a code sent by mail: after signing up or in, and for a forgotten password.

A code that has ended, by wrong entries or by time, is said to have ended, and another one is a press away on the same
page. Nothing but signing out or a new address loses the account, the sign-in under way or the page to return to.
"""

from typing import Any

from allauth.account.stages import EmailVerificationStage, LoginStageController
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
from django.views.generic import View

from accounts.flows import AddressCode, Code, ResetCode, leads_to, send_verification_email_for_user
from accounts.forms import CodeFields
from accounts.limits import TOO_MANY, has_try_left, in_words, refuse_try, seconds_to_wait
from accounts.models import User
from accounts.redirects import home_path, with_next
from accounts.selectors import has_verified_email, is_awaiting_code
from accounts.step_page import StepPage
from accounts.variables import time_left

CODE_PAGE = "account_email_verification_sent"
RESET_CODE_PAGE = "account_confirm_password_reset_code"


class CodePage(StepPage):
    """For a view of allauth that compares a code in POST, or sends another one."""

    page: str
    request: HttpRequest
    _process: Code

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "resend":
            return self._send_again()
        if not self._process.is_over and not has_try_left(request, self._process):
            self._process.abort()
        if self._process.is_over:
            return self._show()
        if refusal := refuse_try(request, self._process):
            return refusal
        response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]  # allauth's views
        return response

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        if not self._process.record_invalid_attempt():
            return self._show()
        return self._show(form=form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        code = self._process
        step = self.step.knowing(email=code.email, time_left=time_left(code.minutes_left))
        context = super().get_context_data(**kwargs)
        return {**context, "step": step, "code": code, "leads_to": self._leads_to()}

    def _send_again(self) -> HttpResponse:
        """Another code; or this page again (429), saying when one can be asked for. That costs no try."""
        code = self._process
        if seconds := seconds_to_wait(self.request, action=code.limit, key=code.email.lower()):
            response = self._show(wait=in_words(seconds))
            response.status_code, response["Retry-After"] = TOO_MANY, str(seconds)
            return response
        code.send_again()
        messages.success(self.request, _("We have sent a new code. The one before no longer works."))
        return HttpResponseRedirect(with_next(self.page, self.get_next_url()))  # type: ignore[attr-defined]  # allauth's views

    def _show(self, **context: Any) -> HttpResponse:
        """The page, with an empty form unless one is given."""
        if "form" not in context:
            context["form"] = self._empty_form()
        response: HttpResponse = self.render_to_response(self.get_context_data(**context))  # type: ignore[attr-defined]  # allauth's views
        return response

    def _empty_form(self) -> BaseForm:
        form: CodeFields = self.get_form_class()()  # type: ignore[attr-defined]  # allauth's views
        form.speak(self.step)
        return form

    def _leads_to(self) -> str:
        return self.get_next_url() or ""  # type: ignore[attr-defined]  # allauth's views


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class ConfirmAddressView(CodePage, ConfirmEmailVerificationCodeView):
    """The code that proves an address. A person already signed in without having proved it is sent one here."""

    step_key = "check_inbox"
    page = CODE_PAGE
    _process: AddressCode
    _action = "verify"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """allauth's own would forget a code that has ended, so this stands in its place."""
        # Read first: a sign-in that has expired is thrown away by whoever looks at it.
        self.goes_to = self.get_next_url() or leads_to(request)
        code = AddressCode.awaited(request)
        if isinstance(request.user, User):
            if code is None or code.user not in (None, request.user):
                return self._without_code(request.user)
        elif code is None or not is_awaiting_code(request):
            return self._sign_in_again(code)
        self.stage, self._process = LoginStageController.enter(request, EmailVerificationStage.key), code
        response: HttpResponseBase = View.dispatch(self, request, *args, **kwargs)
        return response

    def _without_code(self, user: User) -> HttpResponseBase:
        if has_verified_email(user):
            return HttpResponseRedirect(self.goes_to or home_path())
        try:
            send_verification_email_for_user(self.request, user)
        except ImmediateHttpResponse as refusal:
            response: HttpResponseBase = refusal.response
            return response
        return HttpResponseRedirect(with_next(CODE_PAGE, self.goes_to))

    def _sign_in_again(self, code: AddressCode | None) -> HttpResponseBase:
        """The sign-in that waited for the code has ended: the password is asked for again."""
        if code is not None:
            self.request.session.pop(code.kept_as)
            messages.warning(self.request, _("This code is no longer valid. Sign in, and we send you a new one."))
        return HttpResponseRedirect(with_next("account_login", self.goes_to))

    def _proven_elsewhere(self) -> HttpResponse:
        """Said only to whoever has the code: it tells that the account is in use."""
        self._process.give_up()
        messages.info(self.request, _("Your address was confirmed on another device. Sign in to go on here."))
        return HttpResponseRedirect(with_next("account_login", self.goes_to))

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """To the page that says what the person can do now, the first time; then back to where they were."""
        if self._process.is_needless and self.request.user.is_anonymous:
            return self._proven_elsewhere()
        is_first_proof = isinstance(self._process.user, User) and not has_verified_email(self._process.user)
        response: HttpResponse = super().form_valid(form)
        if is_first_proof and self.request.user.is_authenticated and isinstance(response, HttpResponseRedirect):
            return HttpResponseRedirect(with_next("account_created", response.url))
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Says of a change of address what it is: the words of the step are those of a first address."""
        user = self.request.user
        is_change = isinstance(user, User) and self._process.email.lower() != user.email.lower()
        return {**super().get_context_data(**kwargs), "is_change": is_change}

    def _leads_to(self) -> str:
        return self.goes_to


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class ConfirmResetView(CodePage, ConfirmPasswordResetCodeView):
    """The code that allows a new password."""

    step_key = "enter_code"
    page = RESET_CODE_PAGE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """allauth's own would forget a code that has ended, so this stands in its place."""
        code = ResetCode.awaited(request)
        if code is None or (code.is_confirmed and code.is_over):
            return HttpResponseRedirect(with_next("account_reset_password", self.get_next_url()))
        if code.is_confirmed:
            return HttpResponseRedirect(with_next("account_complete_password_reset", self.get_next_url()))
        self._process = code
        response: HttpResponseBase = View.dispatch(self, request, *args, **kwargs)
        return response
