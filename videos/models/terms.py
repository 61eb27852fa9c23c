from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.base.typography import FrenchTypography


class TermsOfUse(FrenchTypography, TranslatableMixin, models.Model):
    """The conditions under which a video may be used. Whoever accepted one version is asked again at the next."""

    title = models.CharField(_("title"), max_length=120)
    text = RichTextField(_("text"), features=["bold", "italic", "ol", "ul", "link"])
    version = models.PositiveIntegerField(
        _("version"), default=1, help_text=_("Raise it when the meaning changes: everybody is asked to accept again.")
    )

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("title"), FieldPanel("text"), FieldPanel("version")]
    translatable_fields: ClassVar[list[object]] = [
        TranslatableField("title"),
        TranslatableField("text"),
        SynchronizedField("version", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("terms of use")
        verbose_name_plural = _("terms of use")

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class TermsAcceptance(models.Model):
    """The record that a person accepted a version of some terms, whichever language they read them in."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="terms_acceptances"
    )
    terms_key = models.UUIDField(help_text=_("Shared by the terms in every language."))
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=8)
    text_sha256 = models.CharField(max_length=64, help_text=_("Of the text that was shown."))
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "terms_key", "version"], name="one_acceptance_per_version"),
        ]
        verbose_name = _("acceptance of terms")
        verbose_name_plural = _("acceptances of terms")

    def __str__(self) -> str:
        return f"account {self.user_id}: {self.terms_key} version {self.version}"
