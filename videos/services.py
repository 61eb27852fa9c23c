"""Writes that the gate makes: acceptances of terms and grants of bytes."""

import hashlib

from django.utils.translation import get_language

from accounts.models import User
from videos.clips import span_timecodes
from videos.models import Clip, DownloadGrant, Rendition, TermsAcceptance, TermsOfUse, VideoPage


def accept_terms(*, user: User, terms: TermsOfUse) -> TermsAcceptance:
    """Records that this person accepted this version; accepting twice changes nothing."""
    acceptance, _new = TermsAcceptance.objects.get_or_create(
        user=user,
        terms_key=terms.translation_key,
        version=terms.version,
        defaults={
            "language": get_language() or "",
            "text_sha256": hashlib.sha256(f"{terms.title}\n{terms.text}".encode()).hexdigest(),
        },
    )
    return acceptance


def record_grant(
    *, user: User, page: VideoPage, item: Rendition | Clip, first_byte: int, byte_count: int
) -> DownloadGrant:
    """One row of the audit, written before the first byte leaves."""
    rendition = item.rendition if isinstance(item, Clip) else item
    label = rendition.name
    if isinstance(item, Clip):
        in_timecode, out_timecode, _length = span_timecodes(item)
        label = f"{rendition.name} {in_timecode}–{out_timecode}"
    return DownloadGrant.objects.create(
        user=user,
        page=page,
        video=rendition.video,
        video_title=page.title,
        version=rendition.version,
        item=label,
        sha256=item.sha256,
        first_byte=first_byte,
        byte_count=byte_count,
    )
