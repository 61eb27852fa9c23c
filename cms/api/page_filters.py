"""Narrowing the list of pages down beyond Wagtail’s filters: by topic, by day, by the languages a page exists in."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q
from rest_framework.filters import BaseFilterBackend
from wagtail.models import Page

from articles.models import ArticlePage
from cms.base.api import check_language
from cms.base.problems import Refusal
from cms.taxonomy.models import Topic
from videos.models import VideoPage

# Kinds of pages that are filed under topics and have a dateline.
NEWS = (ArticlePage, VideoPage)


class NewsFilter(BaseFilterBackend):
    """?topic= (its slug or id), ?dateline_from= and ?dateline_to= (days, both included), ?available_in= (a language).

    The first three are asked of articles and videos, so that a list of all pages answers with those alone.
    """

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        for name, of_news in OF_NEWS.items():
            if name in request.GET:
                wanted = of_news(name, request.GET[name])
                found = Q(pk__in=[])
                for model in NEWS:
                    found |= Q(pk__in=model.objects.filter(wanted).values("pk"))
                queryset = queryset.filter(found)
        if "available_in" in request.GET:
            queryset = _available_in(request.GET["available_in"], queryset, view)
        return queryset


def _topic(name: str, written: str) -> Q:
    """By slug in any language, or by id. Filed under a topic means under it in the page's own language."""
    known = Topic.objects.filter(pk=int(written)) if written.isdecimal() else Topic.objects.filter(slug=written)
    keys = list(known.values_list("translation_key", flat=True))
    return Q(page_topics__topic__translation_key__in=keys)


def _from(name: str, written: str) -> Q:
    return Q(dateline_date__gte=_day(name, written))


def _to(name: str, written: str) -> Q:
    return Q(dateline_date__lte=_day(name, written))


def _day(name: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as problem:
        raise Refusal(f"{name} must be a day, such as 2025-11-28", parameter=name) from problem


def _available_in(language: str, queryset: Any, view: Any) -> Any:
    """Pages that anybody may read in `language` too, themselves or in translation."""
    check_language(language, parameter="available_in")
    there = view.get_base_queryset().filter(locale__language_code=language).order_by()
    return queryset.filter(translation_key__in=Page.objects.filter(pk__in=there.values("pk")).values("translation_key"))


OF_NEWS: dict[str, Callable[[str, str], Q]] = {"topic": _topic, "dateline_from": _from, "dateline_to": _to}
PARAMETERS = frozenset({*OF_NEWS, "available_in"})
