"""From a master to what is published: poster, preview and broadcast renditions, each measured and checked."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models.fields.files import FieldFile
from PIL import Image

from videos import exceptions as why
from videos import ffmpeg
from videos.exceptions import LeaseLost, WorkFailed
from videos.models import Clip, Preparation, Rendition, Video
from videos.probe import Facts, NotAVideo, count_frames, probe
from videos.work import Lease, enqueue

BLOCK = 4 * 1024**2
MOST_PIXELS = 8192 * 4320
TALLEST = 1080
PREVIEW_HEIGHT = 360
POSTER_WIDTHS = (480, 960, 1920)


@dataclass(frozen=True, slots=True)
class Plan:
    """One rendition to be made: its name at the gate, its purpose and its encoding."""

    name: str
    purpose: str
    target: ffmpeg.Target


def queue_preparation(video: Video) -> Preparation:
    """Asks for the renditions of the file that the video has now; asking twice changes nothing."""
    preparation, new = Preparation.objects.get_or_create(video=video, version=video.version)
    if new:
        enqueue(preparation)
    return preparation


def make_renditions(preparation: Preparation, lease: Lease, folder: Path) -> None:
    """Does the work of one preparation. Raises WorkFailed with the reason, or LeaseLost."""
    video = preparation.video
    if preparation.version != video.version:
        raise WorkFailed(why.REPLACED)
    master = folder / "master"
    sha256 = fetch(video.file, master, lambda share: lease.beat(share * 0.1))
    facts = _facts(master)
    still = _still(master, facts, folder / "still.png", lease)
    plans = plan(*still.size, folder)
    _encode(master, plans, facts, lease)
    renditions = [*_measured(plans, preparation, facts), *_posters(still, preparation, folder)]
    _check_whole(renditions[0], facts)
    with stored(renditions):
        _publish(preparation, renditions, facts, sha256, lease)


def fetch(source: FieldFile, target: Path, progress: Callable[[float], None]) -> str:
    """Copies a stored file here, block by block; returns its SHA-256. Raises WorkFailed when it is missing or empty."""
    digest, done = hashlib.sha256(), 0
    try:
        with source.storage.open(source.name or "", "rb") as reader, target.open("wb") as writer:
            size = source.size
            while block := reader.read(BLOCK):
                writer.write(block)
                digest.update(block)
                done += len(block)
                progress(done / max(size, 1))
    except FileNotFoundError as error:
        raise WorkFailed(why.FILE_MISSING, str(error)) from error
    if not done:
        raise WorkFailed(why.EMPTY_FILE)
    return digest.hexdigest()


def plan(width: int, height: int, folder: Path) -> list[Plan]:
    """Broadcast quality at 1080 lines or the source's own, and a 360-line preview. Sides are even, as 4:2:0 asks."""

    def target(lines: int, crf: int, audio_kbits: int, name: str) -> ffmpeg.Target:
        lines = max(2, min(lines, height) // 2 * 2)
        columns = max(2, round(width * lines / height / 2) * 2)
        return ffmpeg.Target(folder / f"{name}.mp4", columns, lines, crf, audio_kbits)

    broadcast = target(TALLEST, 18, 192, "broadcast")
    preview = target(PREVIEW_HEIGHT, 26, 96, "preview")
    preview_name = f"{preview.height}p" if preview.height < broadcast.height else f"{preview.height}p-preview"
    return [
        Plan(f"{broadcast.height}p", Rendition.Purpose.BROADCAST, broadcast),
        Plan(preview_name, Rendition.Purpose.PREVIEW, preview),
    ]


@contextmanager
def stored(rows: Sequence[Rendition | Clip]) -> Iterator[None]:
    """Writes each row's local file to the storage; takes them all away again when what follows fails."""
    saved: list[FieldFile] = []
    try:
        for row in rows:
            local = Path(row.file.name or "")
            with local.open("rb") as content:
                row.file.save(local.name, File(content), save=False)
            saved.append(row.file)
        yield
    except BaseException:
        for file in saved:
            file.delete(save=False)
        raise


def digest_of(path: Path) -> str:
    """The SHA-256 of a local file, in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _facts(master: Path) -> Facts:
    try:
        facts = probe(master)
    except NotAVideo as error:
        raise WorkFailed(why.NOT_A_VIDEO, str(error)) from error
    if facts.width * facts.height > MOST_PIXELS:
        raise WorkFailed(why.TOO_LARGE, f"{facts.width} × {facts.height}")
    if facts.seconds > settings.VIDEO_MAX_SECONDS:
        raise WorkFailed(why.TOO_LONG_A_FILM, f"{facts.seconds:.0f} s")
    return facts


def _still(master: Path, facts: Facts, target: Path, lease: Lease) -> Image.Image:
    """The picture a tenth into the film, in its true proportions; the first one when there is none there."""
    for at in (facts.seconds / 10, 0):
        try:
            ffmpeg.picture(master, target, at=at, progress=lambda _share: lease.beat(0.1))
        except ffmpeg.EncodingFailed as error:
            raise WorkFailed(why.NOT_A_VIDEO, str(error)) from error
        if target.exists():
            return Image.open(target).convert("RGB")
    raise WorkFailed(why.NO_FRAMES)


def _encode(master: Path, plans: list[Plan], facts: Facts, lease: Lease) -> None:
    try:
        ffmpeg.transcode(
            master,
            [plan.target for plan in plans],
            rate=facts.frame_rate,
            sound=bool(facts.audio_codec),
            seconds=facts.seconds,
            progress=lambda share: lease.beat(0.1 + share * 0.85),
        )
    except ffmpeg.EncodingFailed as error:
        raise WorkFailed(why.ENCODING_FAILED, str(error)) from error


def _check_whole(broadcast: Rendition, facts: Facts) -> None:
    """Raises WorkFailed when the film has no picture, or ends before the length that its container announces."""
    if not broadcast.frame_count:
        raise WorkFailed(why.NO_FRAMES)
    if broadcast.duration < facts.seconds - max(1.0, facts.seconds / 50):
        raise WorkFailed(why.TRUNCATED, f"{broadcast.duration:.2f} s of {facts.seconds:.2f} s")


def _measured(plans: list[Plan], preparation: Preparation, facts: Facts) -> Iterator[Rendition]:
    for plan in plans:
        path = plan.target.path
        frames = count_frames(path)
        yield Rendition(
            video=preparation.video,
            version=preparation.version,
            name=plan.name,
            purpose=plan.purpose,
            file=str(path),
            content_type="video/mp4",
            width=plan.target.width,
            height=plan.target.height,
            frame_count=frames,
            duration=float(frames / facts.frame_rate),
            frame_rate_num=facts.frame_rate.numerator,
            frame_rate_den=facts.frame_rate.denominator,
            video_codec="h264",
            audio_codec="aac" if facts.audio_codec else "",
            size_bytes=path.stat().st_size,
            sha256=digest_of(path),
        )


def _posters(still: Image.Image, preparation: Preparation, folder: Path) -> Iterator[Rendition]:
    widths = [width for width in POSTER_WIDTHS if width <= still.width] or [still.width]
    for width in widths:
        path = folder / f"poster-{width}.jpg"
        height = max(1, round(still.height * width / still.width))
        still.resize((width, height), Image.Resampling.LANCZOS).save(path, quality=82, optimize=True, progressive=True)
        yield Rendition(
            video=preparation.video,
            version=preparation.version,
            name=f"poster-{width}",
            purpose=Rendition.Purpose.POSTER,
            file=str(path),
            content_type="image/jpeg",
            width=width,
            height=height,
            size_bytes=path.stat().st_size,
            sha256=digest_of(path),
        )


def _publish(preparation: Preparation, renditions: list[Rendition], facts: Facts, sha256: str, lease: Lease) -> None:
    """All at once: the new files, what was measured, the end of the work, and the end of what older versions left."""
    video, broadcast = preparation.video, renditions[0]
    with transaction.atomic():
        lease.finish()
        current = Video.objects.filter(pk=video.pk, version=preparation.version)
        measured = current.update(
            duration=broadcast.duration,
            width=broadcast.width,
            height=broadcast.height,
            frame_rate_num=facts.frame_rate.numerator,
            frame_rate_den=facts.frame_rate.denominator,
            video_codec=facts.video_codec,
            audio_codec=facts.audio_codec,
            size_bytes=video.file.size,
            sha256=sha256,
        )
        if not measured:
            raise LeaseLost
        Rendition.objects.filter(video=video).delete()
        for rendition in renditions:
            rendition.save(force_insert=True)
