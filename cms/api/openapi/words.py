"""The words of the content API's description, and the endpoints whose answer is a shape of its own."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings

from cms.delivery.feed.entry import Changes
from home.api_shapes import SiteWords

INTRODUCTION = """\
Reads only, needs no account and answers everybody alike. It is Wagtail's API v2, extended.

Every object is described here to its last key: an answer has no other. Objects are described three times: whole, as \
the answer about one object has them; in a list; and picked, as `fields` leaves them where it takes keys away. Every \
refusal is an `application/problem+json` (RFC 9457)."""


@dataclass(frozen=True, slots=True)
class Words:
    """`singular` names schemas and operations, `one` says what one object is."""

    singular: str
    one: str
    list_summary: str


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """Of an endpoint that is no list of objects: what it returns, and the parameters and refusals that it knows."""

    shape: Any
    parameters: tuple[str, ...] = ()
    described: tuple[dict[str, Any], ...] = ()
    refusals: tuple[HTTPStatus, ...] = ()


ENDPOINTS = {
    "pages": Words("Page", "A page", "Pages that anybody may see, in every language"),
    "images": Words("Image", "An image", "Images that such pages show, as smaller copies"),
    "documents": Words("Document", "A document", "Documents that such pages refer to"),
    "videos": Words("Video", "A video of the library", "Videos that such pages show"),
    "topics": Words("Topic", "A topic", "Topics that such pages are filed under"),
    "people": Words("Person", "A person", "People whom such pages are about"),
    "redirects": Words("Redirect", "A redirect", "Redirects that editors made"),
    "changes": Words("Changes", "The changes", "What was published, changed, moved or taken down, without a gap"),
    "site": Words("Site", "The site", "What surrounds every page in one language: name, menu, footer, account journey"),
}

SINCE = {
    "name": "since",
    "in": "query",
    "schema": {"type": "string"},
    "description": "The `meta.next` or `meta.now` of an earlier answer; without it, from the oldest entry kept.",
}
ENTRIES = {
    "name": "limit",
    "in": "query",
    "schema": {"type": "integer", "minimum": 1, "maximum": settings.WAGTAILAPI_LIMIT_MAX},
    "description": "How many entries at most.",
}
OWN_ANSWERS = {
    "site": OwnAnswer(SiteWords, ("locale",)),
    "changes": OwnAnswer(Changes, described=(SINCE, ENTRIES), refusals=(HTTPStatus.GONE,)),
}

# What follows the path in an example, by the operation.
EXAMPLES = {
    "listPages": "?type=articles.ArticlePage&locale=en&fields=kicker,standfirst&order=-dateline_date",
    "getPage": "?rich_text_format=tree",
    "findPage": "?html_path=/en/",
    "listImages": "?limit=5",
    "findImage": "?id=5",
    "listDocuments": "?search=programme",
    "findDocument": "?id=5",
    "listVideos": "?locale=fr",
    "findVideo": "?id=5",
    "listTopics": "?locale=fr&order=name",
    "findTopic": "?id=5",
    "listPeople": "?locale=en",
    "findPerson": "?id=5",
    "listRedirects": "?order=old_path",
    "findRedirect": "?html_path=/old/address/",
    "getSite": "?locale=en",
    "getChanges": "?limit=20",
}
