import uuid
from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from videos.models.media_file import MediaFacts
from videos.models.video import Video
from videos.storage import private_storage


def rendition_path(rendition: "Rendition", filename: str) -> str:
    return f"videos/{uuid.uuid4().hex}/{filename}"


class RenditionQuerySet(models.QuerySet[Any]):
    def current(self) -> "RenditionQuerySet":
        """Those made of the file that the video has now; older ones are never handed out."""
        return self.filter(version=F("video__version"))


class Rendition(MediaFacts):
    """A file made of one version of a video: broadcast quality, the public preview, or a poster."""

    class Purpose(models.TextChoices):
        BROADCAST = "broadcast", _("Broadcast quality")
        PREVIEW = "preview", pgettext_lazy("a file of a video", "Preview")
        POSTER = "poster", _("Poster")

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="renditions")
    version = models.PositiveIntegerField(_("version of the file"))
    name = models.SlugField(_("name"), max_length=40, help_text=_("Part of its address: 1080p, 360p, poster-960."))
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose.choices)
    file = models.FileField(storage=private_storage, upload_to=rendition_path, max_length=255)
    content_type = models.CharField(max_length=80)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    frame_count = models.PositiveIntegerField(_("frames"), default=0)
    duration = models.FloatField(_("duration in seconds"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["video", "version", "name"], name="one_rendition_per_name_and_version"),
        ]
        ordering = ("-height", "name")
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")

    def __str__(self) -> str:
        return f"{self.video} ({self.name})"
