"""What RQ runs, and how it is asked to: an id in, a service call, nothing else."""

import logging
from collections.abc import Mapping, Sequence

import django_rq
from redis.exceptions import RedisError
from rq.exceptions import DuplicateJobError

logger = logging.getLogger(__name__)

SECONDS = 60


def send_webhook(delivery_id: int) -> None:
    from cms.delivery.webhooks import services

    services.send(delivery_id)


def settle_changes() -> None:
    """Soon after a commit, where somebody waits to be told."""
    from cms.delivery.feed import services

    services.settle()


def look_everywhere() -> None:
    """Every minute, by RQ's cron: what time alone made visible or hid, and what nobody announced."""
    from cms.delivery.feed import services

    services.settle(look_everywhere=True)


def sweep_webhooks() -> None:
    """Every few seconds, by RQ's cron: no message waits without a reason."""
    from cms.delivery.webhooks import services

    services.sweep()


def forget_old() -> None:
    """Every night, by RQ's cron."""
    from cms.delivery.feed import services as feed
    from cms.delivery.preview import forget_drafts
    from cms.delivery.webhooks import services as webhooks

    feed.forget_old()
    webhooks.forget_old()
    forget_drafts()


def settle_soon() -> None:
    """Each asks anew: a job that runs already may have looked before this change was committed."""
    _enqueue("default", "settle_changes", {"": ()})


def send_soon(deliveries: Sequence[tuple[int, int]]) -> None:
    """A job for each delivery and its number of attempts; one that is queued already is not queued again."""
    _enqueue("webhooks", "send_webhook", {f"webhook-{pk}-{attempts}": (pk,) for pk, attempts in deliveries})


def _enqueue(queue_name: str, name: str, arguments: Mapping[str, tuple[int, ...]]) -> None:
    """Where the queue is away, the clock's next round does what was asked."""
    try:
        queue = django_rq.get_queue(queue_name, commit_mode="auto")
        for job_id, each in arguments.items():
            known_as = {"job_id": job_id, "unique": True} if job_id else {}
            try:
                queue.enqueue(
                    f"cms.delivery.jobs.{name}",
                    *each,
                    **known_as,
                    job_timeout=SECONDS,
                    result_ttl=0,
                    failure_ttl=SECONDS,
                )
            except DuplicateJobError:
                continue
    except RedisError as error:
        logger.warning("%s waits for the queue, which is away: %s", name, type(error).__name__)
