"""What one person took from the library: what their own page lists, and what the export of their account holds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from accounts.models import User
from videos.clips import span_timecodes
from videos.models import Clip, ClipRequest, DownloadGrant, TermsAcceptance, TermsOfUse, VideoPage, Work


@dataclass(frozen=True, slots=True)
class OwnClip:
    """A part that the person asked for; `url` is its page, empty while no page shows the video in this language."""

    title: str
    rendition_name: str
    in_timecode: str
    out_timecode: str
    status: str
    state: str
    kept_until: datetime
    url: str

    @property
    def is_ready(self) -> bool:
        return self.status == Work.Status.READY


def downloads_of_person(user: User) -> "QuerySet[DownloadGrant]":
    """One row for each download, the newest first: what follows after a pause belongs to the one that began."""
    return DownloadGrant.objects.filter(user=user, first_byte=0)


def pages_still_shown(grants: "list[DownloadGrant]") -> dict[int, VideoPage]:
    """The pages of these downloads that anybody may see now, by their keys, in one query."""
    shown: dict[int, VideoPage] = VideoPage.objects.visible().in_bulk([g.page_id for g in grants if g.page_id])
    return shown


def clips_of_person(user: User) -> list[OwnClip]:
    """The parts of films as they are now that are still kept for this person, the newest first."""
    wanted = (
        ClipRequest.objects.filter(user=user, clip__rendition__version=F("clip__rendition__video__version"))
        .select_related("clip__rendition__video")
        .order_by("-asked_at", "-pk")
    )
    clips = [request.clip for request in wanted]
    pages = {
        page.video_id: page
        for page in VideoPage.objects.visible().filter(
            video__in={clip.rendition.video_id for clip in clips}, locale__language_code=get_language() or ""
        )
    }
    return [_own(clip, pages.get(clip.rendition.video_id)) for clip in clips]


def _own(clip: Clip, page: VideoPage | None) -> OwnClip:
    in_timecode, out_timecode, _length = span_timecodes(clip)
    return OwnClip(
        title=page.title if page else clip.rendition.video.title,
        rendition_name=clip.rendition.name,
        in_timecode=in_timecode,
        out_timecode=out_timecode,
        status=clip.status,
        state=clip.get_status_display(),
        kept_until=clip.last_asked_at + timedelta(days=settings.CLIP_KEEP_DAYS),
        url=reverse("videos:clip", args=[page.slug, clip.key]) if page else "",
    )


def downloads(user: User) -> list[dict[str, Any]]:
    """Every span of bytes that was given, for the export."""
    fields = ("video_title", "version", "item", "sha256", "first_byte", "byte_count", "granted_at")
    return list(DownloadGrant.objects.filter(user=user).order_by("granted_at", "pk").values(*fields))


def clips(user: User) -> list[dict[str, Any]]:
    """Every part that was asked for and is still kept, for the export."""
    wanted = ClipRequest.objects.filter(user=user).select_related("clip__rendition__video").order_by("asked_at", "pk")
    rows = []
    for request in wanted:
        in_timecode, out_timecode, _length = span_timecodes(request.clip)
        rows.append(
            {
                "video_title": request.clip.rendition.video.title,
                "rendition": request.clip.rendition.name,
                "in": in_timecode,
                "out": out_timecode,
                "state": request.clip.status,
                "asked_at": request.asked_at,
                "starts": request.starts,
            }
        )
    return rows


def terms(user: User) -> list[dict[str, Any]]:
    """Every acceptance of the terms of a video, for the export."""
    titles = dict(TermsOfUse.objects.values_list("translation_key", "title"))
    fields = ("terms_key", "version", "language", "text_sha256", "accepted_at")
    accepted = TermsAcceptance.objects.filter(user=user).order_by("accepted_at").values(*fields)
    return [{"title": titles.get(row["terms_key"], ""), **row} for row in accepted]
