"""How often codes may be tried. Every try is counted before it is compared, where all processes see the same count:
the session's own count, read and written back by requests that overlap, lets dozens pass as one."""

import math
import time

from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

ALLAUTH_APP = "allauth.account"
ENTER_CODE = "enter_code"
MINUTE = 60


def has_try_left(request: HttpRequest, process: AbstractCodeVerificationProcess) -> bool:
    """Takes one of the tries of the code that this session awaits; False when it has none left."""
    key = f"accounts.tries:{request.session.session_key}:{process.state['at']}"
    cache.add(key, 0, 2 * process.timeout)
    return bool(cache.incr(key) <= process.max_attempts)


def refuse_address(request: HttpRequest, *, action: str, email: str) -> HttpResponse | None:
    """Takes one of the tries that an address has in an hour and a day (ACCOUNT_RATE_LIMITS), whatever the session.

    Returns the refusal (429) to answer with when it has none left.
    """
    email = email.lower()
    if ratelimit.consume(request, app=ALLAUTH_APP, action=action, key=email, limit_get=True):
        return None
    response: HttpResponse = ratelimit.respond_429(request)
    response["Retry-After"] = str(_seconds_to_wait(request, action=action, email=email))
    return response


def _seconds_to_wait(request: HttpRequest, *, action: str, email: str) -> int:
    """Until the oldest of the tries that fill a limit is forgotten; allauth keeps them newest first."""
    waits = [1.0]
    for rate in ratelimit.get_rates(app=ALLAUTH_APP, action=action):
        tries = cache.get(ratelimit.get_cache_key(request, app=ALLAUTH_APP, action=action, rate=rate, key=email), [])
        if len(tries) >= rate.amount:
            waits.append(tries[-1] + rate.duration - time.time())
    return math.ceil(max(waits))


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """The page of every limit. Whoever knows how long the limit lasts says so in Retry-After instead."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(MINUTE)
    return response
