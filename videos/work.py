"""How background work is queued, held, ended and swept up. The rows are videos.models.work; RQ only carries nudges."""

import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import django_rq
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone
from rq.job import Job
from rq.timeouts import JobTimeoutException

from videos.exceptions import TOO_LONG, UNEXPECTED, WORKER_DIED, LeaseLost, WorkFailed
from videos.models import Clip, Preparation, Work
from videos.workplace import workplace

logger = logging.getLogger(__name__)
Row = TypeVar("Row", bound=Work)

# Kind of work: its RQ queue, and the job that does it.
JOBS: dict[type[Work], tuple[str, str]] = {
    Preparation: ("video", "videos.jobs.prepare"),
    Clip: ("clips", "videos.jobs.cut"),
}


class Lease:
    """This worker's hold on one row. It is renewed while `kept`, and whoever has lost it learns so from any write."""

    def __init__(self, row: Work, token: uuid.UUID) -> None:
        self._held = type(row)._default_manager.held(token)  # type: ignore[attr-defined]  # both kinds use WorkQuerySet
        self._beat_at = 0.0

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Renews the lease from a thread of its own: copying, hashing and storing a large file take longer than one."""
        over = threading.Event()
        renewal = threading.Thread(target=self._renew, args=(over,), daemon=True)
        renewal.start()
        try:
            yield
        finally:
            over.set()
            renewal.join()

    def _renew(self, over: threading.Event) -> None:
        try:
            while not over.wait(settings.VIDEO_LEASE_SECONDS / 4):
                try:
                    self._write(heartbeat_at=timezone.now())
                except LeaseLost:
                    return
                except DatabaseError:
                    logger.warning("A lease could not be renewed; trying again.", exc_info=True)
        finally:
            connection.close()

    def beat(self, share: float) -> None:
        """Records that `share` (0 to 1) of the work is done; at most once a second. Raises LeaseLost."""
        if time.monotonic() - self._beat_at < 1:
            return
        self._beat_at = time.monotonic()
        self._write(percent=min(99, int(share * 100)), heartbeat_at=timezone.now())

    def finish(self, **fields: Any) -> None:
        """Ends the work well. Called inside the transaction that records the result. Raises LeaseLost."""
        self._write(status=Work.Status.READY, percent=100, finished_at=timezone.now(), token=None, **fields)

    def fail(self, reason: str, detail: str = "") -> None:
        self._write(
            status=Work.Status.FAILED, reason=reason, detail=detail[:4000], finished_at=timezone.now(), token=None
        )

    def _write(self, **fields: Any) -> None:
        if not self._held.update(**fields):
            raise LeaseLost


def carry_out(model: type[Row], pk: int, make: Callable[[Row, Lease, Path], None]) -> None:
    """Does one piece of work if it is free, and leaves its row ready or failed with a reason, whatever happens.

    `make` gets the row, the lease and an empty folder, and raises WorkFailed or LeaseLost.
    """
    token = model._default_manager.claim(pk)  # type: ignore[attr-defined]  # both kinds use WorkQuerySet
    if token is None:
        return
    row = model._default_manager.get(pk=pk)
    lease = Lease(row, token)
    try:
        try:
            with lease.kept(), workplace(token) as folder:
                make(row, lease, folder)
        except WorkFailed as failure:
            lease.fail(failure.reason, failure.detail)
        except JobTimeoutException:
            lease.fail(TOO_LONG)
        except LeaseLost:
            raise
        except Exception as error:
            logger.exception("%s failed", row)
            lease.fail(UNEXPECTED, f"{type(error).__name__}: {error}")
    except LeaseLost:
        logger.warning("%s was taken over by another worker", row)


def enqueue(row: Work) -> None:
    """Nudges the workers about a waiting row, once the transaction has committed."""
    queue, job = JOBS[type(row)]
    django_rq.get_queue(queue).enqueue(job, row.pk, job_id=job_id(row), result_ttl=60, failure_ttl=24 * 3600)


def job_id(row: Work) -> str:
    return f"{row._meta.model_name}-{row.pk}-{int(row.queued_at.timestamp() * 1000)}"


def start_over(row: Work, *, attempts: int = 0) -> bool:
    """Puts failed or abandoned work back in the queue. False when somebody else was faster: nothing to do then."""
    model, now = type(row), timezone.now()
    changed = model._default_manager.filter(pk=row.pk, status=row.status, token=row.token).update(
        status=Work.Status.WAITING, token=None, attempts=attempts, percent=0, reason="", detail="", queued_at=now
    )
    if changed:
        row.refresh_from_db()
        enqueue(row)
    return bool(changed)


def sweep() -> None:
    """Takes up what dead workers left: work goes back in the queue, or fails when it has been tried often enough."""
    for model in JOBS:
        rows = model._default_manager
        for row in rows.abandoned():  # type: ignore[attr-defined]  # both kinds use WorkQuerySet
            if row.attempts < settings.VIDEO_MAX_ATTEMPTS:
                start_over(row, attempts=row.attempts)
            else:
                _give_up(row)
        long_ago = timezone.now() - timedelta(seconds=settings.VIDEO_LEASE_SECONDS)
        for row in rows.filter(status=Work.Status.WAITING, queued_at__lt=long_ago):
            if row.attempts >= settings.VIDEO_MAX_ATTEMPTS:
                _give_up(row)
            elif not _is_queued(row):
                enqueue(row)


def _give_up(row: Work) -> None:
    same = type(row)._default_manager.filter(pk=row.pk, status=row.status, token=row.token)
    same.update(status=Work.Status.FAILED, reason=WORKER_DIED, finished_at=timezone.now(), token=None)


def _is_queued(row: Work) -> bool:
    """Whether RQ still knows a live job for this row; it forgets when Redis loses its data."""
    connection = django_rq.get_connection(JOBS[type(row)][0])
    if not Job.exists(job_id(row), connection=connection):
        return False
    job = Job.fetch(job_id(row), connection=connection)
    return not (job.is_finished or job.is_failed or job.is_stopped or job.is_canceled)
