"""The shots of a film: where each begins and ends, and whether an editor's list of them holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from django.utils.translation import gettext as _

from videos.timecode import InvalidTimecode, format_timecode, is_timecode, parse_timecode


class ShotRow(Protocol):
    in_timecode: str
    out_timecode: str
    description: str
    credit: str
    restriction: str


@dataclass(frozen=True, slots=True)
class ShownShot:
    """A shot as readers see it. Frames are None where the film is not measured, or no longer has them."""

    number: int
    in_timecode: str
    out_timecode: str
    first: int | None
    end: int | None
    start_seconds: float | None
    end_seconds: float | None
    description: str
    credit: str
    restriction: str

    @property
    def frames(self) -> int:
        return (self.end or 0) - (self.first or 0)


@dataclass(frozen=True, slots=True)
class BadTimecode:
    """What is wrong with a row; `row` counts from zero, `field` is "in_timecode" or "out_timecode"."""

    row: int
    field: str
    message: str


def shown_shots(rows: Iterable[ShotRow], *, rate: Fraction, frame_count: int) -> list[ShownShot]:
    shots = []
    for number, row in enumerate(rows, start=1):
        first, end = _span(row.in_timecode, row.out_timecode, rate, frame_count)
        shots.append(
            ShownShot(
                number=number,
                in_timecode=row.in_timecode,
                out_timecode=row.out_timecode,
                first=first,
                end=end,
                start_seconds=_seconds(first, rate),
                end_seconds=_seconds(end, rate),
                description=row.description,
                credit=row.credit,
                restriction=row.restriction,
            )
        )
    return shots


def _span(in_timecode: str, out_timecode: str, rate: Fraction, frame_count: int) -> tuple[int | None, int | None]:
    if not rate:
        return None, None
    try:
        first, end = parse_timecode(in_timecode, rate), parse_timecode(out_timecode, rate)
    except InvalidTimecode:
        return None, None
    return (first, end) if first < end <= frame_count else (None, None)


def _seconds(frame: int | None, rate: Fraction) -> float | None:
    return None if frame is None else round(float(frame / rate), 3)


def bad_timecodes(rows: Sequence[tuple[str, str]], *, rate: Fraction, frame_count: int) -> list[BadTimecode]:
    """What does not hold in these pairs of in and out points.

    While the film is not measured (`rate` is zero) only the way they are written can be judged. An out point names the
    frame after the last, as everywhere in this newsroom; shots may leave out parts of the film, or overlap in a
    dissolve, but follow its order.
    """
    found: list[BadTimecode] = []
    before: int | None = None
    for row, (in_text, out_text) in enumerate(rows):
        points = [
            _point(row, name, text, rate) for name, text in (("in_timecode", in_text), ("out_timecode", out_text))
        ]
        found += [point for point in points if isinstance(point, BadTimecode)]
        first, end = points
        if not isinstance(first, int):
            continue
        shot = {"number": row + 1}
        if before is not None and first < before:
            message = _("Shot %(number)d begins before the one above it.") % shot
            found.append(BadTimecode(row, "in_timecode", message))
        before = first
        if not isinstance(end, int):
            continue
        if first >= end:
            message = _("Shot %(number)d: the out point must come after the in point.") % shot
            found.append(BadTimecode(row, "out_timecode", message))
        elif end > frame_count:
            message = _("Shot %(number)d: the video ends at %(end)s.")
            found.append(
                BadTimecode(row, "out_timecode", message % {**shot, "end": format_timecode(frame_count, rate)})
            )
    return found


def _point(row: int, field: str, text: str, rate: Fraction) -> int | BadTimecode | None:
    """The frame that is named, or what is wrong with the name; None where the film is not measured yet."""
    if rate:
        try:
            return parse_timecode(text, rate)
        except InvalidTimecode:
            pass
    elif is_timecode(text):
        return None
    nominal = round(rate) or 25
    message = _(
        "Shot %(number)d: “%(timecode)s” is no timecode of this film. "
        "Write it like %(example)s; frames go from 00 to %(last)02d."
    )
    example = format_timecode(12 * nominal, Fraction(nominal))
    return BadTimecode(
        row, field, message % {"number": row + 1, "timecode": text, "example": example, "last": nominal - 1}
    )
