"""The Content-Security-Policy of every answer, errors and API included; under the admin's address, the admin's."""

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from cms.base.middleware import ADMIN

HEADER = "Content-Security-Policy"


# A mail carries its styles with it, and nothing that a mail program would run.
LETTER = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; base-uri 'none'"


def as_letter(html: str) -> HttpResponse:
    """A mail shown in the admin as a mail program shows it."""
    return HttpResponse(html, headers={HEADER: LETTER})


def written(policy: Mapping[str, Sequence[str]]) -> str:
    """The header's value: the same text in every process, so that cached answers are alike."""
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())


class ContentSecurityPolicyMiddleware:
    """Stands first, so that answers made by other middleware carry the policy too.

    An answer that brings a policy of its own keeps it: Wagtail locks documents in, and a preview shows a public page
    under the public policy.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._public = written(settings.SECURE_CSP)
        self._admin = written(settings.ADMIN_CSP)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        policy = self._admin if request.path_info.startswith(ADMIN) else self._public
        response.headers.setdefault(HEADER, policy)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response
