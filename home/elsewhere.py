"""An address that leads nowhere in its own language, looked for in the others.

A reader who changes /fr/ to /en/ by hand, or follows a link made that way, keeps the slugs of the other language. Each
step of the address may therefore be the slug of a page in any language; the page it ends at is the one that was meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language_from_path
from wagtail.models import Page, Site

from home.visibility import public_pages

DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A page that anybody may see, in a language other than that of the address."""

    language: str
    title: str
    url: str


def meant_page(request: HttpRequest) -> Page | None:
    """The page of the address's own language that is meant, where the address names exactly one."""
    pages = [
        page for page in _family(request) if page.locale.language_code == get_language_from_path(request.path_info)
    ]
    return pages[0] if len(pages) == 1 else None


def elsewhere(request: HttpRequest) -> list[Elsewhere]:
    """The pages of other languages that the address may mean; none where its own language has one of them.

    A list has an address even where one of its parts is missing: ?page=99999 is no page that another language has.
    """
    here = get_language_from_path(request.path_info)
    names = dict(settings.LANGUAGES)
    if any(page.locale.language_code == here for page in _family(request)):
        return []
    return [
        Elsewhere(page.locale.language_code, page.title, page.get_url(request) or "")
        for page in _family(request)
        if page.locale.language_code in names
    ]


def _family(request: HttpRequest) -> list[Page]:
    """The public pages, in every language, that the address may mean; looked for once a request."""
    if not hasattr(request, "_meant_family"):
        request._meant_family = _find_family(request)  # type: ignore[attr-defined]
    found: list[Page] = request._meant_family  # type: ignore[attr-defined]
    return found


def _find_family(request: HttpRequest) -> list[Page]:
    steps = [step for step in request.path_info.split("/") if step][1:]
    return family_of(request, steps) if get_language_from_path(request.path_info) else []


def family_of(request: HttpRequest, steps: Sequence[str]) -> list[Page]:
    """The public pages, in every language, that the steps of an address below its language may mean."""
    site = Site.find_for_request(request)
    if site is None or not 0 < len(steps) <= DEEPEST or any("\x00" in step for step in steps):
        return []
    keys = set(Page.objects.filter(pk=site.root_page_id).values_list("translation_key", flat=True))
    for step in steps:
        keys = set(_below(keys).filter(slug=step).values_list("translation_key", flat=True))
        if not keys:
            return []
    pages = public_pages(Page.objects.filter(translation_key__in=keys)).select_related("locale")
    return list(pages.order_by("locale_id", "path"))


def _below(keys: set[UUID]) -> Any:
    """The children of these pages, in every language."""
    children = Page.objects.all()
    parents = Page.objects.filter(translation_key__in=keys).only("path", "depth")
    return children.filter(reduce(or_, (children.child_of_q(parent) for parent in parents), Q(pk__in=[])))
