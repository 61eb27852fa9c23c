"""Lists that readers narrow down: by topic, by year and by month, all in the address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from cms.taxonomy.models import Topic

NAMES = ("topic", "year", "month")


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter; a month is given as its first day, to be written in the reader's language."""

    value: str
    label: Any
    is_chosen: bool


class ListFilters:
    """What the address asks of a list, and what else it could ask.

    `pages` are those that the list shows when nothing is asked: visible, of one language, with `page_topics` and
    `dateline_date`. A year, or a month of any year, may be asked for alone.
    """

    def __init__(self, request: HttpRequest, pages: Any, *, locale_id: int) -> None:
        self.pages = pages
        self.locale_id = locale_id
        self.asked = {name: value for name in NAMES if (value := request.GET.get(name, "").strip())}

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.asked)

    @cached_property
    def topic(self) -> Topic | None:
        """The topic that is asked for, where some page of the list is filed under it; else None."""
        slug = self.asked.get("topic")
        if not slug or "\x00" in slug:
            return None
        found: Topic | None = self._filed.filter(slug=slug, locale=self.locale_id).first()
        return found

    @property
    def _filed(self) -> QuerySet[Topic]:
        """Those that readers may know of: what only hidden pages are filed under is nobody's to guess."""
        return Topic.objects.filter(pk__in=self.pages.order_by().values("page_topics__topic"))

    @cached_property
    def year(self) -> int | None:
        return _number(self.asked.get("year", ""), at_least=MINYEAR, at_most=MAXYEAR)

    @cached_property
    def month(self) -> date | None:
        """Its first day, in the year that is asked for."""
        number = _number(self.asked.get("month", ""), at_least=1, at_most=12)
        return date(self.year or 2000, number, 1) if number else None

    @property
    def is_unknown(self) -> bool:
        """Whether a topic is asked for that there is not, or a date that cannot be."""
        found = {"topic": self.topic, "year": self.year, "month": self.month}
        return any(found[name] is None for name in self.asked)

    @property
    def results(self) -> Any:
        """The pages that were asked for, in the order of `pages`."""
        if self.is_unknown:
            return self.pages.none()
        pages = self.pages
        if self.topic:
            pages = pages.filter(pk__in=pages.model.objects.filter(page_topics__topic=self.topic).values("pk"))
        if self.year:
            pages = pages.filter(dateline_date__year=self.year)
        if self.month:
            pages = pages.filter(dateline_date__month=self.month.month)
        return pages

    @cached_property
    def topics(self) -> list[Choice]:
        """Those that some page of the list is filed under."""
        ordered = sorted(self._filed, key=lambda topic: topic.name)
        return [Choice(topic.slug, topic.name, is_chosen=topic == self.topic) for topic in ordered]

    @cached_property
    def years(self) -> list[Choice]:
        """The newest first."""
        years = {day.year for day in self._months} | ({self.year} if self.year else set())
        return [Choice(str(year), str(year), is_chosen=year == self.year) for year in sorted(years, reverse=True)]

    @cached_property
    def months(self) -> list[Choice]:
        """Those of the year that is asked for, else of every year."""
        numbers = {day.month for day in self._months if self.year in (None, day.year)}
        chosen = self.month.month if self.month else None
        days = [date(2000, number, 1) for number in sorted(numbers | ({chosen} if chosen else set()))]
        return [Choice(str(day.month), day, is_chosen=day.month == chosen) for day in days]

    @property
    def are_offered(self) -> bool:
        """Whether there is anything to choose from."""
        return bool(self.asked or self.topics or self.years)

    @property
    def query(self) -> str:
        """What is asked, for the addresses of the list's other pages: “topic=mer&year=2025”."""
        return urlencode(self.asked)

    @property
    def query_elsewhere(self) -> str:
        """The same question in the language of the list, where the topic's address is another language's; else ''."""
        if self.topic or "topic" not in self.asked or "\x00" in self.asked["topic"]:
            return ""
        keys = Topic.objects.filter(slug=self.asked["topic"]).values("translation_key")
        own = self._filed.filter(translation_key__in=keys, locale=self.locale_id).first()
        return urlencode({**self.asked, "topic": own.slug}) if own else ""

    def query_in(self, there: "ListFilters | None") -> str:
        """What can be asked of this, for the same list in another language: without a topic that it does not have."""
        asked = {name: self.asked[name] for name in ("year", "month") if getattr(self, name)}
        if self.topic and there:
            topic = there._filed.filter(translation_key=self.topic.translation_key, locale=there.locale_id).first()
            asked = {"topic": topic.slug, **asked} if topic else asked
        return urlencode(asked)

    @cached_property
    def _months(self) -> Iterable[date]:
        found: list[date] = list(self.pages.order_by().dates("dateline_date", "month"))
        return found


class FilteredList:
    """Mixed into a list page, before ListPage: the list answers to ?topic=, ?year= and ?month=.

    What does not exist is an empty list and a 404; a topic's address of another language leads to this one's. The
    template finds `filters` in its context, and the pages to show in `filters.results`.
    """

    locale_id: int

    def listed(self) -> Any:
        """The pages of the whole list, as ListFilters wants them."""
        raise NotImplementedError

    def filters(self, request: HttpRequest) -> ListFilters:
        return ListFilters(request, self.listed(), locale_id=self.locale_id)

    def query_in(self, request: HttpRequest, other: Page) -> str:
        asked = self.filters(request)
        return asked.query_in(other.specific.filters(request) if asked.topic else None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        return {**context, "filters": self.filters(request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page: Any = super()
        response: HttpResponse = page.serve(request, *args, **kwargs)
        filters: ListFilters = response.context_data["filters"]  # type: ignore[attr-defined]
        if filters.query_elsewhere:
            return redirect(f"{request.path}?{filters.query_elsewhere}")
        if filters.is_unknown:
            response.status_code = 404
        return response


def _number(written: str, *, at_least: int, at_most: int) -> int | None:
    """A number in plain digits within its limits; None for anything else."""
    if not (written.isascii() and written.isdecimal()) or len(written) > len(str(at_most)):
        return None
    return number if at_least <= (number := int(written)) <= at_most else None
