"""What every request meets: the limit of its body, and the language of its path or else of the reader's browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

from cms.base.errors import body_too_large

# Addresses without a language of their own: a 404 there stays a 404.
LANGUAGE_NEUTRAL = ("/api/", "/cms/", "/static/", "/media/", "/_allauth/", "/robots.txt", "/sitemap")
ADMIN = "/cms/"
# The proxy hands bodies on as they arrive here: a slow stranger would hold up a thread.
STREAMED = "/cms/media/"


class SiteLocaleMiddleware(LocaleMiddleware):
    """Django's, except that a missing API or file address is not redirected to one under a language."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith(LANGUAGE_NEUTRAL):
            return response
        return super().process_response(request, response)


class BodyLimitMiddleware:
    """Only those who may enter the admin send large bodies, and only there. Others get 413 before a byte is read.

    What is smaller than DATA_UPLOAD_MAX_MEMORY_SIZE stays in memory, so that strangers write nothing to the disk.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _body_length(request) > self._limit(request):
            return body_too_large(request)
        return self._get_response(request)

    def _limit(self, request: HttpRequest) -> float:
        if not request.path_info.startswith(ADMIN):
            return float(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        if request.method == "POST" and request.user.has_perm("wagtailadmin.access_admin"):
            return float("inf")
        return 0 if request.path_info.startswith(STREAMED) else float(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _body_length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
