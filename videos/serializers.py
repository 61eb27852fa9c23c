"""Video pages in the content API. Files have one address here: the gate's."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.api import APIField
from wagtail.api.utils import get_full_url
from wagtail.api.v2.utils import get_object_detail_url

from cms.base.api import PageField, page_link
from cms.base.api_shapes import RichText
from cms.base.api_text import TogetherField, htmls
from cms.taxonomy.serializers import FiledTopic, topic
from videos.api_shapes import (
    AcceptedTerms,
    CaptionFile,
    EmbeddedVideo,
    Film,
    ListedShot,
    OfferedFile,
    PreviewSource,
    SpokenLanguage,
    Still,
)
from videos.languages import spoken_name
from videos.models import Video, VideoPage, Work
from videos.selectors import Download, Poster, present, preview_of
from videos.watch import captions_of, shots_of


def poster(made: Poster | None, request: Any) -> Still | None:
    if made is None:
        return None
    return {
        "url": get_full_url(request, made.src),
        "width": made.width,
        "height": made.height,
        "srcset": ", ".join(f"{get_full_url(request, path)} {width}w" for path, width in made.sources),
    }


def caption_tracks(page: VideoPage, request: Any) -> list[CaptionFile]:
    return [
        {"language": track.language, "label": track.label, "url": get_full_url(request, track.url)}
        for track in captions_of(page)
    ]


def preview_sources(page: VideoPage, preview_url: str, request: Any) -> list[PreviewSource]:
    """Empty while the film is being prepared."""
    preview = preview_of(page.video) if preview_url else None
    if preview is None:
        return []
    url = get_full_url(request, preview_url)
    return [{"url": url, "type": "video/mp4", "width": preview.width, "height": preview.height}]


def download_page(page: VideoPage, request: Any) -> str:
    """Where the files stand on the page of the video: never the address of a file."""
    return f"{page.get_full_url(request)}#downloads"


def shotlist(page: VideoPage) -> list[ListedShot]:
    return [
        {
            "number": shot.number,
            "in_timecode": shot.in_timecode,
            "out_timecode": shot.out_timecode,
            "start": shot.start_seconds,
            "end": shot.end_seconds,
            "description": shot.description,
            "credit": shot.credit,
            "restriction": shot.restriction,
        }
        for shot in shots_of(page)
    ]


def embedded_videos(pages: Sequence[VideoPage], context: dict[str, Any]) -> list[EmbeddedVideo]:
    """`embedded_video` of each, without a caption; their shots are looked up together."""
    prefetch_related_objects(pages, "shots")
    return [embedded_video(page, context, caption="") for page in pages]


def embedded_video(page: VideoPage, context: dict[str, Any], *, caption: str) -> EmbeddedVideo:
    """A video inside another page: enough to show it and to lead to its own page."""
    shown = present(page)
    request = context["request"]
    return {
        "title": page.title,
        "caption": caption,
        "credit": page.credit_line,
        "page": {"id": page.pk, **page_link(page, context)},
        "download_page": download_page(page, request),
        "poster": poster(shown.poster, request),
        "preview_url": get_full_url(request, shown.preview_url) if shown.preview_url else None,
        "preview_sources": preview_sources(page, shown.preview_url, request),
        "captions": caption_tracks(page, request),
        "shotlist": shotlist(page),
        "duration": shown.seconds,
        "duration_timecode": shown.duration_timecode,
    }


def _offered(download: Download, request: Any) -> OfferedFile:
    return {
        "name": download.name,
        "width": download.width,
        "height": download.height,
        "frame_rate": download.frame_rate,
        "video_codec": download.video_codec,
        "audio_codec": download.audio_codec,
        "size_bytes": download.size_bytes,
        "sha256": download.sha256,
        "url": get_full_url(request, download.url),
    }


class VideoField(PageField):
    def to_representation(self, page: VideoPage) -> Film:
        shown = present(page)
        request = self.context["request"]
        return {
            "id": page.video_id,
            "detail_url": get_object_detail_url(self.context["router"], request, Video, page.video_id),
            "state": Work.Status(shown.state),
            "duration": shown.seconds,
            "duration_timecode": shown.duration_timecode,
            "frame_rate": shown.frame_rate,
            "poster": poster(shown.poster, request),
            "preview_url": get_full_url(request, shown.preview_url) if shown.preview_url else None,
            "preview_sources": preview_sources(page, shown.preview_url, request),
            "download_page": download_page(page, request),
            "downloads": [_offered(download, request) for download in shown.downloads],
        }


class StoryField(TogetherField):
    def made_for(self, pages: Sequence[VideoPage]) -> Iterable[RichText]:
        return htmls([page.story for page in pages], self.context)


class TermsField(TogetherField):
    """What a person accepts at the gate before the first download."""

    def made_for(self, pages: Sequence[VideoPage]) -> Iterable[AcceptedTerms | None]:
        every = {page.terms.pk: page.terms for page in pages if page.terms}
        texts = dict(zip(every, htmls([terms.text for terms in every.values()], self.context), strict=True))
        for page in pages:
            terms = page.terms
            yield {"title": terms.title, "version": terms.version, "text": texts[terms.pk]} if terms else None


class TopicsField(PageField):
    def to_representation(self, page: VideoPage) -> list[FiledTopic]:
        return [topic(found) for found in page.topics]


class SpokenField(PageField):
    """Codes are those of BCP 47; "zxx" stands for a film without words."""

    def to_representation(self, page: VideoPage) -> list[SpokenLanguage]:
        return [{"language": code, "name": spoken_name(code)} for code in page.spoken_languages]


class CaptionsField(PageField):
    """WebVTT files, shared by the pages of every language; addresses are the page's own."""

    def to_representation(self, page: VideoPage) -> list[CaptionFile]:
        return caption_tracks(page, self.context["request"])


class ShotlistField(PageField):
    """Timecodes as written, and in seconds: null where the present film does not have them."""

    def to_representation(self, page: VideoPage) -> list[ListedShot]:
        return shotlist(page)


INDEX_FIELDS = [APIField("introduction")]
VIDEO_FIELDS = [
    APIField("dateline_place"),
    APIField("dateline_date"),
    APIField("summary"),
    APIField("story", serializer=StoryField()),
    APIField("topics", serializer=TopicsField()),
    APIField("spoken_languages", serializer=SpokenField()),
    APIField("shotlist", serializer=ShotlistField()),
    APIField("captions", serializer=CaptionsField()),
    APIField("credit_line"),
    APIField("terms", serializer=TermsField()),
    APIField("video", serializer=VideoField()),
]
