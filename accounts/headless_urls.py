"""allauth's headless API, with ours before the addresses that take a password or a code."""

from allauth.headless.base.views import APIView
from allauth.headless.constants import Client
from django.urls import include, path

from accounts import headless, headless_second_factor, headless_specification, headless_terms

OURS: dict[str, type[APIView]] = {
    "auth/signup": headless.SignUpView,
    "auth/terms": headless_terms.TermsView,
    "auth/email/verify": headless.VerifyEmailView,
    "auth/email/verify/resend": headless.ResendCodeView,
    "auth/password/request": headless.RequestResetView,
    "auth/password/reset": headless.ResetPasswordView,
    "auth/2fa/authenticate": headless_second_factor.CodeView,
    "auth/2fa/reauthenticate": headless_second_factor.CodeAgainView,
    "auth/webauthn/authenticate": headless_second_factor.SecondPasskeyView,
    "auth/webauthn/reauthenticate": headless_second_factor.PasskeyAgainView,
    "auth/webauthn/login": headless_second_factor.SignInPasskeyView,
    "account/authenticators/webauthn": headless_second_factor.PasskeysView,
}
urlpatterns = [
    *(
        path(f"{client.value}/v1/{address}", view.as_api_view(client=client))
        for client in Client
        for address, view in OURS.items()
    ),
    path("<str:client>/v1/account/phone", headless_specification.no_telephone),
    path("<str:client>/v1/auth/phone/<path:rest>", headless_specification.no_telephone),
    path("openapi.json", headless_specification.as_json),
    path("openapi.yaml", headless_specification.as_yaml),
    path("", include("allauth.headless.urls")),
]
