from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class Shot(Orderable, TranslatableMixin):
    """A row of a video page's shotlist: the timecodes are the film's, the words are the page's."""

    page = ParentalKey("videos.VideoPage", on_delete=models.CASCADE, related_name="shots")
    in_timecode = models.CharField(_("in point"), max_length=14, help_text=_("Its first frame, HH:MM:SS:FF."))
    out_timecode = models.CharField(_("out point"), max_length=14, help_text=_("The frame after its last."))
    description = models.CharField(_("description"), max_length=400)
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Only where it is not the video's credit line.")
    )
    restriction = models.CharField(
        _("restriction"), max_length=255, blank=True, help_text=_("What must not be done with this shot: no resale.")
    )

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("in_timecode"), FieldPanel("out_timecode")]),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("credit"), FieldPanel("restriction")]),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("in_timecode", overridable=False),
        SynchronizedField("out_timecode", overridable=False),
        TranslatableField("description"),
        TranslatableField("credit"),
        TranslatableField("restriction"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("shot")
        verbose_name_plural = _("shots")

    def __str__(self) -> str:
        return f"{self.in_timecode} – {self.out_timecode}"
