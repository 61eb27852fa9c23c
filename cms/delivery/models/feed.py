"""What is public, what became of it, and what has been touched since somebody looked."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ADDRESS = 2000


class Event(models.TextChoices):
    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("changed")
    UNPUBLISHED = "unpublished", _("unpublished")
    MOVED = "moved", _("moved")
    DELETED = "deleted", _("deleted")


class Feed(models.Model):
    """The one row whose lock puts changes in order. Another database has another `identity`."""

    identity = models.UUIDField(default=uuid.uuid4, editable=False)
    last_number = models.BigIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.identity}, {self.last_number}"


class Touch(models.Model):
    """Something may have changed, written in the transaction that may have changed it. `object_id` 0 is all of a kind.

    `is_change` says that its content did; without it only what became visible, hidden or moved is of interest.
    """

    thing = models.CharField(max_length=20)
    object_id = models.BigIntegerField(default=0)
    is_change = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.thing} {self.object_id}"


class Located(models.Model):
    """Abstract: one public thing, as clients know it."""

    thing = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    type = models.CharField(max_length=100)
    locale = models.CharField(max_length=12, blank=True)
    path = models.CharField(max_length=ADDRESS, blank=True)
    html_url = models.CharField(max_length=ADDRESS, blank=True)

    class Meta:
        abstract = True
        default_permissions = ()


class Known(Located):
    """What was public when changes were last numbered: the next ones are the difference from it."""

    title = models.CharField(max_length=255, blank=True)
    family = models.UUIDField(null=True, db_index=True)
    marker = models.CharField(max_length=ADDRESS, blank=True)
    refers_to = models.JSONField(default=list)

    class Meta(Located.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["thing", "object_id"], name="known_once")]

    def __str__(self) -> str:
        return f"{self.thing} {self.object_id}"


class Change(Located):
    """One entry of the feed. Numbers have no gap, and none is given before all smaller ones are committed."""

    number = models.BigIntegerField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    event = models.CharField(max_length=12, choices=Event)
    at = models.DateTimeField(db_index=True)
    old_path = models.CharField(max_length=ADDRESS, blank=True)
    detail_path = models.CharField(max_length=200)
    tags = models.JSONField(default=list)

    class Meta(Located.Meta):
        abstract = False
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.thing} {self.object_id} {self.event}"
