"""A piece of background work as a row: who does it, how far it is, how it ended.

The row is the truth; the RQ job that points to it is only a nudge. Work is claimed by a conditional UPDATE and held by
a lease that its worker renews, so that running twice is harmless and a dead worker is noticed.
"""

import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class WorkQuerySet(models.QuerySet[Any]):
    def abandoned(self) -> "WorkQuerySet":
        """Running rows whose worker has been silent for longer than the lease."""
        limit = timezone.now() - timedelta(seconds=settings.VIDEO_LEASE_SECONDS)
        return self.filter(status=Work.Status.RUNNING, heartbeat_at__lt=limit)

    def claim(self, pk: int) -> uuid.UUID | None:
        """Takes the row for this worker. Returns the token of the lease, or None when there is nothing to take."""
        token, now = uuid.uuid4(), timezone.now()
        free = Q(status=Work.Status.WAITING) | Q(pk__in=self.abandoned().values("pk"))
        taken = self.filter(free, pk=pk, attempts__lt=settings.VIDEO_MAX_ATTEMPTS).update(
            status=Work.Status.RUNNING,
            token=token,
            attempts=F("attempts") + 1,
            percent=0,
            reason="",
            detail="",
            started_at=now,
            heartbeat_at=now,
            finished_at=None,
        )
        return token if taken else None

    def held(self, token: uuid.UUID) -> "WorkQuerySet":
        """The row that this lease still holds, if it does."""
        return self.filter(status=Work.Status.RUNNING, token=token)


class Work(models.Model):
    """Abstract: `Preparation` of a video's renditions, and `Clip`."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.WAITING, editable=False)
    percent = models.PositiveSmallIntegerField(_("progress in percent"), default=0, editable=False)
    # A message id of the interface catalogue: it is translated for whoever reads it.
    reason = models.TextField(_("reason"), blank=True, editable=False)
    detail = models.TextField(_("technical detail"), blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    token = models.UUIDField(null=True, editable=False)
    queued_at = models.DateTimeField(_("queued"), default=timezone.now, editable=False)
    started_at = models.DateTimeField(_("started"), null=True, editable=False)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(status="failed") | ~Q(reason=""), name="%(class)s_failed_says_why"),
            models.CheckConstraint(
                condition=~Q(status="running") | Q(token__isnull=False, heartbeat_at__isnull=False),
                name="%(class)s_running_has_a_lease",
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="%(class)s_percent_up_to_100"),
        ]
        indexes = [models.Index(fields=["status", "heartbeat_at"])]

    @property
    def reason_text(self) -> str:
        """Why the work failed, in the reader's language."""
        return gettext(self.reason) if self.reason else ""

    @property
    def is_over(self) -> bool:
        return self.status in (self.Status.READY, self.Status.FAILED)
