"""What templates ask of the video library."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.text import capfirst

from accounts.selectors import has_verified_email
from videos import policies
from videos.captions import CaptionsForm
from videos.forms import ClipForm
from videos.models import Captions, Preparation, Video, VideoPage
from videos.selectors import Presentation, present, visible_video_pages
from videos.shotlist import ShownShot
from videos.watch import CaptionTrack, Transcript, captions_of, shots_of, spoken_in, transcripts_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class GateState:
    """Where this reader stands at the gate, and the ways on; each leads back to the page's downloads."""

    signed_in: bool
    verified: bool
    terms_accepted: bool
    sign_in_url: str
    sign_up_url: str
    terms_url: str


@register.simple_tag
def latest_videos(count: int) -> list[VideoPage]:
    """The newest visible video pages in the reader's language."""
    return list(visible_video_pages()[:count])


@register.simple_tag
def presentation(page: VideoPage) -> Presentation:
    return present(page)


@register.simple_tag
def captions(page: VideoPage) -> list[CaptionTrack]:
    return captions_of(page)


@register.simple_tag
def transcripts(page: VideoPage) -> list[Transcript]:
    return transcripts_of(page)


@register.simple_tag
def shotlist(page: VideoPage) -> list[ShownShot]:
    return shots_of(page)


@register.simple_tag
def restricted(shots: Sequence[ShownShot]) -> list[ShownShot]:
    """Those that must not be used like the others."""
    return [shot for shot in shots if shot.restriction]


@register.simple_tag
def spoken_languages(page: VideoPage) -> str:
    """« français, anglais » as one phrase that begins with a capital; empty where nobody has said."""
    return capfirst(", ".join(spoken_in(page)))


@register.filter
def clock(seconds: float) -> str:
    """A moment of the film for a reader: 0:07, 1:02:15."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


@register.simple_tag
def captions_in_library(video: Video) -> list[Captions]:
    """Every language that the video has captions in, for those who keep them."""
    return list(video.captions.defer("transcript").select_related("video"))


@register.simple_tag
def captions_upload(video: Video) -> CaptionsForm:
    """An empty form; a refused one stands in the context under the name that templates ask for first."""
    return CaptionsForm(video)


@register.simple_tag
def preparation_of(video: Video) -> Preparation | None:
    """The work on the file that the video has now."""
    return Preparation.objects.filter(video=video, version=video.version).first()


@register.simple_tag(takes_context=True)
def gate_state(context: dict[str, Any], page: VideoPage) -> GateState:
    user = context["request"].user
    query = urlencode({"next": f"{page.url}#downloads"})
    return GateState(
        signed_in=user.is_authenticated,
        verified=has_verified_email(user),
        terms_accepted=policies.has_accepted_terms(user, page),
        sign_in_url=f"{reverse('account_login')}?{query}",
        sign_up_url=f"{reverse('account_signup')}?{query}",
        terms_url=f"{reverse('videos:terms', args=[page.slug])}?{query}",
    )


@register.simple_tag(takes_context=True)
def clip_form(context: dict[str, Any], page: VideoPage) -> ClipForm:
    """The form as it was sent and refused, or a fresh one with the points that the address carries."""
    refused: ClipForm | None = context.get("clip_form")
    if refused is not None:
        return refused
    given = context["request"].GET
    return ClipForm(
        page, initial={name: given[name] for name in ("rendition", "in_point", "out_point") if name in given}
    )
