"""What changes in an edition: filling it, sending it, pausing, and what a person decides about an uncertain letter."""

import logging
from datetime import timedelta

import django_rq
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import now

from accounts.models import NewsletterSubscription, User
from accounts.newsletter import address_digest
from home.models import EditionDelivery, EditionItem, NewsletterEdition
from home.newsletter.contents import new_pages

logger = logging.getLogger(__name__)

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


def audience(edition: NewsletterEdition) -> "QuerySet[NewsletterSubscription]":
    """The confirmed subscribers whom an edition is for. Each is looked at once more before the hand-over."""
    confirmed = NewsletterSubscription.objects.filter(confirmed_at__isnull=False)
    return confirmed if edition.audience == edition.Audience.ALL else confirmed.filter(frequency=edition.audience)


@transaction.atomic
def start(*, edition: NewsletterEdition, user: User) -> None:
    """Begins to send, in no more time for many than for few. Raises NotThisEdition unless it is a draft with pages."""
    if not edition.items.exists():
        raise NotThisEdition
    _move(edition, Status.DRAFT, Status.SENDING, started_at=now(), sent_by=user)
    enqueue(edition)


def enlist(*, edition: NewsletterEdition) -> None:
    """Makes a row for each recipient, batch by batch. Goes on where it was interrupted; twice makes nobody two rows.

    Whoever subscribed since the sending began is none: somebody who left and came back would get it twice.
    """
    while edition.enlisted_at is None:
        missing = ~Exists(EditionDelivery.objects.filter(edition=edition, subscription=OuterRef("pk")))
        left = audience(edition).filter(missing, confirmed_at__lte=edition.started_at).order_by("pk")
        rows = [
            EditionDelivery(edition=edition, subscription_id=pk, address_digest=address_digest(email))
            for pk, email in left.values_list("pk", "email")[:AT_A_TIME]
        ]
        if rows:
            _insert(rows)
        else:
            edition.enlisted_at = now()
            NewsletterEdition.objects.filter(pk=edition.pk, enlisted_at=None).update(enlisted_at=edition.enlisted_at)


@transaction.atomic
def pause(*, edition: NewsletterEdition) -> None:
    """The letter that is being handed over still goes; no other is begun."""
    _move(edition, Status.SENDING, Status.PAUSED)


@transaction.atomic
def resume(*, edition: NewsletterEdition) -> None:
    _move(edition, Status.PAUSED, Status.SENDING, fault="")
    enqueue(edition)


def stop_for_fault(*, edition: NewsletterEdition, error: Exception) -> None:
    """No letter of it can be written: said once, for the edition, in place of once for each reader."""
    logger.error("No letter of edition %s can be written; its sending is paused.", edition.pk, exc_info=error)
    sending = NewsletterEdition.objects.filter(pk=edition.pk, status=Status.SENDING)
    sending.update(status=Status.PAUSED, fault=type(error).__name__[:100])


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
    if edition.enlisted_at is None:
        return False
    left = EditionDelivery.objects.filter(edition=edition, state__in=[State.WAITING, State.HANDING_OVER])
    if left.exists():
        return False
    NewsletterEdition.objects.filter(pk=edition.pk, status=Status.SENDING).update(status=Status.SENT, finished_at=now())
    return True


def _stands_still(edition: NewsletterEdition) -> bool:
    recently = now() - QUIET
    busy = EditionDelivery.objects.filter(edition=edition, claimed_at__gt=recently).exists()
    quiet = not busy and (edition.queued_at is None or edition.queued_at < recently)
    return quiet and (edition.enlisted_at is None or due(edition).exists())


def _insert(rows: list[EditionDelivery]) -> None:
    """Another worker may be at the same rows, and a subscriber may leave at this moment: the next look tells."""
    try:
        with transaction.atomic():
            EditionDelivery.objects.bulk_create(rows, ignore_conflicts=True)
    except IntegrityError:
        logger.info("Somebody left while an edition was being prepared.")


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
