"""Who receives the newsletter, what of it, and the record of every consent given and withdrawn."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

KEY_LENGTH = 43


def new_key() -> str:
    """Enough letters and digits (256 bits) that an address with it cannot be guessed."""
    return get_random_string(KEY_LENGTH)


class NewsletterSubscription(models.Model):
    """One address that receives the newsletter, of an account or without one, once it is confirmed."""

    class Frequency(models.TextChoices):
        DAILY = "daily", _("every day")
        WEEKLY = "weekly", _("once a week")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="newsletter",
        verbose_name=_("account"),
    )
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    wants_articles = models.BooleanField(_("articles"), default=True)
    wants_videos = models.BooleanField(_("videos"), default=True)
    topics = models.JSONField(
        _("topics"), default=list, blank=True, help_text=_("Translation keys of topics; empty means all of them.")
    )
    frequency = models.CharField(_("frequency"), max_length=8, choices=Frequency, default=Frequency.WEEKLY)
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    subscribed_at = models.DateTimeField(_("subscribed"), auto_now_add=True)
    consent_version = models.CharField(_("version of the consent"), max_length=20)
    consent_text = models.TextField(_("consent as it was shown"))

    class Meta:
        verbose_name = _("newsletter subscription")
        verbose_name_plural = _("newsletter subscriptions")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_subscription_per_mailbox"),
            models.CheckConstraint(
                condition=models.Q(wants_articles=True) | models.Q(wants_videos=True), name="subscribed_to_something"
            ),
        ]

    def __str__(self) -> str:
        return self.email


class NewsletterConsent(models.Model):
    """One consent given or withdrawn. Of an address that left, a digest remains (SHA-256, keyed), not the address."""

    class Act(models.TextChoices):
        ASKED = "asked", _("asked for")
        GIVEN = "given", _("given")
        CHANGED = "changed", _("changed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    act = models.CharField(_("act"), max_length=10, choices=Act)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    address_digest = models.CharField(_("digest of the address"), max_length=64, db_index=True)
    account_number = models.BigIntegerField(_("account number"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=8)
    version = models.CharField(_("version of the consent"), max_length=20)
    text = models.TextField(_("consent as it was shown"))
    how = models.CharField(_("by what means"), max_length=40)

    class Meta:
        verbose_name = _("newsletter consent")
        verbose_name_plural = _("newsletter consents")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()} ({self.at:%Y-%m-%d})"
