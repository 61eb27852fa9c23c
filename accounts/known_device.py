"""Browsers that proved themselves for an account, so that strangers cannot use up what its owner may try.

After OWASP's “device cookies”: whoever signs in leaves with a cookie that names this browser to that account and to no
other. It opens nothing; it has its tries counted apart (accounts.origins). What it says of the account is a digest
under a key of ours and a number that changes with each sign-in; the address is not in it. A new password is in the
digest: it ends all cookies that were given under the one before.
"""

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User

COOKIE = "known_device"
SALT = "accounts.known_device"
LASTS = 180 * 24 * 3600
# As many people as share a browser; one more, and the one who signed in longest ago is forgotten.
MOST_ACCOUNTS = 4
PROVED = "accounts_proved_address"

# The browser's number, and the digest of it, of the address that it was given for and of how its account is sealed.
Mark = tuple[str, str]


def remember(request: HttpRequest, email: str) -> None:
    """Says that this browser proved itself for the account of an address; the answer then carries the cookie."""
    setattr(request, PROVED, email)


def device_of(request: HttpRequest, email: str) -> str:
    """The number by which this browser is known to the account of an address; empty for one that is not."""
    marks = _marks(request)
    if not marks or not (seal := _seal(email)):
        return ""
    for number, digest in marks:
        if constant_time_compare(digest, _digest(number, email, seal)):
            return number
    return ""


class KnownDeviceMiddleware:
    """Hands out the cookie, new at each sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if email := getattr(request, PROVED, ""):
            response.set_cookie(
                COOKIE,
                signing.dumps(_marked(request, email), salt=SALT),
                max_age=LASTS,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def _marked(request: HttpRequest, email: str) -> list[Mark]:
    known = device_of(request, email)
    number = secrets.token_urlsafe(12)
    others = [mark for mark in _marks(request) if mark[0] != known]
    return [(number, _digest(number, email, _seal(email))), *others][:MOST_ACCOUNTS]


def _marks(request: HttpRequest) -> list[Mark]:
    try:
        found: list[Any] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return []
    return [(number, digest) for number, digest in found]


def _seal(email: str) -> str:
    """What a new password renews: the hash of the present one. Empty for an address without an account."""
    return User.objects.filter(email=email.lower()).values_list("password", flat=True).first() or ""


def _digest(number: str, email: str, seal: str) -> str:
    return salted_hmac(SALT, f"{number} {email.lower()} {seal}", algorithm="sha256").hexdigest()
