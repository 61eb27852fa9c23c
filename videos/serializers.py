"""Video pages in the content API. Files have one address here: the gate's."""

from dataclasses import asdict
from typing import Any

from wagtail.api import APIField
from wagtail.api.utils import get_full_url
from wagtail.api.v2.utils import get_object_detail_url

from cms.base.api import PageField, html, page_link
from videos.models import Video, VideoPage
from videos.selectors import Poster, present


def poster(made: Poster | None, request: Any) -> dict[str, Any] | None:
    if made is None:
        return None
    return {
        "url": get_full_url(request, made.src),
        "width": made.width,
        "height": made.height,
        "srcset": ", ".join(f"{get_full_url(request, path)} {width}w" for path, width in made.sources),
    }


def embedded_video(page: VideoPage, context: dict[str, Any], *, caption: str) -> dict[str, Any]:
    """A video inside another page: enough to show it and to lead to its own page."""
    shown = present(page)
    request = context["request"]
    return {
        "title": page.title,
        "caption": caption,
        "credit": page.credit_line,
        "page": {"id": page.pk, **page_link(page, context)},
        "poster": poster(shown.poster, request),
        "preview_url": get_full_url(request, shown.preview_url) if shown.preview_url else None,
        "duration": shown.seconds,
        "duration_timecode": shown.duration_timecode,
    }


class VideoField(PageField):
    def to_representation(self, page: VideoPage) -> dict[str, Any]:
        shown = present(page)
        request = self.context["request"]
        return {
            "id": page.video_id,
            "detail_url": get_object_detail_url(self.context["router"], request, Video, page.video_id),
            "state": shown.state,
            "duration": shown.seconds,
            "duration_timecode": shown.duration_timecode,
            "frame_rate": shown.frame_rate,
            "poster": poster(shown.poster, request),
            "preview_url": get_full_url(request, shown.preview_url) if shown.preview_url else None,
            "downloads": [
                {**asdict(download), "url": get_full_url(request, download.url)} for download in shown.downloads
            ],
        }


class StoryField(PageField):
    def to_representation(self, page: VideoPage) -> str:
        return html(page.story, self.context)


class TermsField(PageField):
    """What a person accepts at the gate before the first download."""

    def to_representation(self, page: VideoPage) -> dict[str, Any] | None:
        if page.terms is None:
            return None
        return {
            "title": page.terms.title,
            "version": page.terms.version,
            "text": html(page.terms.text, self.context),
        }


INDEX_FIELDS = [APIField("introduction")]
VIDEO_FIELDS = [
    APIField("dateline_place"),
    APIField("dateline_date"),
    APIField("summary"),
    APIField("story", serializer=StoryField()),
    APIField("credit_line"),
    APIField("terms", serializer=TermsField()),
    APIField("video", serializer=VideoField()),
]
