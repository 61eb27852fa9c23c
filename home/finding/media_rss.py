"""Media RSS (https://www.rssboard.org/media-rss): the public preview and poster of each video, never a gated file."""

import re
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed

from cms.base.addresses import absolute
from videos.models import VideoPage
from videos.selectors import present, preview_of
from videos.watch import captions_of

NAMESPACE = "http://search.yahoo.com/mrss/"
# What XML 1.0 cannot hold, even as an entity.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(text: str) -> str:
    """Text as XML can hold it."""
    return UNPRINTABLE.sub(" ", text)


def media_of(page: VideoPage) -> dict[str, Any]:
    """What the feed says of a page's video, as plain values; a page without preview or poster says less."""
    shown = present(page)
    preview = preview_of(page.video)
    content = {}
    if preview and shown.preview_url:
        content = {
            "url": absolute(shown.preview_url),
            "type": preview.content_type,
            "medium": "video",
            "expression": "full",
            "fileSize": str(preview.size_bytes),
            "width": str(preview.width),
            "height": str(preview.height),
            "framerate": shown.frame_rate,
            "duration": str(round(shown.seconds)),
        }
    posters = [(absolute(url), str(width)) for url, width in shown.poster.sources] if shown.poster else []
    return {
        "content": content,
        "thumbnails": posters[::-1],
        "title": printable(page.title),
        "description": printable(page.summary),
        "credit": printable(page.credit_line),
        "rights": printable(page.terms.title if page.terms else ""),
        "keywords": printable(", ".join(topic.name for topic in page.topics)),
        "captions": [(absolute(track.url), track.language) for track in captions_of(page)],
        "player": absolute(page.get_url() or ""),
    }


class MediaRssFeed(Rss201rev2Feed):
    """RSS 2.0 whose items carry `media`, as media_of makes it."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:media": NAMESPACE}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        media = item["media"]
        if media["content"]:
            handler.startElement("media:content", media["content"])
            self._add_words(handler, media)
            handler.endElement("media:content")
        else:
            self._add_words(handler, media)

    def _add_words(self, handler: Any, media: dict[str, Any]) -> None:
        for name in ("title", "description"):
            handler.addQuickElement(f"media:{name}", media[name], {"type": "plain"})
        for url, width in media["thumbnails"]:
            handler.addQuickElement("media:thumbnail", None, {"url": url, "width": width})
        for url, language in media["captions"]:
            handler.addQuickElement("media:subTitle", None, {"type": "text/vtt", "lang": language, "href": url})
        if media["keywords"]:
            handler.addQuickElement("media:keywords", media["keywords"])
        if media["credit"]:
            handler.addQuickElement("media:credit", media["credit"])
        if media["rights"]:
            handler.addQuickElement("media:copyright", media["rights"])
        handler.addQuickElement("media:player", None, {"url": media["player"]})
