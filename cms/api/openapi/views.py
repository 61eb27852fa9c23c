"""The description for programs, and the same for people."""

from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition
from wagtail.api.utils import get_full_url

from cms.api.openapi.document import document, etag, written
from cms.api.openapi.reference import operations_of, said, schemas_of
from cms.base.navigation import SiteFrame
from cms.base.problems import problem_response

READS = ("GET", "HEAD")
# Of as many names of the site and of this host; more of them begin anew.
KEPT = 16
_kept: dict[tuple[Any, ...], tuple[bytes, str]] = {}


@csrf_exempt
def openapi(request: HttpRequest, router: Any) -> HttpResponse:
    return _given(request, router) if request.method in READS else _refused()


@condition(etag_func=lambda _request, router: etag(router))
def _given(request: HttpRequest, router: Any) -> HttpResponse:
    return HttpResponse(written(router), content_type="application/json")


@csrf_exempt
def docs(request: HttpRequest, router: Any) -> HttpResponse:
    """In English, whatever the browser prefers: it quotes the description, which is in the API's one language."""
    if request.method not in READS:
        return _refused()
    page, tag = _page(request, router)
    answer = HttpResponse(page, headers={"ETag": tag})
    return get_conditional_response(request, etag=tag, response=answer) or answer


def _page(request: HttpRequest, router: Any) -> tuple[bytes, str]:
    """The page and its ETag. Making it takes a third of a second: once a process for all it shows of a request."""
    described = document(router)
    base = get_full_url(request, described["servers"][0]["url"])
    with override("en"):
        frame = SiteFrame(request, None)
        shown = (router, base, frame.site_name, frame.home_url)
        if shown not in _kept:
            context = {
                "document": described,
                "introduction": said(described["info"]["description"]),
                "address": get_full_url(request, reverse(f"{router.url_namespace}:openapi")),
                "groups": operations_of(described, base),
                "schemas": schemas_of(described),
            }
            page = render_to_string("api/docs.html", context, request).encode()
            if len(_kept) >= KEPT:
                _kept.clear()
            _kept[shown] = page, f'"{sha256(page).hexdigest()[:32]}"'
        return _kept[shown]


def _refused() -> HttpResponse:
    answer = problem_response(
        "Method not allowed: this address is read, with GET or HEAD.", HTTPStatus.METHOD_NOT_ALLOWED
    )
    answer["Allow"] = ", ".join(READS)
    return answer
