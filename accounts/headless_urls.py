"""allauth's headless API, with ours before the addresses that take a password or a code."""

from allauth.headless.base.views import APIView
from allauth.headless.constants import Client
from django.urls import include, path

from accounts import headless

OURS: dict[str, type[APIView]] = {
    "signup": headless.SignUpView,
    "email/verify": headless.VerifyEmailView,
    "password/reset": headless.ResetPasswordView,
}
urlpatterns = [
    *(
        path(f"{client.value}/v1/auth/{address}", view.as_api_view(client=client))
        for client in Client
        for address, view in OURS.items()
    ),
    path("", include("allauth.headless.urls")),
]
