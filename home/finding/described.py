"""What a page tells machines: search engines, and whoever shows a link to it. Each kind of page has its own words."""

from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from wagtail.models import Page

from articles.models import ArticlePage
from cms.base.addresses import absolute
from cms.images.models import CustomImage
from cms.images.renditions import BROKEN
from videos.languages import NO_SPEECH
from videos.models import VideoPage
from videos.selectors import Presentation, present
from videos.watch import CaptionTrack, captions_of

CARD = "fill-1200x630|format-jpeg|jpegquality-80"
HEADLINE_LENGTH = 110


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that anybody may fetch, at its whole address; sizes are pixels."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Description:
    """`node` is the page in schema.org's words, without what every page has; empty where it is no work of its own."""

    picture: Picture | None = None
    og_type: str = "website"
    og: list[tuple[str, str]] = field(default_factory=list)
    node: dict[str, Any] = field(default_factory=dict)


@singledispatch
def describe(page: Page) -> Description:
    """Pages of whom nothing in particular is known."""
    return Description()


@describe.register
def _article(page: ArticlePage) -> Description:
    """Corrections are told as schema.org tells them; the desk answers for the article where there is one."""
    picture = card(page.lead_image, page.lead_image_alt)
    topics = [topic.name for topic in page.topics]
    corrections = [
        {"@type": "CorrectionComment", "text": entry.text, "datePublished": entry.made_at.isoformat()}
        for entry in page.corrections.all()
    ]
    node = {
        "@type": "NewsArticle",
        "headline": page.title[:HEADLINE_LENGTH],
        "image": [picture.url] if picture else None,
        "articleSection": page.kicker or None,
        "keywords": topics or None,
        "contentLocation": {"@type": "Place", "name": page.dateline_place} if page.dateline_place else None,
        "correction": corrections or None,
    }
    return Description(picture, "article", [*_times(page), *(("article:tag", name) for name in topics)], filled(node))


@describe.register
def _video(page: VideoPage) -> Description:
    """Of the files only the poster and the preview have addresses that anybody may ask for."""
    shown = present(page)
    picture = poster(page, shown)
    preview = absolute(shown.preview_url) if shown.preview_url else ""
    node = {
        "@type": "VideoObject",
        "name": page.title,
        "thumbnailUrl": [picture.url] if picture else None,
        "uploadDate": page.first_published_at.isoformat() if page.first_published_at else None,
        "duration": iso_duration(shown.seconds),
        "contentUrl": preview or None,
        "encodingFormat": "video/mp4" if preview else None,
        "keywords": [topic.name for topic in page.topics] or None,
        "contentLocation": {"@type": "Place", "name": page.dateline_place} if page.dateline_place else None,
        "creditText": page.credit_line or None,
        "inLanguage": [code for code in page.spoken_languages if code != NO_SPEECH] or None,
        "caption": [_captions(track) for track in captions_of(page)] or None,
    }
    og = [("og:video", preview), ("og:video:type", "video/mp4")] if preview else []
    return Description(picture, "video.other", og, filled(node))


def _captions(track: CaptionTrack) -> dict[str, str]:
    address = absolute(track.url)
    return {"@type": "MediaObject", "contentUrl": address, "encodingFormat": "text/vtt", "inLanguage": track.language}


def card(image: CustomImage | None, alt: str) -> Picture | None:
    """A picture as links to it are shown elsewhere, cut around its focal point; None where its file is broken."""
    if image is None:
        return None
    try:
        made = image.get_rendition(CARD)
    except BROKEN:
        return None
    return Picture(absolute(made.url), made.width, made.height, alt or image.default_alt_text)


def poster(page: VideoPage, shown: Presentation) -> Picture | None:
    if shown.poster is None:
        return None
    return Picture(absolute(shown.poster.src), shown.poster.width, shown.poster.height, page.title)


def filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value is not None}


def iso_duration(seconds: float) -> str | None:
    """ISO 8601: PT1M32S. Not known for a film that is not prepared yet."""
    if not seconds:
        return None
    minutes, rest = divmod(max(round(seconds), 1), 60)
    hours, minutes = divmod(minutes, 60)
    return "PT" + "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (rest, "S")) if n)


def _times(page: Page) -> list[tuple[str, str]]:
    times = (("article:published_time", page.first_published_at), ("article:modified_time", page.last_published_at))
    return [(name, moment.isoformat()) for name, moment in times if moment]
