"""The Range header of RFC 9110, for one range of bytes."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"^bytes=\s*(\d{0,18})-(\d{0,18})\s*$", re.ASCII | re.IGNORECASE)


class Unsatisfiable(Exception):
    """The range lies outside the file: the answer is 416."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Bytes `start` up to `stop`, which is not included."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        return self.stop - self.start


def requested_range(header: str, size: int) -> ByteRange | None:
    """The range that `header` asks of a file of `size` bytes; None when it asks for the whole. Raises Unsatisfiable.

    As the standard allows, a malformed header and a list of several ranges are answered with the whole file.
    """
    match = _ONE_RANGE.match(header)
    if not match or not (match[1] or match[2]):
        return None
    if not match[1]:
        start, stop = max(0, size - int(match[2])), size
    else:
        start = int(match[1])
        stop = min(size, int(match[2]) + 1) if match[2] else size
        if match[2] and int(match[2]) < start:
            return None
    if start >= stop:
        raise Unsatisfiable
    return ByteRange(start, stop)
