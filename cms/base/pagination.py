"""Lists that go over several pages."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest


def paginate(objects: Any, request: HttpRequest, per_page: int) -> "Page[Any]":
    """The part of `objects` that ?page= names, the first one without it. Raises Http404 beyond the last."""
    try:
        return Paginator(objects, per_page).page(request.GET.get("page") or 1)
    except InvalidPage as problem:
        raise Http404(str(problem)) from problem
