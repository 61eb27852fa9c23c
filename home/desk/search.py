"""One search over everything in the admin: pages, pictures, videos, documents, topics, people, desks, accounts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.search import SearchArea
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.search.backends import get_search_backend
from wagtailmedia.permissions import permission_policy as media_policy

from accounts.models import User
from cms.images.models import CustomImage
from cms.taxonomy.models import Desk, Person, Topic
from videos.models import Video

SHOWN = 8
LONGEST_QUERY = 200
# Signs mean something to the engines, and nothing to whoever typed them.
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    title: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class Kind:
    """`all_url` is where the same search goes on within this kind."""

    heading: str
    icon: str
    found: list[Found]
    total: int
    all_url: str


class EverythingArea(SearchArea):
    def __init__(self) -> None:
        super().__init__(_("Everything"), reverse("desk_search"), name="everything", icon_name="search", order=1)


def everything(request: HttpRequest) -> HttpResponse:
    """What the words of ?q= find, by kind, a few of each; only what the person may open."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    query = " ".join(WORD.findall(request.GET.get("q", "")[:LONGEST_QUERY]))
    context = {
        "query": query,
        "kinds": list(_kinds(request.user, query)) if query else [],
    }
    return render(request, "desk/search.html", context)


def _kinds(user: Any, query: str) -> Iterator[Kind]:
    finder = AdminURLFinder(user)
    for heading, icon, objects, index in _searched(user):
        results = get_search_backend().search(query, objects, operator="and")
        total = results.count()
        if total:
            found = [_found(each, finder) for each in results[:SHOWN]]
            yield Kind(capfirst(str(heading)), icon, found, total, f"{reverse(index)}?q={query}")


def _searched(user: Any) -> Iterator[tuple[Any, str, Any, str]]:
    pages = policy_registry.get_by_type(Page).explorable_instances(user).filter(depth__gt=1)
    yield _("Pages"), "doc-empty-inverse", Page.objects.filter(pk__in=pages.values("pk")), "wagtailadmin_pages:search"
    files = ["add", "change", "choose"]
    for model, icon, index in (
        (CustomImage, "image", "wagtailimages:index"),
        (get_document_model(), "doc-full-inverse", "wagtaildocs:index"),
    ):
        allowed = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, files)
        yield model._meta.verbose_name_plural, icon, allowed, index
    allowed = media_policy.instances_user_has_any_permission_for(user, ["add", "change"])
    yield (
        Video._meta.verbose_name_plural,
        "media",
        Video.objects.filter(pk__in=allowed.values("pk")),
        "wagtailmedia:index",
    )
    for snippet, icon in ((Topic, "tag"), (Person, "user"), (Desk, "group")):
        if _may(user, snippet):
            index = snippet.snippet_viewset.get_url_name("list")
            yield snippet._meta.verbose_name_plural, icon, snippet.objects.all(), index
    if _may(user, User):
        yield User._meta.verbose_name_plural, "user", User.objects.all(), "wagtailusers_users:index"


def _may(user: Any, model: type[Model]) -> bool:
    name = model._meta.model_name
    return any(
        user.has_perm(f"{model._meta.app_label}.{action}_{name}") for action in ("add", "change", "delete", "view")
    )


def _found(each: Any, finder: AdminURLFinder) -> Found:
    locale = getattr(each, "locale", None)
    title = each.get_admin_display_title() if isinstance(each, Page) else str(each)
    return Found(title, finder.get_edit_url(each) or "", locale.language_code if locale else "")
