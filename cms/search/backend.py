"""The search backend that the settings name: Wagtail's own, which on PostgreSQL reads each object in its language."""

from typing import Any

from django.db import connection
from wagtail.search.backends.database import SearchBackend as WagtailBackend


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  the name that Wagtail looks for
    if connection.vendor == "postgresql":
        from cms.search.postgres_backend import BilingualBackend

        return BilingualBackend(params)
    return WagtailBackend(params)
