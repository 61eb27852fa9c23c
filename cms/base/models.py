"""What every page of the newsroom has, whatever its kind."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page


class BasePage(Page):
    """Abstract on purpose: wagtail-localize does not support a swapped base page model."""

    class Meta:
        abstract = True


class Dateline(models.Model):
    """Place and day that a piece of news speaks of, as printed at its head: « Bruxelles, 28 novembre 2025 »."""

    dateline_place = models.CharField(_("place"), max_length=120, blank=True)
    dateline_date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The day the news is about, shown to readers.")
    )

    dateline_panel: ClassVar[Panel] = MultiFieldPanel(
        [FieldPanel("dateline_place"), FieldPanel("dateline_date")], heading=_("Dateline")
    )

    class Meta:
        abstract = True


def visible_pages(queryset: Any) -> Any:
    """Pages of `queryset` that an anonymous reader may see: live, and under no view restriction."""
    return queryset.live().public()
