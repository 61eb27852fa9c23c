import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from videos.languages import language_choices, own_name, spoken_name
from videos.models.video import Video
from videos.storage import private_storage


def captions_path(captions: "Captions", filename: str) -> str:
    return f"videos/{uuid.uuid4().hex}/captions-{captions.language}.vtt"


class Captions(models.Model):
    """What is said and heard in a film, written in one language: a WebVTT file that was read whole before it was kept.

    They belong to the library's video, so that its pages in every language show the same. `transcript` is the list of
    cues, each with "start" in seconds, "voice" and "text"; `ends_at` is the end of the last, in seconds.
    """

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(_("language"), max_length=12, choices=language_choices)
    file = models.FileField(_("file"), storage=private_storage, upload_to=captions_path, max_length=255)
    size_bytes = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    transcript = models.JSONField(default=list, editable=False)
    cue_count = models.PositiveIntegerField(_("cues"), editable=False)
    ends_at = models.FloatField(editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["video", "language"], name="one_captions_per_video_and_language"),
        ]
        ordering = ("language",)
        verbose_name = _("captions")
        verbose_name_plural = _("captions")

    def __str__(self) -> str:
        return f"{self.video} ({self.language})"

    @property
    def language_name(self) -> str:
        return spoken_name(self.language)

    @property
    def label(self) -> str:
        """The language as it calls itself: what the player's menu shows."""
        return own_name(self.language)

    @property
    def outlast_the_film(self) -> bool:
        """Whether the video was replaced by a shorter one since these were uploaded."""
        return bool(self.video.duration) and self.ends_at > self.video.duration + 1
