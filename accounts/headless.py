"""What allauth's headless API does as our pages do: count each try of a code, and keep silent on who has an account."""

from typing import Any

from allauth.account.internal.flows.email_verification_by_code import EmailVerificationProcess
from allauth.account.internal.flows.password_reset_by_code import PasswordResetVerificationProcess
from allauth.headless.account import inputs, views
from allauth.headless.internal.restkit.inputs import Input
from allauth.headless.internal.restkit.response import ErrorResponse
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from accounts.forms import DiscreetSignUp
from accounts.limits import ENTER_CODE, has_try_left, refuse_address


class SignUpInput(DiscreetSignUp, inputs.SignupInput):
    pass


class SignUpView(views.SignupView):
    input_class = {"POST": SignUpInput}


class CountedTries:
    """For a view that compares a code in every method but OPTIONS, some of them before they look at the method."""

    process_class: type[EmailVerificationProcess] | type[PasswordResetVerificationProcess]

    def handle(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        process = self.process_class.resume(request)
        if process and not process.state.get("code_confirmed"):
            if not has_try_left(request, process):
                process.abort()
            elif refusal := refuse_address(request, action=ENTER_CODE, email=process.state["email"]):
                return refusal
        response: HttpResponseBase = super().handle(request, *args, **kwargs)  # type: ignore[misc]  # allauth's views
        return response


class VerifyEmailView(CountedTries, views.VerifyEmailView):
    process_class = EmailVerificationProcess


class ResetPasswordView(CountedTries, views.ResetPasswordView):
    process_class = PasswordResetVerificationProcess

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Where the address has no account, no code is the right one."""
        response: HttpResponse
        if self.process.user:
            response = super().get(request, *args, **kwargs)
            return response
        wrong = inputs.ResetPasswordKeyInput({"key": request.headers.get("X-Password-Reset-Key", "")}, code="")
        wrong.full_clean()
        response = self.handle_invalid_input(wrong)
        return response

    def handle_invalid_input(self, input: Input) -> ErrorResponse:  # noqa: A002  allauth's interface
        """Only the password is wrong: choosing another one is no new try of the code."""
        if self.process and "key" not in input.errors:
            self.process.confirm_code()
        return super().handle_invalid_input(input)
