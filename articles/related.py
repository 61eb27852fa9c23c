"""Where an article leads on to: what its editor chose, else the newest on the same topics. Visible pages alone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from videos.models import VideoPage
from videos.selectors import visible_video_pages

if TYPE_CHECKING:
    from articles.models import ArticlePage

AT_MOST = 3


def related_articles(page: "ArticlePage") -> list["ArticlePage"]:
    """In the language of `page`, ready for a list. A constant number of queries."""
    shown = type(page).objects.filter(locale=page.locale_id).exclude(pk=page.pk).for_lists()
    chosen = [link.article_id for link in page.article_links.all()]
    return _in_order(chosen, shown) or _on_the_same_topics(page, shown)


def related_videos(page: "ArticlePage") -> list[VideoPage]:
    """The same, with their files; a video inside the article is repeated only where it was chosen."""
    shown = visible_video_pages(page.locale.language_code)
    chosen = [link.video_page_id for link in page.video_links.all()]
    inside = [block.value["video"] for block in page.body if block.block_type == "video"]
    others = shown.exclude(video__in=[video.pk for video in inside if video])
    return _in_order(chosen, shown) or _on_the_same_topics(page, others)


def _in_order(chosen: list[int], shown: Any) -> list[Any]:
    """The pages of `shown` that are the chosen ones in its language, in the order of choice."""
    if not chosen:
        return []
    keys = dict(Page.objects.filter(pk__in=chosen).values_list("pk", "translation_key"))
    by_key = {page.translation_key: page for page in shown.filter(translation_key__in=keys.values())}
    wanted: Iterable[Any] = dict.fromkeys(keys.get(pk) for pk in chosen)
    return [by_key[key] for key in wanted if key in by_key]


def _on_the_same_topics(page: "ArticlePage", shown: Any) -> list[Any]:
    topics = page.topics
    if not topics:
        return []
    same = shown.model.objects.filter(page_topics__topic__in=topics)
    return list(shown.filter(pk__in=same.values("pk"))[:AT_MOST])
