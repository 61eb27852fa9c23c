"""Finding on SQLite, in the full-text table of Wagtail's index. Its tokenizer takes accents off and knows no stems."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Case, FloatField, Value, When
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from cms.search.words import Asked, Term

# Well below the number of parameters that SQLite takes.
MOST = 5000
SHORTEST_STEM = 4
PLURAL = re.compile(r"(?:es|s|x|e)$")
# Columns of the table: autocomplete, body, title.
SCORE = "bm25(wagtailsearch_indexentry_fts, 0, 1, 40)"
FROM = """
    FROM wagtailsearch_indexentry_fts JOIN wagtailsearch_indexentry entry
        ON entry.id = wagtailsearch_indexentry_fts.rowid
    WHERE wagtailsearch_indexentry_fts MATCH %s AND entry.content_type_id IN ({kinds})
"""


def matching(pages: Any, asked: Asked, language: str, any_word: bool) -> Any:  # noqa: FBT001
    by_relevance: dict[float, list[int]] = defaultdict(list)
    for pk, score in _rows(f"entry.object_id, {SCORE}", f"ORDER BY 2 LIMIT {MOST}", [query(asked, any_word=any_word)]):
        by_relevance[float(round(-score))].append(int(pk))
    ids = [pk for some in by_relevance.values() for pk in some]
    cases = [When(pk__in=some, then=Value(relevance)) for relevance, some in by_relevance.items()]
    relevance = Case(*cases, default=Value(0.0), output_field=FloatField())
    return pages.filter(pk__in=ids).annotate(relevance=relevance)


def excerpts(ids: list[int], asked: Asked, language: str) -> Iterable[tuple[int, str, str]]:
    columns = (
        "entry.object_id, highlight(wagtailsearch_indexentry_fts, 2, char(2), char(3)), "
        "snippet(wagtailsearch_indexentry_fts, 1, char(2), char(3), char(4), 30)"
    )
    places = ", ".join("%s" for _pk in ids)
    wanted = f"AND entry.object_id IN ({places})"
    for pk, title, passage in _rows(columns, wanted, [query(asked, any_word=True), *(str(pk) for pk in ids)]):
        yield int(pk), title, passage or ""


def query(asked: Asked, *, any_word: bool) -> str:
    """In FTS5's own language: each term is a quoted string, which it reads as a phrase."""
    column = "{title body} : "
    return column + "(" + (" OR " if any_word else " AND ").join(_term(term) for term in asked.terms) + ")"


def _term(term: Term) -> str:
    text = term.text.replace('"', " ")
    if term.is_phrase:
        return f'"{text}"'
    stem = PLURAL.sub("", text)
    return f'"{stem}" *' if len(stem) >= SHORTEST_STEM else f'"{text}"'


def _rows(columns: str, ending: str, params: list[Any]) -> list[tuple[Any, ...]]:
    kinds = ", ".join(str(pk) for pk in get_descendants_content_types_pks(Page))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} {FROM.format(kinds=kinds)} {ending}", params)
        return list(cursor.fetchall())
