"""Second factors in the headless API, as on the pages: tries are counted, and no passkey is a server error."""

from allauth.headless.mfa import inputs, views

from accounts.second_factor.forms import CountedCode, PasskeyWords, ShownPasskey


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


class CodeView(views.AuthenticateView):
    input_class = CodeInput


class CodeAgainView(views.ReauthenticateView):
    input_class = CodeAgainInput


class SignInPasskeyView(views.LoginWebAuthnView):
    input_class = {"POST": SignInPasskeyInput}


class SecondPasskeyView(views.AuthenticateWebAuthnView):
    input_class = {"POST": SecondPasskeyInput}


class PasskeyAgainView(views.ReauthenticateWebAuthnView):
    input_class = {"POST": PasskeyAgainInput}


class PasskeysView(views.ManageWebAuthnView):
    input_class = {**views.ManageWebAuthnView.input_class, "POST": AddPasskeyInput}
