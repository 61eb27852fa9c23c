from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

from django import template
from wagtail.models import Page

from articles import selectors
from articles.models import ArticlePage
from cms.base.templatetags.newsroom import moment
from videos.models import Video, VideoPage

register = template.Library()
register.filter(moment)


@register.simple_tag
def latest_articles(count: int) -> Iterable[ArticlePage]:
    """The newest articles in the active language."""
    newest: Iterable[ArticlePage] = selectors.latest_articles()[:count]
    return newest


@register.simple_tag
def articles_about(page: VideoPage) -> Iterable[ArticlePage]:
    """The articles in the page's language that show its video or lead to it, the newest first."""
    found: Iterable[ArticlePage] = selectors.articles_about(page)
    return found


@register.simple_tag(takes_context=True)
def page_of(context: dict[str, Any], video: Video | None) -> VideoPage | None:
    """The page that shows a video of this article; None where nobody may see one in its language."""
    page: VideoPage | None = context.get("video_pages", {}).get(video.pk) if video else None
    return page


@register.simple_tag(takes_context=True)
def ways_on(context: dict[str, Any], links: Iterable[Any]) -> list[dict[str, str]]:
    """The links of a block that lead somewhere, each with its label and address; hidden pages are left out."""
    pages: dict[int, Page] = context.get("link_pages", {})
    ways = []
    for link in links:
        target = pages.get(link["page"].pk) if link["page"] else None
        url = target.get_url(context.get("request")) if target else link["url"]
        if url and (target or not link["page"]):
            ways.append({"label": link["label"], "url": url})
    return ways


@register.simple_tag(takes_context=True)
def topic_list(context: dict[str, Any], page: ArticlePage) -> str:
    """The address of the list that the article stands in, to be asked by topic."""
    parent = page.get_parent()
    return (parent.get_url(context.get("request")) if parent else None) or ""


@register.simple_tag
def share_by_mail(page: ArticlePage) -> str:
    """A link that opens the reader's own mail program: the headline as subject, the address as text."""
    return f"mailto:?{urlencode({'subject': page.title, 'body': page.full_url or ''}, quote_via=quote)}"
