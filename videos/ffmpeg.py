"""Runs the bundled ffmpeg: renditions, posters and clips. Knows nothing of Django.

Every call reads and writes plain local paths, reports progress as a share between 0 and 1, and ends its ffmpeg whatever
happens. Exact rates are fractions; in and out points are frame numbers, the out point not included.
"""

import os
import re
import select
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import imageio_ffmpeg

from cms.run.lifeline import die_with_parent
from videos.probe import FORMATS

Progress = Callable[[float], None]
SEEK_MARGIN = 10  # seconds before the in point at which decoding starts
BEAT = 5  # seconds between two reports at most
STALL = 600  # seconds without a written picture after which ffmpeg counts as hung


class EncodingFailed(Exception):
    """ffmpeg ended with an error; the text is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Target:
    """One output of a transcoding. `crf` is x264's constant quality: 18 is visually lossless, 26 a small preview."""

    path: Path
    width: int
    height: int
    crf: int
    audio_kbits: int


def run(arguments: Sequence[str | Path], *, seconds: float, progress: Progress) -> None:
    """Runs ffmpeg over `seconds` of picture. Raises EncodingFailed; what `progress` raises ends the run and passes."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-y", "-hide_banner", "-loglevel", "error"]
    command += ["-progress", "pipe:1", "-stats_period", "0.5", *map(str, arguments)]
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(  # noqa: S603  a fixed program and arguments of our own
            command,
            stdout=subprocess.PIPE,
            stderr=complaints,
            preexec_fn=die_with_parent,  # noqa: PLW1509  two system calls, safe between fork and exec
        )
        try:
            for microseconds in _reports(process):
                progress(min(1.0, microseconds / 1e6 / seconds) if seconds > 0 else 0.0)
            code = process.wait()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if code:
            complaints.seek(0)
            said = complaints.read().decode("utf-8", "replace").strip()
            raise EncodingFailed("\n".join(said.splitlines()[-8:]) or f"exit code {code}")


def _reports(process: subprocess.Popen[bytes]) -> Iterator[int]:
    """Microseconds written so far, every few seconds at least while ffmpeg lives. Raises EncodingFailed on a stall."""
    assert process.stdout  # noqa: S101  asked for as a pipe
    microseconds, moved_at = 0, time.monotonic()
    with process.stdout as pipe:
        while True:
            if select.select([pipe], [], [], BEAT)[0]:
                text = os.read(pipe.fileno(), 65536)
                if not text:
                    return
                if found := re.findall(rb"out_time_us=(\d+)", text):
                    if int(found[-1]) > microseconds:
                        moved_at = time.monotonic()
                    microseconds = int(found[-1])
            if time.monotonic() - moved_at > STALL:
                raise EncodingFailed(f"no progress for {STALL} seconds")
            yield microseconds


def transcode(
    source: Path, targets: Sequence[Target], *, rate: Fraction, sound: bool, seconds: float, progress: Progress
) -> None:
    """Makes every target in one decoding: H.264 and AAC in MP4, constant `rate`, first picture at time zero."""
    labels = "".join(f"[s{i}]" for i in range(len(targets)))
    graph = [f"[0:v:0]fps={rate}:start_time=0,split={len(targets)}{labels}"]
    outputs: list[str | Path] = []
    for i, target in enumerate(targets):
        graph.append(f"[s{i}]scale={target.width}:{target.height}:flags=bicubic,setsar=1,format=yuv420p[v{i}]")
        outputs += ["-map", f"[v{i}]"]
        if sound:
            outputs += ["-map", "0:a:0", "-af", "aresample=48000:async=1:first_pts=0", "-c:a", "aac"]
            outputs += ["-b:a", f"{target.audio_kbits}k", "-ac", "2"]
        outputs += [*_h264(rate, target.crf), target.path]
    guard = ["-format_whitelist", FORMATS, "-protocol_whitelist", "file"]
    run([*guard, "-i", source, "-filter_complex", ";".join(graph), *outputs], seconds=seconds, progress=progress)


def cut(source: Path, target: Path, *, rate: Fraction, first: int, end: int, sound: bool, progress: Progress) -> None:
    """Encodes frames `first` to `end` (not included) of a rendition that `transcode` made, with the sound between them.

    Everything is encoded anew, so the file holds no picture from outside the span, hidden or not.
    """
    seconds = float((end - first) / rate)
    seek = max(Fraction(0), first / rate - SEEK_MARGIN)
    half = Fraction(1, 2)
    picture = f"trim=start={_time((first - half) / rate)}:end={_time((end - half) / rate)},setpts=PTS-STARTPTS"
    outputs: list[str | Path] = ["-map", "0:v:0", "-vf", picture]
    if sound:
        span = f"atrim=start={_time(first / rate)}:end={_time(end / rate)},asetpts=PTS-STARTPTS"
        outputs += ["-map", "0:a:0", "-af", span, "-c:a", "aac", "-b:a", "192k"]
    outputs += [*_h264(rate, 17), "-frames:v", str(end - first), target]
    run(["-copyts", "-ss", _time(seek), "-i", source, *outputs], seconds=seconds, progress=progress)


def picture(source: Path, target: Path, *, at: float, progress: Progress) -> None:
    """Writes the frame shown `at` that many seconds as a PNG."""
    guard = ["-format_whitelist", FORMATS, "-protocol_whitelist", "file", "-ss", f"{at:.3f}"]
    run([*guard, "-i", source, "-map", "0:v:0", "-frames:v", "1", "-update", "1", target], seconds=1, progress=progress)


def _h264(rate: Fraction, crf: int) -> list[str]:
    """8-bit 4:2:0 in closed groups of two seconds at most, the index in front so that playing starts at once."""
    keyframes = ["-g", str(2 * round(rate)), "-flags", "+cgop"]
    return [
        *["-c:v", "libx264", "-preset", "veryfast", "-crf", str(crf), "-profile:v", "high"],
        *keyframes,
        *["-r", str(rate), "-map_metadata", "-1", "-movflags", "+faststart", "-f", "mp4"],
    ]


def _time(seconds: Fraction) -> str:
    return f"{float(seconds):.6f}"
