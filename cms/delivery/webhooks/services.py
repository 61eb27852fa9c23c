"""A message on its way: written with the numbers of its changes, claimed, sent, tried again for a day, given up."""

import logging
import random
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, Max, Q, QuerySet, Sum
from django.utils import timezone
from rq.timeouts import JobTimeoutException

from cms.base.sealing import InvalidToken
from cms.delivery import jobs
from cms.delivery.models import Change, DeliveryState, Feed, WebhookDelivery, WebhookEndpoint
from cms.delivery.webhooks import signing, transport
from cms.delivery.webhooks.addresses import Forbidden, check_address
from cms.delivery.webhooks.messages import messages

logger = logging.getLogger(__name__)

# A claim older than this is that of a worker that has died: longer than a job may last.
LEASE = timedelta(seconds=2 * jobs.SECONDS)
FIRST_DELAY = 10
LONGEST_DELAY = 4 * 3600
JITTER = 0.25
# How long a message is tried before it is given up.
PATIENCE = timedelta(days=1)
# A message whose job was lost is noticed after this long.
NOTICED = timedelta(seconds=30)
SWEEP_MOST = 500
# After so many failures in a row an endpoint's other messages wait for its next try, or as long as this.
HELD_AFTER = 3
HELD = timedelta(minutes=5)
KEPT = timedelta(days=30)
GOOD = range(200, 300)
GONE = 410


def announce(feed: Feed, changes: Sequence[Change]) -> None:
    """Writes down a message for each endpoint that asked for these changes, in the transaction under way."""
    if not changes:
        return
    enabled = WebhookEndpoint.objects.filter(is_enabled=True)
    rows = [message for endpoint in enabled for message in messages(feed, changes, endpoint)]
    written = WebhookDelivery.objects.bulk_create(rows)
    transaction.on_commit(partial(jobs.send_soon, [(row.pk, 0) for row in written]), robust=True)


def send(delivery_id: int) -> None:
    """Sends one message, if it is due and nobody else does. Whatever goes wrong ends up in the row."""
    delivery = _claim(delivery_id)
    if delivery is None:
        return
    begun = time.monotonic()
    answer: transport.Answer | None = None
    reason = ""
    try:
        answer = _post(delivery)
    except Forbidden as refusal:
        reason = str(refusal)
    except transport.NoAnswer as failure:
        reason = str(failure)
    except InvalidToken:
        reason = "secret unreadable"
    except JobTimeoutException:
        reason = "timeout"
    except Exception as mistake:  # nobody foresaw it, and still the row must not stay as being sent
        logger.exception("webhook delivery %s", delivery.pk)
        reason = type(mistake).__name__
    _conclude(delivery, answer, reason, milliseconds=round((time.monotonic() - begun) * 1000))


def replay(delivery: WebhookDelivery) -> bool:
    """Sends a message again at once, as often as needed for another day. False where it is being sent just now."""
    now = timezone.now()
    changed = WebhookDelivery.objects.filter(pk=delivery.pk).exclude(state=DeliveryState.SENDING)
    again = {"state": DeliveryState.WAITING, "attempts": 0, "begun_at": None, "due_at": now, "done_at": None}
    if not changed.update(**again, reason="", excerpt="", response_code=None, milliseconds=None):
        return False
    transaction.on_commit(partial(jobs.send_soon, [(delivery.pk, 0)]))
    return True


def sweep() -> None:
    """Nudges the workers about every message that is due: its delay is over, or its job or its worker was lost."""
    now = timezone.now()
    forgotten = Q(state=DeliveryState.WAITING, due_at=None, created_at__lt=now - NOTICED)
    forgotten |= Q(state=DeliveryState.WAITING, due_at__lte=now) | _abandoned(now)
    due = WebhookDelivery.objects.filter(forgotten).order_by("created_at").values_list("pk", "attempts")
    jobs.send_soon(list(due[:SWEEP_MOST]))


def forget_old() -> int:
    return WebhookDelivery.objects.filter(done_at__lt=timezone.now() - KEPT).delete()[0]


def delay(attempts: int) -> timedelta:
    """How long to wait after so many attempts: three times as long each time, give or take a quarter."""
    seconds = min(FIRST_DELAY * 3 ** (attempts - 1), LONGEST_DELAY)
    return timedelta(seconds=seconds * random.uniform(1 - JITTER, 1 + JITTER))  # noqa: S311  no secret


