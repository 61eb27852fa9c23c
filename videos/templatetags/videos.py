"""What templates ask of the video library."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from accounts.selectors import has_verified_email
from videos import policies
from videos.forms import ClipForm
from videos.models import Preparation, Video, VideoPage
from videos.selectors import Presentation, present, visible_video_pages

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
