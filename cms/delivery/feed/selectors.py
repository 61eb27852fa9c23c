"""What a client reads of the feed."""

from dataclasses import dataclass
from typing import Any

from cms.base.addresses import absolute
from cms.delivery.feed import cursors
from cms.delivery.feed.entry import ChangeEntry
from cms.delivery.feed.services import settle
from cms.delivery.models import Change, Feed
from cms.delivery.models.feed import Event


@dataclass(frozen=True, slots=True)
class Part:
    """Some entries, where the client stands behind them, and where the feed ends."""

    changes: list[Change]
    next: cursors.Cursor
    now: cursors.Cursor


def changes_since(word: str | None, *, limit: int) -> Part:
    """The next entries; from the oldest kept without a cursor. Raises cursors.NoCursor or cursors.StartAgain."""
    asked = cursors.parse(word) if word is not None else None
    settle(may_wait=False)
    feed = Feed.objects.get(pk=1)
    if asked:
        cursors.check(asked, feed)
    found = list(Change.objects.filter(number__gt=asked.number if asked else 0)[:limit])
    last = Change.objects.last()
    reached = found[-1] if found else None
    return Part(
        found,
        cursors.after(feed, reached) if reached else asked or cursors.after(feed, None),
        cursors.after(feed, last),
    )


def as_entry(change: Change, *, address_of: Any = absolute) -> ChangeEntry:
    """One entry as the API and webhooks give it. `address_of` makes whole addresses of paths."""
    return {
        "id": str(change.uid),
        "kind": Event(change.event),
        "at": change.at.isoformat(),
        "thing": change.thing,
        "type": change.type,
        "object_id": change.object_id,
        "locale": change.locale or None,
        "path": change.path or None,
        "old_path": change.old_path or None,
        "detail_url": address_of(change.detail_path),
        "html_url": change.html_url or None,
        "tags": change.tags,
    }