def _post(delivery: WebhookDelivery) -> transport.Answer:
    endpoint, body = delivery.endpoint, delivery.payload.encode()
    target = check_address(endpoint.url)
    message_id, timestamp = f"msg_{delivery.message_id.hex}", int(timezone.now().timestamp())
    signature = signing.headers(endpoint, message_id=message_id, timestamp=timestamp, body=body)
    known_as = {"Content-Type": "application/json", "User-Agent": "Newsroom-Webhooks/1"}
    return transport.post(target, body, {**known_as, **signature})


def _claim(delivery_id: int) -> WebhookDelivery | None:
    now = timezone.now()
    free = Q(state=DeliveryState.WAITING) & (Q(due_at=None) | Q(due_at__lte=now)) | _abandoned(now)
    asked = WebhookDelivery.objects.filter(free, pk=delivery_id)
    for reason, is_over in (
        ("webhook disabled", Q(endpoint__is_enabled=False)),
        ("too late", Q(begun_at__lt=now - PATIENCE)),
    ):
        asked.filter(is_over).update(state=DeliveryState.GIVEN_UP, reason=reason, done_at=now, due_at=None)
    claimed = asked.update(state=DeliveryState.SENDING, claimed_at=now, attempts=F("attempts") + 1)
    if not claimed:
        return None
    delivery = WebhookDelivery.objects.select_related("endpoint").get(pk=delivery_id)
    if delivery.begun_at is None:
        delivery.begun_at = now
        delivery.save(update_fields=["begun_at"])
    return delivery


def _abandoned(now: datetime) -> Q:
    return Q(state=DeliveryState.SENDING, claimed_at__lt=now - LEASE)


def _conclude(delivery: WebhookDelivery, answer: transport.Answer | None, reason: str, *, milliseconds: int) -> None:
    now = timezone.now()
    row = {
        "response_code": answer.status if answer else None,
        "excerpt": answer.excerpt if answer else "",
        "reason": reason[:250],
        "milliseconds": milliseconds,
    }
    if answer and answer.status in GOOD:
        _own(delivery).update(**row, state=DeliveryState.DELIVERED, done_at=now, due_at=None)
        return
    logger.warning(
        "webhook delivery %s, attempt %s: %s", delivery.pk, delivery.attempts, reason or row["response_code"]
    )
    is_gone = bool(answer and answer.status == GONE)
    due_at = now + delay(delivery.attempts)
    begun = delivery.begun_at or now
    if is_gone or not delivery.endpoint.is_enabled or due_at > begun + PATIENCE:
        _own(delivery).update(**row, state=DeliveryState.GIVEN_UP, done_at=now, due_at=None)
    else:
        _own(delivery).update(**row, state=DeliveryState.WAITING, due_at=due_at)
        _hold_others(delivery, until=min(due_at, now + HELD))
    if is_gone:  # as Standard Webhooks has it: the receiver wants no more
        WebhookEndpoint.objects.filter(pk=delivery.endpoint_id).update(is_enabled=False)


def _hold_others(delivery: WebhookDelivery, *, until: datetime) -> None:
    """A receiver that keeps failing takes one worker's time for one message, not for all that wait for it."""
    waiting = WebhookDelivery.objects.filter(endpoint=delivery.endpoint_id, state=DeliveryState.WAITING)
    delivered = WebhookDelivery.objects.filter(endpoint=delivery.endpoint_id, state=DeliveryState.DELIVERED)
    last = delivered.aggregate(at=Max("done_at"))["at"]
    since = waiting.filter(begun_at__gt=last) if last else waiting
    if (since.aggregate(count=Sum("attempts"))["count"] or 0) >= HELD_AFTER:
        waiting.exclude(pk=delivery.pk).filter(Q(due_at=None) | Q(due_at__lt=until)).update(due_at=until)


def _own(delivery: WebhookDelivery) -> "QuerySet[WebhookDelivery]":
    """The row as long as the claim holds: a worker that was thought dead overwrites nobody's result."""
    return WebhookDelivery.objects.filter(pk=delivery.pk, state=DeliveryState.SENDING, claimed_at=delivery.claimed_at)
