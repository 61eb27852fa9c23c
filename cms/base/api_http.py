"""What HTTP promises about an answer of the content API: how fresh it is, in which language, how much more to ask."""

import hashlib
import logging
import time
from http import HTTPStatus
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle

from cms.base.redis_away import AWAY

logger = logging.getLogger(__name__)

WINDOW_SECONDS = 60
# Kept by anybody, and asked for anew each time: a 304 costs little, and nothing that was taken down is shown.
REVALIDATED = "public, no-cache"
UNKEPT = "no-store"

KEPT = frozenset({200, 301, 302, 404, 410})


def finished(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """The rendered answer with its headers, or a 304 (RFC 9110) where the client has the same bytes already.

    What was answered with a Cache-Control of its own, a draft above all, gets no validator.
    """
    if not isinstance(answer, Response):  # a redirect
        return answer
    answer.render()
    if language := _language_of(request, answer.data):
        answer.headers.setdefault("Content-Language", language)
    if "Cache-Control" in answer.headers:
        return answer  # type: ignore[no-any-return]
    answer.headers["Cache-Control"] = REVALIDATED if answer.status_code in KEPT else UNKEPT
    if answer.status_code != HTTPStatus.OK:
        return answer  # type: ignore[no-any-return]
    answer.headers["ETag"] = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    found = get_conditional_response(request, etag=answer.headers["ETag"], response=answer) or answer
    if found is not answer:
        for name in ("Content-Language", "Vary"):
            if name in answer.headers:
                found.headers[name] = answer.headers[name]
    return found


def _language_of(request: HttpRequest, data: Any) -> str:
    """That of the object that is answered, else the one that was asked for."""
    if not isinstance(data, dict):
        return ""
    meta = data.get("meta")
    own = (meta.get("locale") if isinstance(meta, dict) else None) or data.get("locale")
    asked = request.GET.get("locale", "")
    known = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    return own if own in known else asked if asked in known and "items" in data else ""


class Quota(BaseThrottle):
    """So many answers a minute to one client, an IPv6 network of 64 bits counting as one (API_REQUESTS_PER_MINUTE).

    `headers` tell it what is left. While the cache is away nobody is refused, and the log says so.
    """

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self._reset = 0

    def allow_request(self, request: Any, view: Any) -> bool:
        limit: int = settings.API_REQUESTS_PER_MINUTE
        window, elapsed = divmod(time.time(), WINDOW_SECONDS)
        self._reset = int(WINDOW_SECONDS - elapsed) + 1
        try:
            asked = _count(f"api-quota:{int(window)}:{_client(self.get_ident(request))}")
        except AWAY:
            logger.error("Redis (REDIS_URL) does not answer: the content API counts no requests.")  # noqa: TRY400
            return True
        left = max(0, limit - asked)
        self.headers = {
            "RateLimit-Limit": str(limit),
            "RateLimit-Remaining": str(left),
            "RateLimit-Reset": str(self._reset),
        }
        view.quota_headers = self.headers
        return asked <= limit

    def wait(self) -> float:
        return float(self._reset)


def _count(key: str) -> int:
    cache.add(key, 0, 2 * WINDOW_SECONDS)
    try:
        return int(cache.incr(key))
    except ValueError:  # the window ended in between
        return 1


def _client(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 6 and found.ipv4_mapped:  # noqa: PLR2004
        return str(found.ipv4_mapped)
    return str(ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)  # noqa: PLR2004
