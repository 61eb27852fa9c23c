"""Which pages anybody may see, whatever their kind: this is the lowest room that knows articles and videos."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.models import Page

from cms.base.models import visible_pages
from videos.models import VideoPage


def public_pages(pages: Any) -> Any:
    """Those of `pages`, of any kind, that anybody may see: visible ones, videos by their own stricter rule."""
    open_videos = VideoPage.objects.visible().values("pk")
    return visible_pages(pages).exclude(pk__in=VideoPage.objects.exclude(pk__in=open_videos).values("pk"))


def chosen_pages(ids: Iterable[int], language: str) -> dict[int, Page]:
    """The pages that editors chose, each by the id that they chose it by, as readers of `language` have them.

    A page is missing where it does not exist in that language, or nobody may see it there. A constant number of
    queries.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    keys = Page.objects.filter(pk__in=wanted).values("translation_key")
    shown = public_pages(Page.objects.filter(pk=OuterRef("pk"), locale__language_code=language))
    family = Page.objects.filter(translation_key__in=keys).annotate(is_shown=Exists(shown)).select_related("locale")
    known = list(family)
    by_key = {page.translation_key: page for page in known if page.is_shown}
    return {
        page.pk: by_key[page.translation_key] for page in known if page.pk in wanted and page.translation_key in by_key
    }
