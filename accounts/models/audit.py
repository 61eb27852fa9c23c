"""What happened to accounts: rows that are only ever added, and lose their personal data with the account."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditKind(models.TextChoices):
    SIGNED_UP = "signed_up", _("account opened")
    SIGNED_IN = "signed_in", _("signed in")
    SIGN_IN_FAILED = "sign_in_failed", _("sign-in failed")
    SIGNED_OUT = "signed_out", _("signed out")
    CODE_SENT = "code_sent", _("code sent")
    RESET_UNKNOWN = "reset_unknown", _("new password asked for, no such account")
    CODE_REFUSED = "code_refused", _("code refused")
    ADDRESS_VERIFIED = "address_verified", _("address verified")
    ADDRESS_CHANGED = "address_changed", _("address changed")
    PASSWORD_CHANGED = "password_changed", _("password changed")
    PASSWORD_RESET = "password_reset", _("password reset")
    TWO_FACTOR_ADDED = "two_factor_added", _("second factor added")
    TWO_FACTOR_REMOVED = "two_factor_removed", _("second factor removed")
    SESSION_ENDED = "session_ended", _("session ended")
    TERMS_ACCEPTED = "terms_accepted", _("terms accepted")
    SUBSCRIBED = "subscribed", _("newsletter subscribed")
    UNSUBSCRIBED = "unsubscribed", _("newsletter left")
    INVITED = "invited", _("invited")
    EXPORTED = "exported", _("data exported")
    DELETED = "deleted", _("account deleted")


class AuditEvent(models.Model):
    """One event. `account_number` outlives the account; `user` and `ip` do not. `details` holds no personal data."""

    kind = models.CharField(_("event"), max_length=24, choices=AuditKind)
    at = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="audit_events",
    )
    account_number = models.BigIntegerField(_("account number"), null=True, blank=True, db_index=True)
    ip = models.GenericIPAddressField(_("address of origin"), null=True, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("event of an account")
        verbose_name_plural = _("events of accounts")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.account_number or '–'})"
