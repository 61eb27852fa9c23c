"""Whoever can publish enters the admin with a second factor (STAFF_TWO_FACTOR)."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from accounts.redirects import with_next
from accounts.second_factor.policies import has_shown, is_required_of, second_factors
from cms.base.middleware import ADMIN

# Leading in and out, and the words of scripts.
OPEN = tuple(f"{ADMIN}{name}/" for name in ("login", "logout", "password_reset", "jsi18n"))
API = f"{ADMIN}api/"


class PublishersSecondFactor:
    """Asks at every address of the admin, so that no session is let in by the door it came through.

    A person without a second factor is led to setting one up; one whose session has not shown theirs, to showing it.
    Both come back to where they were going. Scripts and the admin's API are refused in JSON (403).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path_info
        if not path.startswith(ADMIN) or path.startswith(OPEN) or not isinstance(request.user, User):
            return self._get_response(request)
        if not is_required_of(request.user):
            return self._get_response(request)
        return self._refusal(request, request.user) or self._get_response(request)

    def _refusal(self, request: HttpRequest, user: User) -> HttpResponse | None:
        kinds = second_factors(user)
        if kinds and has_shown(request, user):
            return None
        with override(user.language):
            if _is_script(request):
                return JsonResponse({"message": _("Whoever publishes signs in with a second factor.")}, status=403)
            leads_to = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
            return redirect(with_next(_page(kinds), leads_to))


def _page(kinds: set[str]) -> str:
    if not kinds:
        return "second_factor_required"
    return "mfa_reauthenticate" if Authenticator.Type.TOTP in kinds else "mfa_reauthenticate_webauthn"


def _is_script(request: HttpRequest) -> bool:
    return (
        request.path_info.startswith(API)
        or request.headers.get("x-requested-with") == "XMLHttpRequest"
        or not request.accepts("text/html")
    )
