"""From something that was touched to a numbered entry that a client can rely on.

A touch is written in the transaction of what it tells of. Later, in a short transaction that holds the lock of the
feed, touches that are committed become entries with consecutive numbers. So numbers follow commits, no cursor passes by
a change that commits late, and a crash in between loses nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cms.delivery.feed.differences import AT_ONCE, Difference, differences, everything, names, seen, unnoticed
from cms.delivery.feed.kinds import PAGE, Pair, consequences, kinds
from cms.delivery.feed.references import referring_to
from cms.delivery.models import Change, Event, Feed, Known, Touch
from cms.delivery.webhooks.services import announce

ALL = 0
Asked = dict[str, dict[int, bool]]


def settle(*, look_everywhere: bool = False, may_wait: bool = True) -> int:
    """Numbers what has changed; returns how many entries it made. `look_everywhere` finds what nobody announced.

    Without `may_wait` it does nothing while another one numbers (SQLite: it waits all the same). Until the feed has
    begun everybody waits: what changes before that is told to nobody, so nobody may have copied the lists by then.
    """
    feed = Feed.objects.filter(pk=1).first() or Feed.objects.get_or_create(pk=1)[0]
    if feed.begun_at and not look_everywhere and not Touch.objects.exists():
        return 0
    with transaction.atomic():
        skips = bool(feed.begun_at) and not may_wait
        locked = Feed.objects.select_for_update(skip_locked=skips).filter(pk=1).first()
        if locked is None:
            return 0
        feed = locked
        if not feed.begun_at:
            _begin(feed)
            return 0
        touches = list(Touch.objects.order_by("pk"))
        found = _what_became(_asked(touches, look_everywhere=look_everywhere))
        at = max((touch.at for touch in touches), default=timezone.now())
        changes = _numbered(feed, found, at)
        Touch.objects.filter(pk__in=[touch.pk for touch in touches]).delete()
        announce(feed, changes)
    return len(changes)


def forget_old() -> int:
    """Deletes entries past their time but the last, at which a client that has read everything stands."""
    last = Change.objects.aggregate(number=Max("number"))["number"] or 0
    past = timezone.now() - timedelta(days=settings.CHANGES_KEEP_DAYS)
    return Change.objects.filter(at__lt=past, number__lt=last).delete()[0]


def _begin(feed: Feed) -> None:
    """What is public when the feed begins is known, not news: a client copies it from the lists."""
    Known.objects.all().delete()
    for name in names():
        ids = sorted(everything(kinds()[name]))
        for start in range(0, len(ids), AT_ONCE):
            Known.objects.bulk_create(seen(kinds()[name], ids[start : start + AT_ONCE]))
    Touch.objects.all().delete()
    feed.begun_at = timezone.now()
    feed.save(update_fields=["begun_at"])


def _asked(touches: Iterable[Touch], *, look_everywhere: bool) -> Asked:
    asked: Asked = defaultdict(dict)
    for touch in touches:
        kind = kinds().get(touch.thing)
        if kind is None:
            look_everywhere = True
            continue
        for pk in [touch.object_id] if touch.object_id != ALL else unnoticed(kind):
            asked[kind.name][pk] = asked[kind.name].get(pk, False) or touch.is_change
        if touch.object_id == ALL and touch.is_change:
            asked[kind.name] |= dict.fromkeys(everything(kind), True)
    for name in names() if look_everywhere else ():
        asked[name] = dict.fromkeys(unnoticed(kinds()[name]), False) | asked[name]
    _add(asked, _relatives({pk for pk, _ in asked[PAGE].items()}), is_change=False)
    return asked


def _relatives(pages: set[int]) -> set[Pair]:
    """What may become visible or hidden with these pages: their translations, and what they refer to or did."""
    if not pages:
        return set()
    model = kinds()[PAGE].model._default_manager
    keys = model.filter(pk__in=pages).values("translation_key")
    known = Known.objects.filter(thing=PAGE, object_id__in=pages)
    before = {(name, pk) for refers_to in known.values_list("refers_to", flat=True) for name, pk in refers_to}
    now = {pair for known_now in seen(kinds()[PAGE], pages) for pair in known_now.refers_to}
    return {(PAGE, pk) for pk in model.filter(translation_key__in=keys).values_list("pk", flat=True)} | before | now


def _what_became(asked: Asked) -> list[Difference]:
    """What was asked about, the pages below those that moved, and last whatever shows one of them."""
    found = _differences(asked)
    found += _more(_below(found), found)
    told = {each.pair for each in found}
    return found + _more(_shown_with(found) | consequences(told), found)


def _more(pairs: set[Pair], found: Sequence[Difference]) -> list[Difference]:
    asked: Asked = defaultdict(dict)
    _add(asked, pairs - {each.pair for each in found}, is_change=True)
    return _differences(asked)


def _differences(asked: Asked) -> list[Difference]:
    return [each for name in names() for each in differences(kinds()[name], asked[name])]


def _below(found: Sequence[Difference]) -> set[Pair]:
    """A page's address begins with those above it, and its breadcrumbs name them."""
    touched: set[Pair] = set()
    for each in found:
        if each.known.thing == PAGE and (each.is_renamed or each.event == Event.MOVED):
            below = Known.objects.filter(thing=PAGE, marker__startswith=each.old_marker)
            touched |= set(below.values_list("thing", "object_id"))
    return touched


def _shown_with(found: Sequence[Difference]) -> set[Pair]:
    """Whose answers name what has changed: those who refer to it, and its translations."""
    if not found:
        return set()
    families = {each.known.family for each in found if each.known.thing == PAGE and each.event != Event.CHANGED}
    relatives = Known.objects.filter(thing=PAGE, family__in=families)
    return referring_to(each.pair for each in found) | set(relatives.values_list("thing", "object_id"))


def _add(asked: Asked, pairs: Iterable[Pair], *, is_change: bool) -> None:
    for name, pk in pairs:
        asked[name].setdefault(pk, is_change)


def _numbered(feed: Feed, found: Sequence[Difference], at: datetime) -> list[Change]:
    changes = []
    for number, each in enumerate(found, feed.last_number + 1):
        known, kind = each.known, kinds()[each.known.thing]
        changes.append(
            Change(
                number=number,
                event=each.event,
                at=at,
                thing=known.thing,
                object_id=known.object_id,
                type=known.type,
                locale=known.locale,
                path="" if each.is_gone else known.path,
                html_url="" if each.is_gone else known.html_url,
                old_path=each.old_path,
                detail_path=kind.detail_path(known),
                tags=kind.tags(known),
            )
        )
    Change.objects.bulk_create(changes)
    feed.last_number += len(changes)
    feed.save(update_fields=["last_number"])
    return changes
