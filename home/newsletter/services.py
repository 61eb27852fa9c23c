"""What changes in an edition: filling it, sending it, pausing, and what a person decides about an uncertain letter."""

from collections.abc import Iterator
from datetime import timedelta

import django_rq
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import now

from accounts.models import NewsletterSubscription, User
from accounts.newsletter import address_digest
from home.models import EditionDelivery, EditionItem, NewsletterEdition
from home.newsletter.contents import new_pages

State, Status = EditionDelivery.State, NewsletterEdition.Status
JOB = "home.newsletter.jobs.send_batch"
# Silence after which a sending edition is put in the queue again.
QUIET = timedelta(seconds=60)
# A letter held longer than any conversation with a mail server lasts was left behind by somebody who died.
LEASE = timedelta(minutes=10)
AT_A_TIME = 1000
# Kept in the row, so that what was decided can be told from what was known.
LEFT_AS_SENT = "decided"


class NotThisEdition(Exception):
    """The edition is not in the state for what was asked: somebody was faster, or it lacks something."""


@transaction.atomic
def fill(*, edition: NewsletterEdition) -> int:
    """Adds what is new since the last edition to the end of a draft, and says how many pages that was."""
    _hold(edition, Status.DRAFT)
    pages = new_pages(edition)
    last = edition.items.count()
    for number, page in enumerate(pages, start=last):
        EditionItem.objects.create(edition=edition, page_id=page.pk, sort_order=number)
    return len(pages)


def recipients(edition: NewsletterEdition) -> "Iterator[NewsletterSubscription]":
    """The confirmed subscribers whom an edition is for. Each is looked at once more before the hand-over."""
    return audience(edition).order_by("pk").iterator(AT_A_TIME)


def audience(edition: NewsletterEdition) -> "QuerySet[NewsletterSubscription]":
    confirmed = NewsletterSubscription.objects.filter(confirmed_at__isnull=False)
    return confirmed if edition.audience == edition.Audience.ALL else confirmed.filter(frequency=edition.audience)


@transaction.atomic
def start(*, edition: NewsletterEdition, user: User) -> int:
    """Makes a row for each recipient and begins to send. Raises NotThisEdition unless it is a draft with pages."""
    if not edition.items.exists():
        raise NotThisEdition
    _move(edition, Status.DRAFT, Status.SENDING, started_at=now(), sent_by=user)
    rows = [
        EditionDelivery(edition=edition, subscription=subscription, address_digest=address_digest(subscription.email))
        for subscription in recipients(edition)
    ]
    EditionDelivery.objects.bulk_create(rows, batch_size=AT_A_TIME)
    enqueue(edition)
    return len(rows)


@transaction.atomic
def pause(*, edition: NewsletterEdition) -> None:
    """The letter that is being handed over still goes; no other is begun."""
    _move(edition, Status.SENDING, Status.PAUSED)


@transaction.atomic
def resume(*, edition: NewsletterEdition) -> None:
    _move(edition, Status.PAUSED, Status.SENDING)
    enqueue(edition)


@transaction.atomic
def send_again(*, delivery: EditionDelivery) -> None:
    """A person decided: the letter, whose fate is uncertain, goes once more, perhaps for the second time."""
    again = EditionDelivery.objects.filter(pk=delivery.pk, state=State.UNCERTAIN)
    if not again.update(state=State.WAITING, claimed_at=None, done_at=None, due_at=None, answer="", attempts=0):
        raise NotThisEdition
    edition = delivery.edition
    if edition.status == Status.SENT:
        _move(edition, Status.SENT, Status.SENDING, finished_at=None)
    if edition.status == Status.SENDING:
        enqueue(edition)


@transaction.atomic
def leave_it(*, delivery: EditionDelivery) -> None:
    """A person decided: the letter counts as handed over, and is not sent again."""
    left = EditionDelivery.objects.filter(pk=delivery.pk, state=State.UNCERTAIN)
    if not left.update(state=State.SENT, done_at=now(), answer=LEFT_AS_SENT):
        raise NotThisEdition


def enqueue(edition: NewsletterEdition) -> None:
    """Nudges the workers, once the transaction has committed. A nudge that nobody takes up in time is dropped."""
    NewsletterEdition.objects.filter(pk=edition.pk).update(queued_at=now())
    queue = django_rq.get_queue("default")
    queue.enqueue(JOB, edition.pk, ttl=int(QUIET.total_seconds()), result_ttl=0, failure_ttl=24 * 3600)


def sweep() -> None:
    """By the clock: lists what dead workers held as uncertain, nudges what stands still, ends what is done."""
    long_ago = now() - LEASE
    held = EditionDelivery.objects.filter(state=State.HANDING_OVER, claimed_at__lt=long_ago)
    held.update(state=State.UNCERTAIN, done_at=now())
    for edition in NewsletterEdition.objects.filter(status=Status.SENDING):
        if not finish(edition) and _stands_still(edition):
            enqueue(edition)


def due(edition: NewsletterEdition) -> "QuerySet[EditionDelivery]":
    """The letters of an edition that may be handed over now."""
    waiting = EditionDelivery.objects.filter(edition=edition, state=State.WAITING)
    return waiting.filter(Q(due_at=None) | Q(due_at__lte=now())).order_by("pk")


def finish(edition: NewsletterEdition) -> bool:
    """Ends an edition of which nothing is left to send. True where it has ended."""
    left = EditionDelivery.objects.filter(edition=edition, state__in=[State.WAITING, State.HANDING_OVER])
    if left.exists():
        return False
    NewsletterEdition.objects.filter(pk=edition.pk, status=Status.SENDING).update(status=Status.SENT, finished_at=now())
    return True


def _stands_still(edition: NewsletterEdition) -> bool:
    recently = now() - QUIET
    busy = EditionDelivery.objects.filter(edition=edition, claimed_at__gt=recently).exists()
    return not busy and (edition.queued_at is None or edition.queued_at < recently) and due(edition).exists()


def _move(
    edition: NewsletterEdition, expected: NewsletterEdition.Status, to: NewsletterEdition.Status, **fields: object
) -> None:
    """Changes the status if it is the one expected. Raises NotThisEdition."""
    changed = NewsletterEdition.objects.filter(pk=edition.pk, status=expected).update(status=to, **fields)
    if not changed:
        raise NotThisEdition
    edition.refresh_from_db()


def _hold(edition: NewsletterEdition, status: NewsletterEdition.Status) -> None:
    if not NewsletterEdition.objects.select_for_update().filter(pk=edition.pk, status=status).exists():
        raise NotThisEdition
