"""What readers may know of videos: the pages they can see, and how a page's video is shown. Never a storage address."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import get_language, override

from videos.models import Rendition, TermsOfUse, Video, VideoPage, VideoPageQuerySet, Work
from videos.timecode import format_timecode


@dataclass(frozen=True, slots=True)
class Poster:
    """`sources` are addresses with their widths in pixels, the smallest first; `srcset` is the same for HTML."""

    src: str
    sources: tuple[tuple[str, int], ...]
    srcset: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Download:
    """A rendition as offered to journalists; `url` is the gate's, `frame_rate` is for reading ("29.97")."""

    name: str
    width: int
    height: int
    frame_rate: str
    video_codec: str
    audio_codec: str
    size_bytes: int
    sha256: str
    url: str


@dataclass(frozen=True, slots=True)
class Presentation:
    """A page's video, ready to be shown. Durations are seconds; `state` is one of Work.Status."""

    state: str
    percent: int
    poster: Poster | None
    preview_url: str
    seconds: float
    frame_count: int
    duration_timecode: str
    frame_rate: str
    frame_rate_num: int
    frame_rate_den: int
    downloads: Sequence[Download]

    @property
    def is_ready(self) -> bool:
        return self.state == Work.Status.READY


def visible_video_pages(language: str | None = None) -> VideoPageQuerySet:
    """Video pages that anybody may see now, the newest first, with their files.

    `language` defaults to the active one; an empty string means every language.
    """
    pages: VideoPageQuerySet = VideoPage.objects.visible().with_files().newest_first()
    language = get_language() if language is None else language
    return pages.filter(locale__language_code=language) if language else pages


def current_renditions(video: Video) -> list[Rendition]:
    """Files of the version that the video has now, the largest first."""
    return [rendition for rendition in video.renditions.all() if rendition.version == video.version]


def preview_of(video: Video) -> Rendition | None:
    """The small rendition that anybody may play on a visible page."""
    return next((r for r in current_renditions(video) if r.purpose == Rendition.Purpose.PREVIEW), None)


def downloads_of(video: Video) -> list[Rendition]:
    """The renditions offered at the gate, the largest first."""
    return [r for r in current_renditions(video) if r.purpose != Rendition.Purpose.POSTER]


def present(page: VideoPage, language: str | None = None) -> Presentation:
    """How the video of `page` is shown in `language` (the page's own by default)."""
    video = page.video
    with override(language or page.locale.language_code):
        preparation = next((p for p in video.preparations.all() if p.version == video.version), None)
        downloads = downloads_of(video)
        preview = preview_of(video)
        rate = video.frame_rate
        return Presentation(
            state=preparation.status if preparation else Work.Status.WAITING,
            percent=preparation.percent if preparation else 0,
            poster=_poster(page),
            preview_url=reverse("videos:preview", args=[page.slug]) if preview else "",
            seconds=video.duration,
            frame_count=video.frame_count,
            duration_timecode=format_timecode(video.frame_count, rate),
            frame_rate=readable_rate(rate),
            frame_rate_num=video.frame_rate_num,
            frame_rate_den=video.frame_rate_den,
            downloads=[_download(page, rendition) for rendition in downloads],
        )


def readable_rate(rate: Fraction) -> str:
    """Frames per second as the trade writes them: 25, 29.97, 59.94."""
    return f"{float(rate):.2f}".rstrip("0").rstrip(".")


def _poster(page: VideoPage) -> Poster | None:
    posters = sorted(
        (r for r in current_renditions(page.video) if r.purpose == Rendition.Purpose.POSTER), key=lambda r: r.width
    )
    if not posters:
        return None
    sources = tuple((reverse("videos:poster", args=[page.slug, r.name]), r.width) for r in posters)
    return Poster(
        src=sources[-1][0],
        sources=sources,
        srcset=", ".join(f"{url} {width}w" for url, width in sources),
        width=posters[-1].width,
        height=posters[-1].height,
    )


def _download(page: VideoPage, rendition: Rendition) -> Download:
    return Download(
        name=rendition.name,
        width=rendition.width,
        height=rendition.height,
        frame_rate=readable_rate(rendition.frame_rate),
        video_codec=rendition.video_codec,
        audio_codec=rendition.audio_codec,
        size_bytes=rendition.size_bytes,
        sha256=rendition.sha256,
        url=reverse("videos:download", args=[page.slug, rendition.name]),
    )


def pages_of_slug(language: str, slug: str) -> VideoPageQuerySet:
    """Every page, visible or not, that has this address; the policies decide who may see it."""
    pages = VideoPage.objects.filter(locale__language_code=language, slug=slug)
    found: VideoPageQuerySet = pages.with_files().select_related("terms")
    return found


def terms_in_force(page: VideoPage) -> TermsOfUse | None:
    """The terms to accept: the page's own, unless another language already has a later version of them."""
    if page.terms is None:
        return None
    versions = TermsOfUse.objects.filter(translation_key=page.terms.translation_key).select_related("locale")
    return max(versions, key=lambda terms: (terms.version, terms.pk == page.terms_id))
