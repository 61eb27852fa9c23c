import uuid
from pathlib import PurePosixPath
from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from videos.models.media_file import MediaFacts
from videos.storage import private_storage


def master_path(video: "Video", filename: str) -> str:
    return f"videos/{uuid.uuid4().hex}/master{PurePosixPath(filename).suffix.lower()[:10]}"


def thumbnail_path(video: "Video", filename: str) -> str:
    return f"videos/{uuid.uuid4().hex}/thumbnail{PurePosixPath(filename).suffix.lower()[:10]}"


class Video(AbstractMedia, MediaFacts):
    """A video in the library: one master file, and what was measured of it. Pages publish it, in each language."""

    file = models.FileField(_("file"), storage=private_storage, upload_to=master_path, max_length=255)
    thumbnail = models.FileField(blank=True, editable=False, storage=private_storage, upload_to=thumbnail_path)
    version = models.PositiveIntegerField(
        _("version of the file"), default=1, editable=False, help_text=_("Goes up when the file is replaced.")
    )

    search_fields = [*AbstractMedia.search_fields, index.FilterField("id")]
    admin_form_fields: Any = ("title", "file", "collection", "tags")

    class Meta(AbstractMedia.Meta):
        verbose_name = _("video")
        verbose_name_plural = _("videos")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file is a new version: what was made of the old one is no longer handed out."""
        with transaction.atomic():
            if self.pk and self.file and not self.file._committed:  # type: ignore[attr-defined]  # Django's own flag
                self.version = Video.objects.select_for_update().get(pk=self.pk).version + 1
            super().save(*args, **kwargs)

    @property
    def frame_count(self) -> int:
        """How many frames the film has; zero while it has not been measured."""
        renditions = self.renditions.all()
        counted = (int(r.frame_count) for r in renditions if r.version == self.version and r.frame_count)
        return next(counted, round(self.duration * self.frame_rate))

    @property
    def url(self) -> str:
        """Where an editor watches the master: an admin view that checks permission. There is no other address."""
        return reverse("video_admin:master", args=[self.pk])
