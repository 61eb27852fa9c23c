"""The search backend that the settings name: Wagtail's own, which on PostgreSQL reads each object in its language.

Each database's is imported where it is used: its index is a model that exists on that database alone.
"""

from typing import Any

from django.db import connection
from wagtail.search.backends.database import SearchBackend as WagtailBackend


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  the name that Wagtail looks for
    if connection.vendor == "postgresql":
        from cms.search.postgres_backend import BilingualBackend

        return BilingualBackend(params)
    if connection.vendor == "sqlite":
        from cms.search.sqlite_backend import PlainQuotesBackend

        return PlainQuotesBackend(params)
    return WagtailBackend(params)
