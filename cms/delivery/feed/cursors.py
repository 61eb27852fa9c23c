"""Where a client stands in the feed, as an opaque word.

It names the feed and the entry that was read last, by number and by identity: another database, or one that was
restored and went on differently, is noticed instead of skipped over.
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from uuid import UUID
from zlib import crc32

from cms.delivery.models import Change, Feed

LAYOUT = ">16sq16s"
BEGINNING = UUID(int=0)


class NoCursor(ValueError):
    """The word was never given out."""


class StartAgain(Exception):
    """The place is not in this feed any more: the client has to copy everything anew."""


@dataclass(frozen=True, slots=True)
class Cursor:
    feed: UUID
    number: int
    uid: UUID

    def __str__(self) -> str:
        packed = struct.pack(LAYOUT, self.feed.bytes, self.number, self.uid.bytes)
        return base64.urlsafe_b64encode(packed + struct.pack(">I", crc32(packed))).rstrip(b"=").decode()


def parse(word: str) -> Cursor:
    """Raises NoCursor."""
    try:
        packed = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
        body, check = packed[:-4], struct.unpack(">I", packed[-4:])[0]
        feed, number, uid = struct.unpack(LAYOUT, body)
    except (binascii.Error, struct.error, ValueError) as problem:
        raise NoCursor(word) from problem
    if crc32(body) != check or number < 0:
        raise NoCursor(word)
    return Cursor(UUID(bytes=feed), number, UUID(bytes=uid))


def after(feed: Feed, change: Change | None) -> Cursor:
    """The place behind an entry; without one, where the feed begins."""
    return Cursor(feed.identity, change.number, change.uid) if change else Cursor(feed.identity, 0, BEGINNING)


def check(cursor: Cursor, feed: Feed) -> None:
    """Raises StartAgain where what follows the cursor can no longer be told without a gap."""
    if cursor.feed != feed.identity:
        raise StartAgain("This cursor belongs to another database.")
    if cursor.number == 0:
        if feed.last_number and not Change.objects.filter(number=1).exists():
            raise StartAgain("What followed this cursor is no longer kept.")
        return
    read = Change.objects.filter(number=cursor.number).first()
    if read is None:
        is_past = cursor.number <= feed.last_number
        raise StartAgain(
            "What followed this cursor is no longer kept." if is_past else "This database was restored meanwhile."
        )
    if read.uid != cursor.uid:
        raise StartAgain("This database was restored meanwhile.")
