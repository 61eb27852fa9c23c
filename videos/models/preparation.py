from django.db import models
from django.utils.translation import gettext_lazy as _

from videos.models.video import Video
from videos.models.work import Work, WorkQuerySet


class Preparation(Work):
    """The work that turns one version of a video's file into its poster and renditions."""

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="preparations")
    version = models.PositiveIntegerField(_("version of the file"))

    objects = WorkQuerySet.as_manager()

    class Meta(Work.Meta):
        constraints = [
            *Work.Meta.constraints,
            models.UniqueConstraint(fields=["video", "version"], name="one_preparation_per_version"),
        ]
        verbose_name = _("preparation")
        verbose_name_plural = _("preparations")

    def __str__(self) -> str:
        return f"{self.video}, version {self.version}: {self.get_status_display()}"
