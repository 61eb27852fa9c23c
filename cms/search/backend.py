"""The search backend that the settings name: Wagtail's own, which on PostgreSQL reads each object in its language."""

from typing import Any

from django.db import connection
from wagtail.search.backends.database import SearchBackend as WagtailBackend
from wagtail.search.backends.database.sqlite.sqlite import SQLiteSearchBackend


class PlainQuotesBackend(SQLiteSearchBackend):
    """On SQLite a quotation mark in what was typed would end the string that the query is written in.

    What is left of marks alone is nothing, which finds nothing.
    """

    def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        if isinstance(query, str):
            query = query.replace('"', " ").strip()
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  the name that Wagtail looks for
    if connection.vendor == "postgresql":
        from cms.search.postgres_backend import BilingualBackend

        return BilingualBackend(params)
    return PlainQuotesBackend(params) if connection.vendor == "sqlite" else WagtailBackend(params)
