"""Wagtail's index on SQLite, asked by people who type quotation marks."""

from typing import Any

from wagtail.search.backends.database.sqlite.sqlite import SQLiteSearchBackend


class PlainQuotesBackend(SQLiteSearchBackend):
    """On SQLite a quotation mark in what was typed would end the string that the query is written in.

    What is left of marks alone is nothing, which finds nothing.
    """

    def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        if isinstance(query, str):
            query = query.replace('"', " ").strip()
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)
