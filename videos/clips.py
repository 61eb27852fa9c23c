"""Partial downloads: a recipe asked for by a person, cut once, exact to the frame, kept while it is wanted."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from videos import exceptions as why
from videos import ffmpeg
from videos.exceptions import TooManyClips, WorkFailed
from videos.models import Clip, ClipRequest, Rendition, Work
from videos.pipeline import digest_of, fetch, stored
from videos.probe import NotAVideo, count_frames
from videos.timecode import format_timecode
from videos.work import Lease, enqueue, start_over


def request_clip(*, user: User, rendition: Rendition, first: int, end: int) -> Clip:
    """The clip of frames `first` to `end` (not included) for this person.

    It is queued if it does not exist yet, or failed. Raises TooManyClips when that is more than the person may ask for.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        clip, new = Clip.objects.get_or_create(rendition=rendition, in_frame=first, out_frame=end)
        asked_before = user.clip_requests.filter(clip=clip).exists()
        failed = clip.status == Work.Status.FAILED
        if failed or not asked_before:
            _check_budget(user)
            ClipRequest.objects.update_or_create(
                user=user,
                clip=clip,
                defaults={"asked_at": timezone.now(), "starts": F("starts") + 1},
                create_defaults={"starts": 1},
            )
        Clip.objects.filter(pk=clip.pk).update(last_asked_at=timezone.now())
        if new:
            enqueue(clip)
        elif failed:
            start_over(clip)
    return clip


def _check_budget(user: User) -> None:
    """Raises TooManyClips. What counts are cuts started in the last hour, retries included, and cuts not finished."""
    hour_ago = timezone.now() - timedelta(hours=1)
    spent = user.clip_requests.filter(asked_at__gt=hour_ago).aggregate(starts=Sum("starts"))["starts"] or 0
    if spent >= settings.CLIP_REQUESTS_PER_HOUR:
        raise TooManyClips(_("You have asked for many clips in the last hour. Try again in a while."), seconds=3600)
    unfinished = user.clip_requests.filter(clip__status__in=[Work.Status.WAITING, Work.Status.RUNNING]).count()
    if unfinished >= settings.CLIP_UNFINISHED:
        raise TooManyClips(_("Some of your clips are still being cut. Ask for the next when one is ready."), seconds=60)


def make(clip: Clip, lease: Lease, folder: Path) -> None:
    """Cuts one clip. Raises WorkFailed with the reason, or LeaseLost."""
    rendition, frames = clip.rendition, clip.out_frame - clip.in_frame
    if rendition.version != rendition.video.version:
        raise WorkFailed(why.REPLACED)
    source, target = folder / "source.mp4", folder / "clip.mp4"
    fetch(rendition.file, source, lambda share: lease.beat(share * 0.1))
    try:
        ffmpeg.cut(
            source,
            target,
            rate=rendition.frame_rate,
            first=clip.in_frame,
            end=clip.out_frame,
            sound=bool(rendition.audio_codec),
            progress=lambda share: lease.beat(0.1 + share * 0.85),
        )
        cut_frames = count_frames(target)
    except (ffmpeg.EncodingFailed, NotAVideo) as error:
        raise WorkFailed(why.ENCODING_FAILED, str(error)) from error
    if cut_frames != frames:
        raise WorkFailed(why.WRONG_LENGTH, f"{cut_frames} frames instead of {frames}")
    clip.file = str(target)
    facts = {"size_bytes": target.stat().st_size, "sha256": digest_of(target)}
    with stored([clip]), transaction.atomic():
        lease.finish(
            file=clip.file.name,
            frame_rate_num=rendition.frame_rate_num,
            frame_rate_den=rendition.frame_rate_den,
            video_codec=rendition.video_codec,
            audio_codec=rendition.audio_codec,
            **facts,
        )


def forget_old() -> None:
    """Deletes clips that nobody has asked for in a while; whoever wants one again has it cut again."""
    limit = timezone.now() - timedelta(days=settings.CLIP_KEEP_DAYS)
    Clip.objects.filter(last_asked_at__lt=limit).exclude(status=Work.Status.RUNNING).delete()


def span_timecodes(clip: Clip) -> tuple[str, str, str]:
    """The clip's in point, out point and length, as timecodes."""
    rate = clip.rendition.frame_rate
    frames = (clip.in_frame, clip.out_frame, clip.out_frame - clip.in_frame)
    in_timecode, out_timecode, length = (format_timecode(frame, rate) for frame in frames)
    return in_timecode, out_timecode, length
