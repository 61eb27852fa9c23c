"""What the changes feed gives, in the API and in webhooks."""

from typing import TypedDict

from cms.delivery.models.feed import Event


class ChangeEntry(TypedDict):
    """What became of one public thing. `at` is a time of ISO 8601; `tags` name the cached answers that it makes old."""

    id: str
    kind: Event
    at: str
    thing: str
    type: str
    object_id: int
    locale: str | None
    path: str | None
    old_path: str | None
    detail_url: str
    html_url: str | None
    tags: list[str]


class FeedMeta(TypedDict):
    """`next` is what to ask with next time, `now` where the feed ends."""

    next: str
    now: str
    has_more: bool


class Changes(TypedDict):
    meta: FeedMeta
    items: list[ChangeEntry]
