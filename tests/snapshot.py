"""What a dear fixture leaves in the database, taken once for each process of the suite and put back as plain rows."""

import copy
from collections.abc import Callable
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from wagtail.models import Locale, Page

Made = TypeVar("Made")
Rows = dict[Any, tuple[Any, ...]]


class Snapshot:
    """The rows that `build` adds, changes and deletes, and what it returns.

    Only for tests that take everything back: whoever really commits builds anew, with all that follows from it.
    """

    def __init__(self, build: Callable[[], Made]) -> None:
        self._build = build
        self._made: Any = None
        self._changes: list[tuple[str, list[Any]]] = []
        self._is_taken = False

    def put(self) -> Any:
        if not connection.in_atomic_block or not _is_bare():
            return self._build()
        if not self._is_taken:
            self._take()
        with connection.cursor() as cursor:
            for statement, rows in self._changes:
                cursor.executemany(statement, rows)
        return copy.deepcopy(self._made)

    def _take(self) -> None:
        before = _everything()
        with transaction.atomic():
            self._made = self._build()
            after = _everything()
            transaction.set_rollback(True)
        # A later test may ask for a content type that was made in there.
        ContentType.objects.clear_cache()
        for model in before:
            self._changes += _statements(model, before[model], after[model])
        self._is_taken = True


def _is_bare() -> bool:
    """Whether the database is as the migrations left it: a fixture of the whole file may have been there before."""
    return Locale.objects.count() == 1 and Page.objects.filter(depth__gt=1).count() <= 1


def _models() -> list[type[Model]]:
    """Every model with a table of its own. The words of SQLite's index are none: triggers keep them in step."""
    known = apps.get_models(include_auto_created=True)
    tables = {m._meta.db_table: m for m in known if m._meta.managed and not m._meta.proxy}
    return [model for table, model in tables.items() if not table.endswith("_fts")]


def _everything() -> dict[type[Model], Rows]:
    found = {}
    with connection.cursor() as cursor:
        for model in _models():
            columns = _columns(model)
            key = columns.index(model._meta.pk.column)
            cursor.execute(f"SELECT {', '.join(map(_quoted, columns))} FROM {_quoted(model._meta.db_table)}")
            found[model] = {row[key]: row for row in cursor.fetchall()}
    return found


def _statements(model: type[Model], before: Rows, after: Rows) -> list[tuple[str, list[Any]]]:
    table, key, columns = _quoted(model._meta.db_table), _quoted(model._meta.pk.column), _columns(model)
    names, holes = ", ".join(map(_quoted, columns)), ", ".join(["%s"] * len(columns))
    gone = [(pk,) for pk in before if pk not in after]
    changed = [(*after[pk], pk) for pk in before if pk in after and before[pk] != after[pk]]
    new = [row for pk, row in after.items() if pk not in before]
    settings = ", ".join(f"{_quoted(column)} = %s" for column in columns)
    wanted = [
        (f"DELETE FROM {table} WHERE {key} = %s", gone),
        (f"UPDATE {table} SET {settings} WHERE {key} = %s", changed),
        (f"INSERT INTO {table} ({names}) VALUES ({holes})", new),
    ]
    return [(statement, rows) for statement, rows in wanted if rows]


def _columns(model: type[Model]) -> list[str]:
    return [field.column for field in model._meta.local_concrete_fields]


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
