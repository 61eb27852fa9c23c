"""Wagtail's index on PostgreSQL, in more than one language.

Each object is indexed as its language is read. A query is read in every language at once: the admin's search box does
not say which one it means, and stems of different languages seldom meet.
"""

import copy
from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Any

from wagtail.models import Locale
from wagtail.search.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from wagtail.search.query import Phrase, PlainText

from cms.search.languages import CONFIGURATIONS, UNSTEMMED, configuration


class BilingualIndex(PostgresIndex):
    def add_items(self, model: Any, objs: Iterable[Any]) -> None:
        groups = defaultdict(list)
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        for obj in objs:
            groups[configuration(languages.get(getattr(obj, "locale_id", None), ""))].append(obj)
        for config, group in groups.items():
            reader = copy.copy(self.backend)
            reader.config = config
            PostgresIndex(reader).add_items(model, group)


class BilingualQueryCompiler(PostgresSearchQueryCompiler):
    def build_tsquery_content(self, query: Any, config: str | None = None, invert: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Words and phrases in every language; what is to be absent, absent in every language."""
        build = super().build_tsquery_content
        if config is not None or not isinstance(query, PlainText | Phrase):
            return build(query, config=config, invert=invert)
        read = [build(query, config=name, invert=invert) for name in CONFIGURATIONS.values()]
        return reduce(and_ if invert else or_, read) if read[0] is not None else None


class BilingualBackend(PostgresSearchBackend):
    index_class = BilingualIndex
    query_compiler_class = BilingualQueryCompiler
    autocomplete_query_compiler_class = PostgresAutocompleteQueryCompiler

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.autocomplete_config = UNSTEMMED
