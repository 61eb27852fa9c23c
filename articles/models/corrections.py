from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField


class Correction(TranslatableMixin, models.Model):
    """What was changed in an article after it was published, said in public at its head."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        UPDATE = "update", pgettext_lazy("an entry in an article", "Update")
        CLARIFICATION = "clarification", _("Clarification")

    page = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.CORRECTION)
    made_at = models.DateTimeField(_("date and time"), default=timezone.now)
    text = models.TextField(
        _("text"), help_text=_("What was wrong and what is right now, or what is new. In plain text.")
    )

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("kind"), FieldPanel("made_at"), FieldPanel("text")]
    translatable_fields: ClassVar[list[BaseTranslatableField]] = [
        SynchronizedField("kind", overridable=False),
        SynchronizedField("made_at", overridable=False),
        TranslatableField("text"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ("-made_at", "-pk")
        verbose_name = _("correction or update")
        verbose_name_plural = _("corrections and updates")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.made_at:%Y-%m-%d %H:%M}"
