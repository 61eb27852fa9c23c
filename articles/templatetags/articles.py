from collections.abc import Iterable
from typing import Any

from django import template

from articles import selectors
from articles.models import ArticlePage
from videos.models import Video, VideoPage

register = template.Library()


@register.simple_tag
def latest_articles(count: int) -> Iterable[ArticlePage]:
    """The newest articles in the active language."""
    newest: Iterable[ArticlePage] = selectors.latest_articles()[:count]
    return newest


@register.simple_tag(takes_context=True)
def page_of(context: dict[str, Any], video: Video | None) -> VideoPage | None:
    """The page that shows a video of this article; None where nobody may see one in its language."""
    page: VideoPage | None = context.get("video_pages", {}).get(video.pk) if video else None
    return page
