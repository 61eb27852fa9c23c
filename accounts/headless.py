"""What allauth's headless API does as our pages do: count each try of a code, and keep silent on who has an account."""

from typing import Any

from allauth.headless.account import inputs, views
from allauth.headless.base.response import ConflictResponse
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import override

from accounts.flows import AddressCode, APIResponse, Code, ErrorResponse, Input, ResetCode, waits_for_address_code
from accounts.forms import DiscreetSignUp, ResetByCode
from accounts.limits import has_try_left, refusal, refuse_early, refuse_try, seconds_to_wait
from accounts.sign_up_fields import SignUpFields


class SignUpInput(SignUpFields, DiscreetSignUp, inputs.SignupInput):
    judged_field = "password"

    def clean_password(self) -> str:
        """Judged once the rest is known: no password resembles the person."""
        password: str = self.cleaned_data["password"]
        return password


class SignUpView(views.SignupView):
    input_class = {"POST": SignUpInput}

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """In the language that was chosen, mail included: the account and its mail, or none of them."""
        with override(self.input.cleaned_data["language"]):
            response: HttpResponse = super().post(request, *args, **kwargs)
        return response


class CodeView:
    """For a view that compares a code in every method but OPTIONS, some of them before they look at the method."""

    code_class: type[Code]
    process: Code

    def handle(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """409 for a code that has ended, as for none: there is nothing to compare. Another one can be asked for."""
        response: HttpResponseBase
        code = self.code_class.awaited(request)
        if code and not code.is_confirmed:
            if not code.is_over and not has_try_left(request, code):
                code.abort()
            if code.is_over:
                response = ConflictResponse(request)
                return response
            if refused := refuse_try(request, code):
                return refused
        response = super().handle(request, *args, **kwargs)  # type: ignore[misc]  # allauth's views
        return response

    def handle_input(self, data: Any) -> ErrorResponse | None:
        self._take_ours()
        response: ErrorResponse | None = super().handle_input(data)  # type: ignore[misc]  # allauth's views
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self._take_ours()
        response: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]  # allauth's views
        return response

    def _take_ours(self) -> None:
        """In place of allauth's, which is lost with its last try."""
        self.process = self.code_class.awaited(self.request) or self.process  # type: ignore[attr-defined]  # allauth's views


class VerifyEmailView(CodeView, views.VerifyEmailView):
    code_class = AddressCode
    process: AddressCode

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """409 where another device has proven the address meanwhile: signing in begins anew, without a code."""
        response: HttpResponse
        if self.process.is_needless:
            self.process.give_up()
            response = ConflictResponse(request)
            return response
        response = super().post(request, *args, **kwargs)
        return response


class ResendCodeView(views.ResendEmailVerificationCodeView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Another code, in place of one that has ended too; 429 with the seconds to wait where it is too soon."""
        response: HttpResponse
        code = AddressCode.awaited(request)
        if code is None or not (request.user.is_authenticated or waits_for_address_code(request)):
            response = ConflictResponse(request)
            return response
        if seconds := seconds_to_wait(request, action=code.limit, key=code.email.lower()):
            return refusal(request, seconds)
        code.send_again()
        response = APIResponse(request)
        return response


class RequestResetInput(ResetByCode, inputs.RequestPasswordResetInput):
    pass


class RequestResetView(views.RequestPasswordResetView):
    input_class = RequestResetInput

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        email = self.input.cleaned_data["email"].lower()
        refused = refuse_early(request, action=ResetCode.limit, key=email)
        response: HttpResponse = refused or super().post(request, *args, **kwargs)
        return response


class ResetPasswordView(CodeView, views.ResetPasswordView):
    code_class = ResetCode

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Where the address has no account, no code is the right one."""
        response: HttpResponse
        if self.process.user:
            response = super().get(request, *args, **kwargs)
            return response
        self._take_ours()
        wrong = inputs.ResetPasswordKeyInput({"key": request.headers.get("X-Password-Reset-Key", "")}, code="")
        wrong.full_clean()
        response = self.handle_invalid_input(wrong)
        return response

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The new password, the end of all sessions and its record, or none of them."""
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def handle_invalid_input(self, input: Input) -> ErrorResponse:  # noqa: A002  allauth's interface
        """Only the password is wrong: choosing another one is no new try of the code."""
        if self.process and "key" not in input.errors:
            self.process.confirm_code()
        return super().handle_invalid_input(input)
