"""The page that finds things, and what tells search engines how to."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.limits import take_or_refuse
from cms.base.addresses import absolute
from cms.base.languages import language_name
from cms.base.pagination import paginate
from cms.search import words
from home.finding.search import KINDS, Search

RESULTS_PER_PAGE = 10
HOUR = 3600
# As in the Robots Exclusion Protocol (RFC 9309): * stands for any characters.
KEPT_OUT = (
    "/cms/",
    "/api/",
    "/_allauth/",
    "/*/account/",
    "/*/search/",
    "/*/videos/*/download/",
    "/*/videos/*/clips/",
    "/*/videos/*/terms/",
)
LET_IN = ("/*/account/signup/$", "/*/account/login/$")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What ?q= finds, of one kind with ?type=. Too long a question is refused (400); so is asking without end (429)."""
    kind = request.GET.get("type", "")
    if kind and kind not in KINDS:
        raise Http404
    typed = request.GET.get("q", "")
    try:
        asked = words.read(typed)
    except words.TooLong:
        refused = {"typed": typed[: words.LONGEST], "too_long": True, "longest": words.LONGEST}
        return render(request, "home/search.html", refused, status=400)
    if asked.terms and (refusal := take_or_refuse(request, action="search")):
        return refusal
    found = Search(asked, language=get_language() or "", kind=kind)
    results = paginate(found.pages, request, RESULTS_PER_PAGE)
    context: dict[str, Any] = {
        "typed": asked.text,
        "unquoted": unquoted(asked.text),
        "longest": words.LONGEST,
        "search": found,
        "kind": kind,
        "results": results,
        "hits": found.hits(results.object_list),
        "elsewhere": _elsewhere(found) if asked.terms and not found.total else [],
    }
    return render(request, "home/search.html", context)


def unquoted(text: str) -> str:
    """What was asked, for a sentence that puts it in quotes itself."""
    found = words.QUOTED.fullmatch(text)
    return "".join(found.groups("")).strip() if found else text


def _elsewhere(found: Search) -> list[dict[str, Any]]:
    return [
        {"code": code, "language": language_name(code), "total": total} for code, total in found.elsewhere().items()
    ]


@require_safe
@cache_control(public=True, max_age=HOUR)
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines are asked to leave alone: rooms, forms, results and files; in a rehearsal, all of it."""
    context = {
        "welcome": settings.SEARCH_ENGINES == "welcome",
        "kept_out": KEPT_OUT,
        "let_in": LET_IN,
        "sitemap": absolute(reverse("sitemap")),
    }
    return render(request, "home/finding/robots.txt", context, content_type="text/plain; charset=utf-8")
