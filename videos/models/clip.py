import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from videos.models.media_file import MediaFacts
from videos.models.rendition import Rendition
from videos.models.work import Work, WorkQuerySet
from videos.storage import private_storage


def clip_path(clip: "Clip", filename: str) -> str:
    return f"clips/{uuid.uuid4().hex}/{filename}"


class Clip(Work, MediaFacts):
    """A recipe and its result: frames `in_frame` (the first) up to `out_frame` (not included) of one rendition.

    Asked for twice, it is made once. A new version of the video has new renditions, and so new clips.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rendition = models.ForeignKey(Rendition, on_delete=models.CASCADE, related_name="clips")
    in_frame = models.PositiveIntegerField(_("in point, in frames"))
    out_frame = models.PositiveIntegerField(_("out point, in frames"))
    file = models.FileField(storage=private_storage, upload_to=clip_path, max_length=255, blank=True)
    last_asked_at = models.DateTimeField(default=timezone.now)

    objects = WorkQuerySet.as_manager()

    class Meta(Work.Meta):
        constraints = [
            *Work.Meta.constraints,
            models.UniqueConstraint(fields=["rendition", "in_frame", "out_frame"], name="one_clip_per_recipe"),
            models.CheckConstraint(condition=Q(out_frame__gt=F("in_frame")), name="clip_out_after_in"),
            models.CheckConstraint(condition=~Q(status="ready") | ~Q(file=""), name="clip_ready_has_a_file"),
        ]
        verbose_name = _("clip")
        verbose_name_plural = _("clips")

    def __str__(self) -> str:
        return f"{self.rendition} [{self.in_frame}:{self.out_frame}]"


class ClipRequest(models.Model):
    """Who asked for which clip: the only people who are shown it, and the count behind the hourly limit."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="clip_requests")
    clip = models.ForeignKey(Clip, on_delete=models.CASCADE, related_name="requests")
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)
    starts = models.PositiveSmallIntegerField(default=1, help_text=_("How often this person had it cut."))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "clip"], name="one_request_per_person_and_clip")]

    def __str__(self) -> str:
        return f"{self.clip} for account {self.user_id}"
