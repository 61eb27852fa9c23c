"""What became of public things: the difference between what is public now and what was when last looked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, Subquery

from cms.delivery.feed.kinds import PAGE, Kind, kinds
from cms.delivery.feed.references import referred_to
from cms.delivery.models import Event, Known

AT_ONCE = 500


@dataclass(frozen=True)
class Difference:
    """`known` as it is from now on, or as it last was where it is no longer public."""

    event: Event
    known: Known
    old_path: str = ""
    old_marker: str = ""
    is_renamed: bool = False

    @property
    def pair(self) -> tuple[str, int]:
        return self.known.thing, self.known.object_id

    @property
    def is_gone(self) -> bool:
        return self.event in {Event.UNPUBLISHED, Event.DELETED}


def differences(kind: Kind, asked: Mapping[int, bool]) -> list[Difference]:
    """What became of the objects of one kind, and keeps it. `asked` says of each id whether its content changed."""
    found: list[Difference] = []
    ids = sorted(asked)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        found += _differences(kind, {pk: asked[pk] for pk in some})
    return found


def _differences(kind: Kind, asked: Mapping[int, bool]) -> list[Difference]:
    now = {known.object_id: known for known in seen(kind, asked)}
    before = {known.object_id: known for known in Known.objects.filter(thing=kind.name, object_id__in=asked)}
    gone = before.keys() - now.keys()
    kept = set(kind.model._default_manager.filter(pk__in=gone).values_list("pk", flat=True)) if gone else set()
    Known.objects.filter(thing=kind.name, object_id__in=asked).delete()
    Known.objects.bulk_create(now.values())
    found = [
        _difference(asked[pk], before.get(pk), now.get(pk), exists=pk in kept)
        for pk in asked
        if pk in before or pk in now
    ]
    return [each for each in found if each]


def _difference(is_change: bool, before: Known | None, now: Known | None, *, exists: bool) -> Difference | None:  # noqa: FBT001
    if now is None:
        event = Event.UNPUBLISHED if exists else Event.DELETED
        return Difference(event, before, before.path) if before else None
    if before is None:
        return Difference(Event.PUBLISHED, now)
    is_renamed = before.title != now.title
    if (before.path, before.html_url) != (now.path, now.html_url):
        return Difference(Event.MOVED, now, before.path, before.marker, is_renamed)
    return Difference(Event.CHANGED, now, "", before.marker, is_renamed) if is_change else None


def seen(kind: Kind, ids: Iterable[int]) -> list[Known]:
    """Those of these objects that are public, as they are now."""
    public = [kind.seen(thing) for thing in kind.public().filter(pk__in=list(ids))]
    if kind.name == PAGE and public:
        leads_to = referred_to(PAGE, [known.object_id for known in public])
        for known in public:
            known.refers_to = sorted(leads_to.get(known.object_id, ()))
    return public


def unnoticed(kind: Kind) -> set[int]:
    """Ids of all that became visible, hidden or moved since it was last looked at, for whatever reason."""
    before = Known.objects.filter(thing=kind.name)
    was = Subquery(before.filter(object_id=OuterRef("pk")).values("marker")[:1])
    public = kind.public().annotate(was_known=was)
    is_new = Q(was_known=None) | ~Q(was_known=F(kind.marker)) if kind.marker else Q(was_known=None)
    appeared = public.filter(is_new).order_by().values_list("pk", flat=True)
    vanished = before.exclude(object_id__in=kind.public().order_by().values("pk")).values_list("object_id", flat=True)
    return {*appeared, *vanished}


def everything(kind: Kind) -> set[int]:
    known = Known.objects.filter(thing=kind.name).values_list("object_id", flat=True)
    return {*known, *kind.public().order_by().values_list("pk", flat=True)}


def names() -> list[str]:
    """Pages first: what else is public depends on them."""
    return sorted(kinds(), key=lambda name: (name != PAGE, name))
