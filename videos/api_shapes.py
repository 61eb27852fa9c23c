"""What the content API gives of videos. No address in here is that of a stored file."""

from typing import TypedDict

from cms.base.api_shapes import LinkedPage, RichText
from videos.models import Work


class Still(TypedDict):
    """A frame of the film, shown before it plays; `srcset` is ready for an <img>."""

    url: str
    width: int
    height: int
    srcset: str


class CaptionFile(TypedDict):
    """Captions as a WebVTT file; `language` is a code of BCP 47, `label` what the language calls itself."""

    language: str
    label: str
    url: str


class PreviewSource(TypedDict):
    """A small copy of the film that anybody may play, ready for a <source>."""

    url: str
    type: str
    width: int
    height: int


class ListedShot(TypedDict):
    """A line of the shotlist: timecodes as written; `start` and `end` in seconds, null where the film has no such."""

    number: int
    in_timecode: str
    out_timecode: str
    start: float | None
    end: float | None
    description: str
    credit: str
    restriction: str


class EmbeddedVideo(TypedDict):
    """A video inside another page, whole enough to be played there. `duration` is in seconds.

    `page` is its own page; at `download_page`, a part of it, journalists with an account find its files.
    """

    title: str
    caption: str
    credit: str
    page: LinkedPage
    download_page: str
    poster: Still | None
    preview_url: str | None
    preview_sources: list[PreviewSource]
    captions: list[CaptionFile]
    shotlist: list[ListedShot]
    duration: float
    duration_timecode: str


class OfferedFile(TypedDict):
    """A file as journalists are offered it; `url` is the gate's, which asks for an account."""

    name: str
    width: int
    height: int
    frame_rate: str
    video_codec: str
    audio_codec: str
    size_bytes: int
    sha256: str
    url: str


class Film(TypedDict):
    """The video of a video page. `duration` is in seconds, `frame_rate` as the trade writes it, 29.97 for instance."""

    id: int
    detail_url: str | None
    state: Work.Status
    duration: float
    duration_timecode: str
    frame_rate: str
    poster: Still | None
    preview_url: str | None
    preview_sources: list[PreviewSource]
    download_page: str
    downloads: list[OfferedFile]


class AcceptedTerms(TypedDict):
    title: str
    version: int
    text: RichText


class SpokenLanguage(TypedDict):
    language: str
    name: str
