"""A file of the SHA-1 hashes of leaked passwords, as such lists are published: looked up, never loaded.

One hash a line in hexadecimal, in rising order, alone or before a colon and how often it was seen.
"""

import hashlib
import logging
import os
from pathlib import Path
from typing import BinaryIO

logger = logging.getLogger(__name__)

HASH_LENGTH = 40


def is_leaked(password: str, path: Path) -> bool:
    """Whether the file knows this password. One that cannot be read is reported in the log, and refuses nobody."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    try:
        with path.open("rb") as lines:
            return _holds(lines, wanted)
    except OSError:
        logger.exception("The list of leaked passwords cannot be read")
        return False


def _holds(lines: BinaryIO, wanted: bytes) -> bool:
    """Halves the stretch of the file in which the line must begin: forty steps for the largest list there is."""
    low, high = 0, lines.seek(0, os.SEEK_END)
    while low < high:
        middle = (low + high) // 2
        start, found = _line_from(lines, middle)
        if found == wanted:
            return True
        if found and found < wanted:
            low = start + 1
        else:
            high = middle
    return False


def _line_from(lines: BinaryIO, position: int) -> tuple[int, bytes]:
    """The first line that begins at `position` or after it: where that is, and its hash; nothing at the end."""
    lines.seek(max(position - 1, 0))
    if position:
        lines.readline()
    start = lines.tell()
    return start, lines.readline()[:HASH_LENGTH].strip().upper()


def problem_with(path: Path) -> str:
    """What keeps the file from being used, in words for an operator; empty where nothing does."""
    try:
        with path.open("rb") as lines:
            head = [lines.readline()[: HASH_LENGTH + 1] for _ in range(100)]
    except OSError as problem:
        return f"it cannot be read: {problem.strerror}"
    hashes = [line[:HASH_LENGTH].strip().upper() for line in head if line.strip()]
    if not hashes or any(len(found) != HASH_LENGTH for found in hashes):
        return "its lines do not begin with SHA-1 hashes of 40 hexadecimal digits"
    return "" if hashes == sorted(hashes) else "its lines are not in rising order of their hashes"
