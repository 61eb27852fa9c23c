"""allauth's headless API, with ours before the addresses that take a password or a code."""

from allauth.headless.base.views import APIView
from allauth.headless.constants import Client
from django.urls import include, path

from accounts import headless, headless_specification, headless_terms

OURS: dict[str, type[APIView]] = {
    "signup": headless.SignUpView,
    "terms": headless_terms.TermsView,
    "email/verify": headless.VerifyEmailView,
    "email/verify/resend": headless.ResendCodeView,
    "password/request": headless.RequestResetView,
    "password/reset": headless.ResetPasswordView,
}
urlpatterns = [
    *(
        path(f"{client.value}/v1/auth/{address}", view.as_api_view(client=client))
        for client in Client
        for address, view in OURS.items()
    ),
    path("<str:client>/v1/account/phone", headless_specification.no_telephone),
    path("<str:client>/v1/auth/phone/<path:rest>", headless_specification.no_telephone),
    path("openapi.json", headless_specification.as_json),
    path("openapi.yaml", headless_specification.as_yaml),
    path("", include("allauth.headless.urls")),
]
