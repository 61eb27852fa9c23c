"""The conditions of an account, and who accepted which version of them."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.base.typography import FrenchTypography


class AccountTerms(FrenchTypography, DraftStateMixin, RevisionMixin, PreviewableMixin, TranslatableMixin, models.Model):
    """What whoever opens an account agrees to, in one language. One row for each; what is published is in force."""

    title = models.CharField(_("title"), max_length=120)
    text = RichTextField(_("text"), features=["bold", "italic", "h2", "h3", "ol", "ul", "link"])
    version = models.PositiveIntegerField(
        _("version"), default=1, help_text=_("Raise it when the meaning changes: everybody is asked to accept again.")
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("version"),
        PublishingPanel(),
    ]
    translatable_fields: ClassVar[list[object]] = [
        TranslatableField("title"),
        TranslatableField("text"),
        SynchronizedField("version", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("terms of an account")
        verbose_name_plural = _("terms of an account")
        constraints = [models.UniqueConstraint(fields=["locale"], name="one_account_terms_per_language")]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from accounts.preview import preview_terms

        return preview_terms(request, self)


class AccountTermsAcceptance(models.Model):
    """The record that a person accepted a version of the terms of an account, in the language they read them in."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="account_terms_acceptances"
    )
    version = models.PositiveIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=8)
    text_sha256 = models.CharField(max_length=64, help_text=_("Of the text that was shown."))
    accepted_at = models.DateTimeField(_("accepted"), auto_now_add=True)

    class Meta:
        verbose_name = _("acceptance of the terms of an account")
        verbose_name_plural = _("acceptances of the terms of an account")
        constraints = [models.UniqueConstraint(fields=["user", "version"], name="one_account_acceptance_per_version")]

    def __str__(self) -> str:
        return f"account {self.user_id}: version {self.version}"
