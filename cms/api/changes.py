"""What was published, changed, moved or taken down, in order and without a gap: a client can mirror the site."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.urls import URLPattern, path
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from wagtail.api.utils import get_full_url
from wagtail.api.v2.views import BaseAPIViewSet

from cms.base.api import PublicEndpoint
from cms.base.problems import Refusal
from cms.delivery.feed.cursors import NoCursor, StartAgain
from cms.delivery.feed.selectors import as_entry, changes_since
from cms.delivery.models import Change

PARAMETERS = ["limit", "since"]


class Gone(APIException):
    status_code = HTTPStatus.GONE.value


class ChangesEndpoint(PublicEndpoint, BaseAPIViewSet):
    """?since=: the `meta.next` of an earlier answer; without it, from the oldest entry that is kept.

    `meta.now` is where the feed ends: what a client keeps before it copies the lists. A cursor that was never given out
    is a 400; one whose continuation cannot be told without a gap is a 410, and the client starts again.
    """

    name = "changes"
    model = Change
    known_query_parameters = frozenset(PARAMETERS)

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: Any) -> Response:
        unknown = sorted(set(request.GET) - set(PARAMETERS))
        if unknown:
            message = f"query parameter is not an operation or a recognised field: {', '.join(unknown)}"
            raise Refusal(message, parameter=unknown[0], allowed=PARAMETERS)
        try:
            part = changes_since(request.GET.get("since"), limit=_limit(request.GET.get("limit")))
        except NoCursor as problem:
            raise Refusal("since is not a cursor of this feed", parameter="since") from problem
        except StartAgain as problem:
            raise Gone(f"{problem} Start again: copy the lists, then follow from meta.now.") from problem
        answer = Response(
            {
                "meta": {"next": str(part.next), "now": str(part.now), "has_more": part.next != part.now},
                "items": [as_entry(each, address_of=lambda at: get_full_url(request, at)) for each in part.changes],
            }
        )
        answer["Cache-Control"] = "no-store"
        return answer


def _limit(asked: str | None) -> int:
    most: int = settings.WAGTAILAPI_LIMIT_MAX
    if asked is None:
        return most
    if not asked.isdecimal() or not 0 < int(asked) <= most:
        raise Refusal(f"limit must be a number from 1 to {most}", parameter="limit")
    return int(asked)
