"""Lists of the content API, part by part: by offset as Wagtail has it, or from a cursor on, where nothing is missed."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Model, Q
from rest_framework.response import Response
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError

from cms.base.problems import Refusal

LARGEST_OFFSET = 10**9
# After everything that a list is ordered by, so that no two of its entries stand in the same place.
LAST_RESORT = "pk"


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is ordered by; a name has a minus where the greatest comes first. What has no value comes last."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, queryset: Any, request: Any) -> "Order | None":
        """None where entries have no place of their own: in a search, which orders by relevance, and at random."""
        asked = request.GET.get("order")
        if "search" in request.GET or asked == "random":
            return None
        names = asked.split(",") if asked else list(queryset.query.order_by)
        known = {"id", LAST_RESORT}
        return cls((*names, *([] if known & {name.lstrip("-") for name in names} else [LAST_RESORT])))

    def expressions(self) -> list[Any]:
        ways = ((F(name.lstrip("-")), name.startswith("-")) for name in self.names)
        return [f.desc(nulls_last=True) if is_down else f.asc(nulls_last=True) for f, is_down in ways]

    def place_of(self, entry: Model) -> list[str | None]:
        """The values that an entry is ordered by, as text."""
        fields = [_field(type(entry), name) for name in self.names]
        return [None if f.value_from_object(entry) is None else str(f.value_to_string(entry)) for f in fields]

    def beyond(self, model: type[Model], place: list[str | None]) -> Q:
        """What comes after `place`. Raises ValidationError for a place that no entry of `model` can have."""
        values = [
            None if written is None else _field(model, name).to_python(written)
            for name, written in zip(self.names, place, strict=True)
        ]
        found = Q(pk__in=[])
        for number, name in enumerate(self.names):
            before = [_same(each, value) for each, value in zip(self.names[:number], values, strict=False)]
            found |= reduce(and_, before, _after(name, values[number]))
        return found


class Pagination(WagtailPagination):
    """?limit= with ?offset= or ?cursor=. An ordered list tells in `meta.next_cursor` where to go on; null at its end.

    From a cursor on nothing is missed or given twice, whatever is published or taken down meanwhile.
    """

    next_cursor: str | None = None

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> list[Any]:
        offset = request.GET.get("offset", "0")
        if offset.isdecimal() and int(offset) > LARGEST_OFFSET:
            raise BadRequestError(f"offset cannot be higher than {LARGEST_OFFSET}")
        order = Order.of(queryset, request)
        queryset = queryset.order_by(*order.expressions()) if order else queryset
        part = super().paginate_queryset(queryset, request, view)
        cursor = request.GET.get("cursor")
        if cursor is None:
            entries, has_more = list(part), int(offset) + len(part) < self.total_count
        else:
            limit = int(request.GET.get("limit", 20))
            found = list(self._from(cursor, queryset, order, request)[: limit + 1])
            entries, has_more = found[:limit], len(found) > limit
        if order and entries and has_more:
            self.next_cursor = _written(order, entries[-1])
        return entries

    def get_paginated_response(self, data: Any) -> Response:
        answer: Response = super().get_paginated_response(data)
        answer.data["meta"]["next_cursor"] = self.next_cursor
        return answer

    def _from(self, cursor: str, queryset: Any, order: Order | None, request: Any) -> Any:
        if order is None:
            raise Refusal("cursor goes with an order: a search and order=random have none", parameter="cursor")
        if "offset" in request.GET:
            raise Refusal("cursor and offset exclude each other", parameter="cursor")
        if not cursor:
            return queryset
        try:
            names, place = _read(cursor)
            if names != order.names:
                raise Refusal("cursor belongs to another order", parameter="cursor")
            return queryset.filter(order.beyond(queryset.model, place))
        except (ValueError, TypeError, ValidationError, OverflowError, RecursionError) as problem:
            raise Refusal("cursor is not one that a list has given", parameter="cursor") from problem


def _read(cursor: str) -> tuple[tuple[str, ...], list[str | None]]:
    """What `_written` wrote. Raises ValueError for anything else, text that no database takes included."""
    names, place = json.loads(urlsafe_b64decode(cursor.encode()))
    for written in (*names, *(each for each in place if each is not None)):
        if not isinstance(written, str) or "\x00" in written:
            raise ValueError(written)
        written.encode()
    return tuple(names), list(place)


def _written(order: Order, entry: Model) -> str:
    return urlsafe_b64encode(json.dumps([order.names, order.place_of(entry)]).encode()).decode()


def _field(model: type[Model], name: str) -> Any:
    plain = name.lstrip("-")
    try:
        return model._meta.pk if plain == LAST_RESORT else model._meta.get_field(plain)
    except FieldDoesNotExist as problem:
        raise ValueError(plain) from problem


def _same(name: str, value: Any) -> Q:
    plain = name.lstrip("-")
    return Q(**{f"{plain}__isnull": True}) if value is None else Q(**{plain: value})


def _after(name: str, value: Any) -> Q:
    """After a value come the further ones, then what has none; after what has none, nothing."""
    if value is None:
        return Q(pk__in=[])
    plain, is_down = name.lstrip("-"), name.startswith("-")
    further = Q(**{f"{plain}__{'lt' if is_down else 'gt'}": value})
    return further if plain in ("id", LAST_RESORT) else further | Q(**{f"{plain}__isnull": True})
