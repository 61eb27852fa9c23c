"""Reads what is inside a video file, with PyAV. Knows nothing of Django."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

# Containers that a newsroom receives. Left out: playlists and slideshows, which make a reader open other files.
FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mxf"
STANDARD_RATES = [Fraction(n, 1001) for n in (24000, 30000, 60000)] + [Fraction(n) for n in (24, 25, 30, 48, 50, 60)]


class NotAVideo(Exception):
    """The file cannot be opened as a video; the text says what the reader library made of it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Duration in seconds as the container announces it, or zero; frames per second as an exact fraction."""

    seconds: float
    width: int
    height: int
    frame_rate: Fraction
    video_codec: str
    audio_codec: str


def probe(path: Path) -> Facts:
    """What the file announces. Raises NotAVideo."""
    try:
        with av.open(str(path), options={"format_whitelist": FORMATS, "protocol_whitelist": "file"}) as container:
            pictures = [s for s in container.streams.video if not s.disposition & av.stream.Disposition.attached_pic]
            if not pictures:
                raise NotAVideo("no video stream")
            stream = pictures[0]
            context = stream.codec_context
            if context is None or not context.width:
                raise NotAVideo("no decoder for the video stream")
            sounds = container.streams.audio
            seconds = container.duration / av.time_base if container.duration else 0.0
            return Facts(
                seconds=max(0.0, seconds),
                width=context.width,
                height=context.height,
                frame_rate=steady_rate(stream.average_rate or stream.guessed_rate),
                video_codec=context.name,
                audio_codec=sounds[0].codec_context.name if sounds and sounds[0].codec_context else "",
            )
    except (av.FFmpegError, ValueError, UnicodeDecodeError) as error:
        raise NotAVideo(str(error)) from error


def steady_rate(rate: Fraction | None) -> Fraction:
    """The standard rate next to a measured one; a variable or unknown rate becomes 25, others stay between 1 and 60."""
    if not rate or rate <= 0:
        return Fraction(25)
    nearest = min(STANDARD_RATES, key=lambda standard: abs(standard - rate))
    if abs(nearest - rate) < Fraction(1, 100):
        return nearest
    return max(Fraction(1), min(Fraction(60), rate.limit_denominator(1001)))


def count_frames(path: Path) -> int:
    """Pictures in the first video stream, counted packet by packet without decoding. Raises NotAVideo."""
    try:
        with av.open(str(path)) as container:
            return sum(1 for packet in container.demux(video=0) if packet.size)
    except av.FFmpegError as error:
        raise NotAVideo(str(error)) from error
