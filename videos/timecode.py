"""SMPTE ST 12-1 timecode: HH:MM:SS:FF, with « ; » before the frames for drop-frame (29.97 and 59.94 only)."""

import re
from fractions import Fraction

_FORM = re.compile(r"^\s*(\d{1,2}):(\d{2}):(\d{2})([:;])(\d{2,3})\s*$", re.ASCII)


DROP_FRAME_RATES = (Fraction(30000, 1001), Fraction(60000, 1001))


class InvalidTimecode(ValueError):
    """The text is not a timecode at this frame rate."""


def is_timecode(text: str) -> bool:
    """Whether `text` has the form of a timecode, whatever the frame rate."""
    return bool(_FORM.match(text))


def format_timecode(frame: int, rate: Fraction) -> str:
    """The non-drop timecode of frame number `frame` (the first is 0) at `rate` frames per second."""
    nominal = max(1, round(rate))
    seconds, frames = divmod(frame, nominal)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}:{frames:02d}"


def parse_timecode(text: str, rate: Fraction) -> int:
    """The frame number that `text` names at `rate` frames per second. Raises InvalidTimecode."""
    match = _FORM.match(text)
    if not match:
        raise InvalidTimecode(text)
    hours, minutes, seconds, frames = (int(match[i]) for i in (1, 2, 3, 5))
    nominal = round(rate)
    if minutes > 59 or seconds > 59 or frames >= nominal:  # noqa: PLR2004  sixty minutes, sixty seconds
        raise InvalidTimecode(text)
    frame = ((hours * 60 + minutes) * 60 + seconds) * nominal + frames
    return frame if match[4] == ":" else frame - _dropped(hours * 60 + minutes, seconds, frames, rate, text)


def _dropped(minutes: int, seconds: int, frames: int, rate: Fraction, text: str) -> int:
    """How many labels drop-frame counting left out so far: two a minute (four at 59.94), save every tenth minute."""
    if rate not in DROP_FRAME_RATES:
        raise InvalidTimecode(text)
    skipped = rate.numerator // 15000
    if seconds == 0 and frames < skipped and minutes % 10:
        raise InvalidTimecode(text)
    return skipped * (minutes - minutes // 10)
