"""How often something may be asked for, and what is answered after that.

allauth counts (ACCOUNT_RATE_LIMITS), in the cache that all processes share. Tries of a code are counted here as well,
each before it is compared: the session's own count, read and written back by requests that overlap, lets dozens pass
as one.
"""

import math
import time
from collections.abc import Callable
from typing import NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import ngettext

from accounts.flows import Code, ratelimit, whose_sign_in

ALLAUTH_APP = "allauth.account"
ENTER_CODE = "enter_code"
SIGN_IN_FAILED = "login_failed"
SIGNING_IN = "accounts_signing_in"
MINUTE, HOUR = 60, 3600
TOO_MANY = 429
# The limits by origin and by account that allauth enforces by itself, without telling how long they last.
ALLAUTHS_OWN = {
    ALLAUTH_APP: (
        "signup",
        "login",
        "login_failed",
        "confirm_email",
        "reset_password",
        "reset_password_from_key",
        "change_password",
        "manage_email",
        "reauthenticate",
    ),
    "allauth.mfa": ("webauthn_login",),
}

# From where the cache counts to the limit that is counted.
Limits = dict[str, ratelimit.Rate]


def has_try_left(request: HttpRequest, code: Code) -> bool:
    """Takes one of the tries of the code that this session awaits; False when it has none left."""
    key = f"accounts.tries:{request.session.session_key}:{code.state['at']}"
    cache.add(key, 0, 2 * code.timeout)
    return bool(cache.incr(key) <= code.max_attempts)


def refuse_try(request: HttpRequest, code: Code) -> HttpResponse | None:
    """Takes one of the tries that an address and an origin have over all codes; the refusal when there is none left."""
    return refuse_address(request, action=ENTER_CODE, email=code.email)


def refuse_address(request: HttpRequest, *, action: str, email: str) -> HttpResponse | None:
    """Counts what is asked for by or for an address; the refusal (429) where one of its limits is reached."""
    return take_or_refuse(request, action=action, key=email.lower())


def take_or_refuse(request: HttpRequest, *, action: str, key: str = "") -> HttpResponse | None:
    """The same for what is counted by origin or account alone, or by another key."""
    if ratelimit.consume(request, app=ALLAUTH_APP, action=action, key=key, limit_get=True):
        return None
    return refusal(request, seconds_to_wait(request, action=action, key=key))


def refuse_early(request: HttpRequest, *, action: str, key: str) -> HttpResponse | None:
    """The refusal where allauth would refuse `action`, with the time that allauth does not tell. Counts nothing."""
    seconds = seconds_to_wait(request, action=action, key=key)
    return refusal(request, seconds) if seconds else None


def seconds_to_wait(request: HttpRequest, *, action: str, key: str) -> int:
    """Until `action` is allowed again; 0 where it is now. `key` is the address, or what allauth counts by."""
    return _longest_wait(_limits(request, action, key))


def refusal(request: HttpRequest, seconds: int) -> HttpResponse:
    """429 in the way the client speaks, with the seconds to wait."""
    response: HttpResponse
    if hasattr(getattr(request, "allauth", None), "headless"):
        response = ratelimit.respond_429(request)
    else:
        response = render(request, "429.html", {"wait": in_words(seconds)}, status=TOO_MANY)
    response["Retry-After"] = str(max(1, seconds))
    return response


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """The page of every limit that allauth enforces by itself."""
    return refusal(request, _wait_of_this_request(request))


def stop(request: HttpRequest) -> NoReturn:
    """For a form that met a limit: the answer is the refusal, whatever the view would make of the form."""
    raise ImmediateHttpResponse(too_many_requests(request))


class RetryAfterMiddleware:
    """Tells every client that met a limit when to come back; allauth's headless API leaves it to guess."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == TOO_MANY and not response.has_header("Retry-After"):
            response["Retry-After"] = str(_wait_of_this_request(request))
        return response


def in_words(seconds: int) -> str:
    """A time to wait, rounded up, as one says it."""
    if seconds < MINUTE:
        return ngettext("one second", "%(count)d seconds", seconds) % {"count": seconds}
    if seconds < HOUR:
        minutes = math.ceil(seconds / MINUTE)
        return ngettext("one minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours = math.ceil(seconds / HOUR)
    return ngettext("one hour", "%(count)d hours", hours) % {"count": hours}


def _wait_of_this_request(request: HttpRequest) -> int:
    """The longest of the limits that are reached for this origin, account and address: after it, there is none left."""
    return max(1, _longest_wait({**_by_origin(request), **_by_person(request)}))


def _by_origin(request: HttpRequest) -> Limits:
    found: Limits = {}
    for app, actions in ALLAUTHS_OWN.items():
        for action in actions:
            for rate in ratelimit.get_rates(app=app, action=action):
                if rate.per == "ip" or (rate.per == "user" and request.user.is_authenticated):
                    found[ratelimit.get_cache_key(request, app=app, action=action, rate=rate)] = rate
    return found


def _by_person(request: HttpRequest) -> Limits:
    """Those that allauth meets in a form: by the address that signs in, by the account whose second factor is asked."""
    asked = {
        "confirm_email": getattr(request, SIGNING_IN, ""),
        SIGN_IN_FAILED: f"mfa-auth-user-{whose_sign_in(request)}",
    }
    return {key: rate for action, by in asked.items() if by for key, rate in _limits(request, action, by).items()}


def _limits(request: HttpRequest, action: str, key: str) -> Limits:
    rates = ratelimit.get_rates(app=ALLAUTH_APP, action=action)
    return {
        ratelimit.get_cache_key(request, app=ALLAUTH_APP, action=action, rate=rate, key=key): rate for rate in rates
    }


def _longest_wait(keys: Limits) -> int:
    """Until the oldest of what fills a limit is forgotten; allauth keeps the times newest first."""
    now, waits = time.time(), [0.0]
    for key, times in cache.get_many(keys).items():
        rate = keys[key]
        recent = [at for at in times if at > now - rate.duration]
        if len(recent) >= rate.amount:
            waits.append(recent[rate.amount - 1] + rate.duration - now)
    return math.ceil(max(waits))
