"""The description for programs, and the same for people."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition
from wagtail.api.utils import get_full_url

from cms.api.openapi.document import document, etag, written
from cms.api.openapi.reference import operations_of, said, schemas_of
from cms.base.problems import problem_response

READS = ("GET", "HEAD")


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
    described = document(router)
    base = get_full_url(request, described["servers"][0]["url"])
    with override("en"):
        context = {
            "document": described,
            "introduction": said(described["info"]["description"]),
            "address": get_full_url(request, reverse(f"{router.url_namespace}:openapi")),
            "groups": operations_of(described, base),
            "schemas": schemas_of(described),
        }
        return TemplateResponse(request, "api/docs.html", context).render()


def _refused() -> HttpResponse:
    answer = problem_response(
        "Method not allowed: this address is read, with GET or HEAD.", HTTPStatus.METHOD_NOT_ALLOWED
    )
    answer["Allow"] = ", ".join(READS)
    return answer
