"""Mails on their way to the mail server: what a job points to, erased after hand-over."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being handed over")
    SENT = "sent", _("handed over")
    REFUSED = "refused", _("refused by the mail server")
    GIVEN_UP = "given_up", _("given up")


class OutgoingMail(models.Model):
    """One message. `contents` is the message as RFC 5322 bytes; it and the addresses are emptied after hand-over."""

    state = models.CharField(_("state"), max_length=12, choices=MailState, default=MailState.WAITING, db_index=True)
    sender = models.CharField(_("sender"), max_length=320, blank=True)
    recipients = models.JSONField(_("recipients"), default=list, blank=True)
    contents = models.BinaryField(_("contents"), default=bytes, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    claimed_at = models.DateTimeField(_("claimed"), null=True, blank=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.pk} ({self.get_state_display()})"
