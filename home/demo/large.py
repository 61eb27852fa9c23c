"""A newsroom as large as one of some years: every page, in both languages, is a variation on one of the demo's.

Pages go through Wagtail's own `add_child`, so that tree, addresses, search and references are those of pages made by
hand. A film is one of the demo's by another name: its files are hard links, which take no room of their own.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.search import index

from articles.models import ArticlePage
from home.demo.keys import key
from home.demo.texts import patrol, radar, round_table
from videos.models import Preparation, Rendition, Video, VideoPage

BATCH = 10
SOURCES: dict[Any, list[str]] = {
    ArticlePage: [story.ARTICLE.name for story in (patrol, radar, round_table)],
    VideoPage: [story.VIDEO.name for story in (patrol, radar, round_table)],
}
PLACES = ["Bruxelles", "Anvers", "Genève", "Dakar", "Québec", "Reykjavik", "Lisbonne", "Varsovie", "Tunis", "Montréal"]
FIRST = datetime(2022, 1, 3, 9, tzinfo=timezone.get_default_timezone())
Say = Callable[[int], None]


class NotAFolder(Exception):
    """The library lies in a bucket, where a file cannot have a second name."""


def fill(kind: Any, count: int, *, say: Say) -> int:
    """Pages of `kind` until there are `count` variations in each language. Returns how many were missing.

    `say` hears, after each batch, how many are there. Raises NotAFolder.
    """
    originals = [_by_language(kind, name) for name in SOURCES[kind]]
    missing = _missing(kind, count)
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        with transaction.atomic():
            for number in batch:
                _vary(originals[number % len(originals)], number)
        say(count - len(missing) + start + len(batch))
    return len(missing)


def _by_language(kind: Any, name: str) -> dict[str, Any]:
    pages = kind.objects.filter(translation_key=key(name)).select_related("locale")
    return {page.locale.language_code: page for page in pages}


def _key(kind: Any, number: int) -> uuid.UUID:
    return key(f"large {kind.__name__} {number}")


def _missing(kind: Any, count: int) -> list[int]:
    """The numbers of those that lack a page in some language."""
    complete = set(Locale.objects.values_list("pk", flat=True))
    have: dict[uuid.UUID, set[int]] = {}
    for group, locale in kind.objects.values_list("translation_key", "locale_id"):
        have.setdefault(group, set()).add(locale)
    return [number for number in range(count) if have.get(_key(kind, number), set()) < complete]


def _vary(originals: dict[str, Any], number: int) -> None:
    """The page of this number in each language in which it is missing."""
    kind = type(next(iter(originals.values())))
    film = _film(originals["fr"].video, number) if kind is VideoPage else None
    for original in originals.values():
        group, parent = _key(kind, number), original.get_parent()
        if kind.objects.filter(translation_key=group, locale=original.locale).exists():
            continue
        moment = FIRST + timedelta(hours=31 * number)
        page = kind.from_serializable_data({**_blank(original, group), "translation_key": str(group)}, check_fks=False)
        page.title = f"{original.title} ({number + 1})"
        page.slug = f"{original.slug}-{number + 1}"
        page.draft_title, page.show_in_menus = page.title, False
        page.dateline_place = PLACES[number % len(PLACES)]
        page.dateline_date = moment.date()
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = moment
        if film:
            page.video = film
        Page.objects.get(pk=parent.pk).add_child(instance=page)


def _blank(original: Any, group: uuid.UUID) -> dict[str, Any]:
    """The words of a page, and of what belongs to it alone, without what says which page they were."""
    data: dict[str, Any] = {
        name: value
        for name, value in original.serializable_data().items()
        if name not in {"path", "depth", "numchild", "url_path", "latest_revision", "live_revision", "alias_of"}
    }
    data["pk"] = None
    for name, rows in data.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) and "pk" in row for row in rows):
            continue
        for place, row in enumerate(rows):
            row["pk"] = row["page"] = None
            if "translation_key" in row:
                row["translation_key"] = str(uuid.uuid5(group, f"{name} {place}"))
    return data


def _film(source: Video, number: int) -> Video:
    """The library's film of this number: the one that is there, or `source` once more."""
    title = f"{source.title} ({number + 1})"
    found = Video.objects.filter(title=title).first()
    if found:
        return found
    rows = list(source.renditions.filter(version=source.version))
    # Not `save`: it would ask for renditions of a film that has them.
    film = Video.objects.bulk_create([_again(source, title=title, version=1, file=_linked(source.file))])[0]
    Rendition.objects.bulk_create([_again(row, video=film, version=1, file=_linked(row.file)) for row in rows])
    done = source.preparations.get(version=source.version)
    Preparation.objects.bulk_create([_again(done, video=film, version=1, token=None)])
    index.insert_or_update_object(film)
    return film


def _again(row: Any, **changes: Any) -> Any:
    """An unsaved row like this one."""
    values = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    again = type(row)(**values)
    for name, value in changes.items():
        setattr(again, name, value)
    return again


def _linked(file: Any) -> str:
    """Another name for a stored file. Deleting one leaves the other."""
    storage = file.storage
    if not isinstance(storage, FileSystemStorage):
        raise NotAFolder("The films lie in a bucket, where a file cannot have a second name.")
    old = Path(storage.path(file.name))
    name = f"videos/{uuid.uuid4().hex}/{old.name}"
    new = Path(storage.path(name))
    new.parent.mkdir(parents=True, exist_ok=True)
    new.hardlink_to(old)
    return name


def unprepared() -> Sequence[Preparation]:
    """The demo's films that are still to be prepared: variations need their files."""
    keys = [key(name) for name in SOURCES[VideoPage]]
    rows = Preparation.objects.filter(video__pages__translation_key__in=keys).distinct()
    return [row for row in rows.order_by("pk") if row.status != Preparation.Status.READY]
