"""Second factors in the headless API, as on the pages: tries are counted, and no passkey is a server error."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.headless.mfa import inputs, views
from django.http import HttpRequest, HttpResponseBadRequest

from accounts.second_factor.forms import CountedCode, PasskeyWords, ShownPasskey


class ReadsAnything:
    """For a view of allauth: a body that is no JSON at all is 400, also where Python fails in ways of its own."""

    def _parse_json(self, request: HttpRequest) -> Any:
        try:
            return super()._parse_json(request)  # type: ignore[misc]  # allauth's views
        except (RecursionError, ValueError) as problem:
            raise ImmediateHttpResponse(HttpResponseBadRequest()) from problem


class CodeInput(CountedCode, inputs.AuthenticateInput):
    pass


class CodeAgainInput(CountedCode, inputs.ReauthenticateInput):
    pass


class SignInPasskeyInput(ShownPasskey, inputs.LoginWebAuthnInput):
    pass


class SecondPasskeyInput(ShownPasskey, inputs.AuthenticateWebAuthnInput):
    pass


class PasskeyAgainInput(ShownPasskey, inputs.ReauthenticateWebAuthnInput):
    pass


class AddPasskeyInput(PasskeyWords, inputs.AddWebAuthnInput):
    pass


class CodeView(ReadsAnything, views.AuthenticateView):
    input_class = CodeInput


class CodeAgainView(ReadsAnything, views.ReauthenticateView):
    input_class = CodeAgainInput


class SignInPasskeyView(ReadsAnything, views.LoginWebAuthnView):
    input_class = {"POST": SignInPasskeyInput}


class SecondPasskeyView(ReadsAnything, views.AuthenticateWebAuthnView):
    input_class = {"POST": SecondPasskeyInput}


class PasskeyAgainView(ReadsAnything, views.ReauthenticateWebAuthnView):
    input_class = {"POST": PasskeyAgainInput}


class PasskeysView(ReadsAnything, views.ManageWebAuthnView):
    input_class = {**views.ManageWebAuthnView.input_class, "POST": AddPasskeyInput}
