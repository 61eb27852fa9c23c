"""Searching the news: articles and videos that anybody may see, in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F
from django.db.models.functions import Coalesce
from wagtail.models import Page

from articles.models import ArticlePage
from cms.search import engine
from cms.search.words import Asked
from home.visibility import public_pages
from videos.models import VideoPage

KINDS: dict[str, type[Page]] = {"articles": ArticlePage, "videos": VideoPage}


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found, as its own kind, and why."""

    kind: str
    page: Any
    excerpt: engine.Excerpt


@dataclass(frozen=True, slots=True)
class Ranked:
    """Pages in their order, for a paginator, with their number, which is known already."""

    pages: Any
    number: int

    def count(self) -> int:
        return self.number

    def __getitem__(self, part: slice) -> Any:
        return self.pages[part]


class Search:
    """What `asked` finds in a language: pages with all its words, else, where there is none, with some of them."""

    def __init__(self, asked: Asked, *, language: str, kind: str = "") -> None:
        self.asked = asked
        self.language = language
        self.kind = kind

    @cached_property
    def only_some_words(self) -> bool:
        """Whether no page has every word, so that those with some of them are shown."""
        return len(self.asked.terms) > 1 and not any(self._with_every_word.values())

    @property
    def counts(self) -> dict[str, int]:
        """How many pages of each kind there are, whichever is being looked at."""
        return self._with_some_words if self.only_some_words else self._with_every_word

    @cached_property
    def _with_every_word(self) -> dict[str, int]:
        return self._count(any_word=False)

    @cached_property
    def _with_some_words(self) -> dict[str, int]:
        return self._count(any_word=True)

    def _count(self, *, any_word: bool) -> dict[str, int]:
        if not self.asked.terms:
            return dict.fromkeys(KINDS, 0)
        pages = self._matching(any_word=any_word).order_by()
        by_type = dict(pages.values_list("content_type").annotate(number=Count("pk")))
        types = ContentType.objects.get_for_models(*KINDS.values())
        return {name: by_type.get(types[model].pk, 0) for name, model in KINDS.items()}

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def pages(self) -> Ranked:
        """Those of the kind that is looked at: the most relevant first, of equals the newest."""
        number = self.counts[self.kind] if self.kind else self.total
        if not number:
            return Ranked(Page.objects.none(), 0)
        pages = self._matching(any_word=self.only_some_words)
        if self.kind:
            pages = pages.type(KINDS[self.kind])
        day = Coalesce("articlepage__dateline_date", "videopage__dateline_date")
        ranked = pages.annotate(day=day).order_by(
            "-relevance", F("day").desc(nulls_last=True), F("first_published_at").desc(nulls_last=True), "-pk"
        )
        return Ranked(ranked, number)

    def hits(self, pages: Iterable[Page]) -> list[Hit]:
        """Some of `pages` as they are shown, in a constant number of queries."""
        wanted = [page.pk for page in pages]
        if not wanted:
            return []
        articles = ArticlePage.objects.filter(pk__in=wanted).prefetch_related("lead_image__renditions")
        videos = VideoPage.objects.filter(pk__in=wanted).with_files()
        found = {page.pk: (kind, page) for kind, some in (("articles", articles), ("videos", videos)) for page in some}
        why = engine.excerpts(wanted, self.asked, language=self.language)
        return [Hit(*found[pk], why[pk]) for pk in wanted if pk in found and pk in why]

    def elsewhere(self) -> dict[str, int]:
        """In how many pages of each other language the words are found; for readers who found nothing here."""
        others = (code for code, _name in settings.LANGUAGES if code != self.language)
        totals = {code: Search(self.asked, language=code).total for code in others}
        return {code: total for code, total in totals.items() if total}

    def _matching(self, *, any_word: bool) -> Any:
        news = Page.objects.type(*KINDS.values()).filter(locale__language_code=self.language)
        return engine.matching(public_pages(news), self.asked, language=self.language, any_word=any_word)
