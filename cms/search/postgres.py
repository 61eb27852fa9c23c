"""Finding on PostgreSQL, in the vectors of Wagtail's index."""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import CombinedSearchVector, SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, FloatField, Func, TextField, Value
from django.db.models.functions import Round
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page
from wagtail.search.backends.database.postgres.weights import get_sql_weights
from wagtail.search.models import IndexEntry

from cms.search.languages import configuration
from cms.search.words import Asked

TITLE_COUNTS = 10
EVEN = "{1, 1, 1, 1}"
MARKS: dict[str, Any] = {"start_sel": "\x02", "stop_sel": "\x03"}
WHOLE: dict[str, Any] = {"highlight_all": True, **MARKS}
PASSAGE: dict[str, Any] = {
    **MARKS,
    "fragment_delimiter": "\x04",
    "max_words": 34,
    "min_words": 18,
    "short_word": 2,
    "max_fragments": 2,
}


def matching(pages: Any, asked: Asked, language: str, any_word: bool) -> Any:  # noqa: FBT001
    some = query(asked, language, any_word=True)
    title, body = F("index_entries__title"), F("index_entries__body")
    whole = CombinedSearchVector(title, "||", body, config=None)
    relevance = SearchRank(title, some, weights=Value(EVEN)) * TITLE_COUNTS + SearchRank(
        body, some, weights=Value(get_sql_weights())
    )
    wanted = some if any_word else query(asked, language, any_word=False)
    return pages.annotate(_whole=whole, relevance=Round(relevance, precision=1, output_field=FloatField())).filter(
        _whole=wanted
    )


def excerpts(ids: list[int], asked: Asked, language: str) -> Iterable[tuple[int, str, str]]:
    some, config = query(asked, language, any_word=True), configuration(language)
    entries = IndexEntry.objects.filter(
        content_type__in=get_descendants_content_types_pks(Page), object_id__in=[str(pk) for pk in ids]
    ).annotate(
        shown_title=SearchHeadline(_clean("title_text"), some, config=config, **WHOLE),
        passage=SearchHeadline(_clean("body_text"), some, config=config, **PASSAGE),
    )
    for pk, title, passage in entries.values_list("object_id", "shown_title", "passage"):
        yield int(pk), title, passage


def query(asked: Asked, language: str, *, any_word: bool) -> Any:
    """The words as the language is read. Words that it does not count, such as articles, ask for nothing."""
    config = configuration(language)
    terms = [
        SearchQuery(term.text, config=config, search_type="phrase" if term.is_phrase else "plain")
        for term in asked.terms
    ]
    return reduce(or_ if any_word else and_, terms)


def _clean(column: str) -> Func:
    """Without what would read as a highlight, a tag or an entity: PostgreSQL's headlines skip those."""
    return Func(F(column), Value("\x02\x03\x04<>&"), Value("   ‹›+"), function="translate", output_field=TextField())
