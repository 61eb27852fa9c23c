"""What is known of a video file, whichever it is: a master, a rendition or a clip."""

from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _


class MediaFacts(models.Model):
    """Abstract. Measured from the file, never typed. Rates are exact fractions: 30000/1001 is not 29.97."""

    frame_rate_num = models.PositiveIntegerField(default=0, editable=False)
    frame_rate_den = models.PositiveIntegerField(default=1, editable=False)
    video_codec = models.CharField(_("video codec"), max_length=40, blank=True, editable=False)
    audio_codec = models.CharField(_("audio codec"), max_length=40, blank=True, editable=False)
    size_bytes = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def frame_rate(self) -> Fraction:
        """Frames per second; zero while the file has not been measured."""
        return Fraction(self.frame_rate_num, self.frame_rate_den)
