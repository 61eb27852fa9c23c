"""The newsroom's admin: its lists, its first page, its search and its checks."""

from typing import Any

from django.urls import URLPattern, path
from django.views.i18n import JavaScriptCatalog
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from home.desk.checker import NewsChecker
from home.desk.listings import VIEWSETS
from home.desk.panels import AttentionPanel
from home.desk.search import EverythingArea, everything

BEFORE_LOCALIZE = -10


@hooks.register("register_admin_viewset")
def listings() -> list[Any]:
    return list(VIEWSETS)


@hooks.register("construct_homepage_panels")
def attention(request: Any, panels: list[Any]) -> None:
    panels.append(AttentionPanel())


@hooks.register("register_admin_urls", order=BEFORE_LOCALIZE)
def addresses() -> list[URLPattern]:
    """The second stands before wagtail-localize's own, whose French button reads “Publier dansEnglish”."""
    words = JavaScriptCatalog.as_view(packages=["wagtail_localize", "home.desk"])
    return [path("search/", everything, name="desk_search"), path("localize/jsi18n/", words)]


@hooks.register("register_admin_search_area")
def search_area() -> EverythingArea:
    return EverythingArea()


@hooks.register("construct_wagtail_userbar")
def checks(request: Any, items: list[Any], page: Any) -> None:
    items[:] = [
        NewsChecker(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]
