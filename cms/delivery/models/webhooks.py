"""Who is told of changes, and how each telling went."""

import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.delivery.models.feed import Event
from cms.delivery.webhooks.addresses import Forbidden, check_address

LONGEST_EXCERPT = 500


def every_event() -> list[str]:
    return list(Event.values)


class WebhookEndpoint(models.Model):
    """An address that is told of changes. Its secrets are sealed (cms.base.sealing)."""

    url = models.URLField(
        _("address"),
        max_length=500,
        help_text=_("HTTPS, and reachable from the internet: private addresses are refused."),
    )
    description = models.CharField(_("description"), max_length=150, help_text=_("Who listens there, and what for."))
    is_enabled = models.BooleanField(_("enabled"), default=True)
    events = models.JSONField(_("events"), default=every_event, help_text=_("What it is told of."))
    locales = models.JSONField(
        _("languages"),
        default=list,
        blank=True,
        help_text=_("Of pages and entries in these languages; none chosen means all."),
    )
    secret = models.TextField(editable=False)
    secret_shown_at = models.DateTimeField(null=True, editable=False)
    previous_secret = models.TextField(blank=True, editable=False)
    previous_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["description", "pk"]

    def __str__(self) -> str:
        return self.description or self.url

    def save(self, *args: Any, **kwargs: Any) -> None:
        from cms.delivery.webhooks.signing import new_sealed_secret

        self.secret = self.secret or new_sealed_secret()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuses an address that must not be asked. It is asked for again each time it is connected to."""
        super().clean()
        try:
            check_address(self.url)
        except Forbidden as refusal:
            raise ValidationError({"url": str(refusal)}) from refusal


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    DELIVERED = "delivered", _("delivered")
    GIVEN_UP = "given_up", _("given up")


class WebhookDelivery(models.Model):
    """One message to one endpoint: changes of one language that were numbered together."""

    State = DeliveryState

    endpoint = models.ForeignKey(
        WebhookEndpoint, verbose_name=_("webhook"), on_delete=models.CASCADE, related_name="deliveries"
    )
    message_id = models.UUIDField(default=uuid.uuid4, editable=False)
    payload = models.TextField(editable=False)
    locale = models.CharField(_("language"), max_length=12, blank=True)
    first_number = models.BigIntegerField(_("first change"))
    last_number = models.BigIntegerField(_("last change"))
    state = models.CharField(
        _("state"), max_length=12, choices=DeliveryState, default=DeliveryState.WAITING, db_index=True
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    response_code = models.PositiveSmallIntegerField(_("response"), null=True)
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    excerpt = models.CharField(_("beginning of the response"), max_length=LONGEST_EXCERPT, blank=True)
    milliseconds = models.PositiveIntegerField(_("duration in ms"), null=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True, db_index=True)
    begun_at = models.DateTimeField(_("begun"), null=True)
    claimed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(_("due"), null=True, db_index=True)
    done_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        verbose_name = _("webhook delivery")
        verbose_name_plural = _("webhook deliveries")
        ordering = ["-created_at", "-pk"]
        default_permissions: ClassVar[tuple[str, ...]] = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending"], done_at=None)
                | Q(state__in=["delivered", "given_up"], done_at__isnull=False),
                name="a_delivery_ends_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.message_id} ({self.get_state_display()})"
