"""Who refers to whom among what the feed follows, by Wagtail's reference index."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from cms.delivery.feed.kinds import Kind, Pair, kinds


def referred_to(name: str, ids: Iterable[int]) -> dict[int, set[Pair]]:
    """What each of these objects refers to."""
    by_type = _by_type()
    rows = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(kinds()[name].model),
        object_id__in=[str(pk) for pk in ids],
        to_content_type__in=by_type,
    ).values_list("object_id", "to_content_type", "to_object_id")
    found: dict[int, set[Pair]] = defaultdict(set)
    for pk, kind, target in rows:
        found[int(pk)].add((by_type[kind].name, int(target)))
    return found


def referring_to(pairs: Iterable[Pair]) -> set[Pair]:
    """Everything followed that refers to one of these."""
    by_type = _by_type()
    type_of = {kind.name: pk for pk, kind in by_type.items()}
    wanted: dict[int, list[str]] = defaultdict(list)
    for name, pk in pairs:
        wanted[type_of[name]].append(str(pk))
    return {
        (by_type[base].name, int(pk))
        for kind, ids in wanted.items()
        for base, pk in ReferenceIndex.objects.filter(
            to_content_type=kind, to_object_id__in=ids, base_content_type__in=by_type
        ).values_list("base_content_type", "object_id")
    }


def _by_type() -> dict[int, Kind]:
    return {ContentType.objects.get_for_model(kind.model).pk: kind for kind in kinds().values()}
