"""Language of a request: the first segment of its path, else what the reader's browser asks for."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

# Addresses without a language of their own: a 404 there stays a 404.
LANGUAGE_NEUTRAL = ("/api/", "/cms/", "/static/", "/media/", "/_allauth/")


class SiteLocaleMiddleware(LocaleMiddleware):
    """Django's, except that a missing API or file address is not redirected to one under a language."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith(LANGUAGE_NEUTRAL):
            return response
        return super().process_response(request, response)
