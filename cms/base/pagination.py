"""Lists that go over several pages."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest


class NoSuchPart(Http404):
    """A list that there is was asked for a page beyond its last, or for one that is no number."""


def paginate(objects: Any, request: HttpRequest, per_page: int) -> "Page[Any]":
    """The part of `objects` that ?page= names, the first one without it. Raises NoSuchPart beyond the last."""
    try:
        return Paginator(objects, per_page).page(request.GET.get("page") or 1)
    except InvalidPage as problem:
        raise NoSuchPart(str(problem)) from problem


def first_part(request: HttpRequest) -> str:
    """The address of the list's first page, asked the same question."""
    query = request.GET.copy()
    query.pop("page", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
