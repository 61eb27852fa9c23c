"""What happens to a mail: written down, claimed, handed over, erased; tried again where the mail server was away."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial

import django_rq
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from redis.exceptions import RedisError
from rq import Queue
from rq.exceptions import DuplicateJobError

from accounts.models import MailState, OutgoingMail
from accounts.post.envelope import StoredMessage, bare, written
from accounts.post.failures import Failure, failure_of

logger = logging.getLogger(__name__)

JOB_SECONDS = 90
# A claim older than this is that of a worker that has died: longer than a job may last.
LEASE = timedelta(seconds=2 * JOB_SECONDS)
# After each failure that may pass, how long until the next attempt; after the last, the mail is given up.
DELAYS = [timedelta(seconds=seconds) for seconds in (15, 60, 5 * 60, 15 * 60, 3600, 3 * 3600, 6 * 3600, 12 * 3600)]
ATTEMPTS = len(DELAYS) + 1
# A mail whose job was lost is noticed after this long.
PATIENCE = timedelta(seconds=30)
# As many as one sweep queues, so that a long outage does not end in a flood.
SWEEP_MOST = 500
KEPT = timedelta(days=30)


@transaction.atomic
def post(messages: Iterable[EmailMessage]) -> list[OutgoingMail]:
    """Writes mails down, one row for each recipient, in the transaction under way, and nudges a worker once it commits.

    What one mailbox refuses is thus never sent again to another. Raises BadHeaderError like Django's own backends.
    """
    rows = []
    for message in messages:
        contents, sender = written(message), bare(message.from_email)
        rows += [
            OutgoingMail(sender=sender, recipients=[bare(recipient)], contents=contents)
            for recipient in dict.fromkeys(message.recipients())
        ]
    mails = OutgoingMail.objects.bulk_create(rows)
    transaction.on_commit(partial(_nudge, [(mail.pk, 0) for mail in mails]))
    return mails


def hand_over(mail_id: int) -> None:
    """Hands one mail to the mail server, if it is due and nobody else does, and erases what it held.

    Every failure ends up in the row, as figures: neither a log nor the queue ever holds an address.
    """
    mail = _claim(mail_id)
    if mail is None:
        return
    if mail.attempts > ATTEMPTS:
        _end(mail, MailState.GIVEN_UP, reason="interrupted")
        return
    try:
        message = StoredMessage(mail)
        if message.has_expired:
            _end(mail, MailState.GIVEN_UP, reason="expired")
            return
        transmit(message)
    except Exception as error:  # noqa: BLE001  the row says what went wrong; a traceback would show the address
        _fail(mail, failure_of(error))
    else:
        _end(mail, MailState.SENT)


def transmit(message: EmailMessage) -> None:
    """Gives a message to the mail server, or raises. A server that is rude after it took the mail has taken it."""
    connection = get_connection(settings.MAIL_TRANSPORT)
    connection.open()
    try:
        connection.send_messages([message])
    finally:
        try:
            connection.close()
        except OSError as error:
            logger.info("the mail server did not say goodbye: %s", type(error).__name__)


def try_again(mail: OutgoingMail) -> bool:
    """Makes a waiting mail due now. False where it is not waiting any more."""
    waiting = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    if not waiting.update(due_at=timezone.now()):
        return False
    transaction.on_commit(partial(_nudge, [(mail.pk, mail.attempts)]))
    return True


def sweep() -> None:
    """Nudges the workers about every mail that is due and seems forgotten: its delay is over, the queue lost its job,

    or the worker that had claimed it is gone.
    """
    now = timezone.now()
    forgotten = Q(state=MailState.WAITING, due_at=None, created_at__lt=now - PATIENCE)
    forgotten |= Q(state=MailState.WAITING, due_at__lte=now) | _abandoned(now)
    due = OutgoingMail.objects.filter(forgotten).order_by("created_at").values_list("pk", "attempts")
    _nudge(list(due[:SWEEP_MOST]))


def forget_old() -> int:
    """Deletes the rows of mails that ended long ago; they hold nothing personal since. Returns how many there were."""
    return OutgoingMail.objects.filter(done_at__lt=timezone.now() - KEPT).delete()[0]


def _claim(mail_id: int) -> OutgoingMail | None:
    now = timezone.now()
    free = Q(state=MailState.WAITING) & (Q(due_at=None) | Q(due_at__lte=now)) | _abandoned(now)
    claimed = OutgoingMail.objects.filter(free, pk=mail_id).update(
        state=MailState.SENDING, claimed_at=now, attempts=F("attempts") + 1
    )
    return OutgoingMail.objects.get(pk=mail_id) if claimed else None


def _abandoned(now: datetime) -> Q:
    return Q(state=MailState.SENDING, claimed_at__lt=now - LEASE)


def _fail(mail: OutgoingMail, failure: Failure) -> None:
    logger.warning("outgoing mail %s, attempt %s: %s", mail.pk, mail.attempts, failure.reason)
    if failure.is_final:
        _end(mail, MailState.REFUSED, reason=failure.reason)
    elif mail.attempts >= ATTEMPTS:
        _end(mail, MailState.GIVEN_UP, reason=failure.reason)
    else:
        due_at = timezone.now() + DELAYS[mail.attempts - 1]
        _own(mail).update(state=MailState.WAITING, reason=failure.reason, due_at=due_at)


def _end(mail: OutgoingMail, state: MailState, *, reason: str = "") -> None:
    _own(mail).update(state=state, reason=reason, done_at=timezone.now(), sender="", recipients=[], contents=b"")


def _own(mail: OutgoingMail) -> QuerySet[OutgoingMail]:
    """The row as long as the claim of `mail` holds: a worker that was thought dead overwrites nobody's result."""
    return OutgoingMail.objects.filter(pk=mail.pk, state=MailState.SENDING, claimed_at=mail.claimed_at)


def _nudge(mails: Sequence[tuple[int, int]]) -> None:
    """Queues a job for each mail and its number of attempts. Where the queue is away, the sweep does it later."""
    try:
        queue = django_rq.get_queue("default", commit_mode="auto")
        for mail_id, attempts in mails:
            _enqueue(queue, mail_id, attempts)
    except RedisError as error:
        logger.warning("%s mails wait for the queue, which is away: %s", len(mails), type(error).__name__)


def _enqueue(queue: Queue, mail_id: int, attempts: int) -> None:
    try:
        queue.enqueue(
            "accounts.post.jobs.hand_over",
            mail_id,
            job_id=f"mail-{mail_id}-{attempts}",
            unique=True,
            job_timeout=JOB_SECONDS,
            result_ttl=0,
            failure_ttl=60,
        )
    except DuplicateJobError:
        return
