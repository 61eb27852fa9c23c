from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DownloadGrant(models.Model):
    """The audit of the gate: one row each time that bytes are given. Names are copied: files come and go."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="downloads")
    page = models.ForeignKey("videos.VideoPage", null=True, on_delete=models.SET_NULL, related_name="+")
    video = models.ForeignKey("videos.Video", null=True, on_delete=models.SET_NULL, related_name="grants")
    video_title = models.CharField(max_length=255)
    version = models.PositiveIntegerField()
    item = models.CharField(max_length=80, help_text=_("The rendition, and for a clip its in and out points."))
    sha256 = models.CharField("SHA-256", max_length=64)
    first_byte = models.PositiveBigIntegerField()
    byte_count = models.PositiveBigIntegerField(_("bytes asked for"))
    granted_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ("-granted_at", "-pk")
        verbose_name = _("download")
        verbose_name_plural = _("downloads")

    def __str__(self) -> str:
        return f"{self.video_title}, {self.item}: {self.byte_count} bytes"
