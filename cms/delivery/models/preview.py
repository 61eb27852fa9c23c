"""A draft as its editor sees it, waiting a few minutes for a front end to ask for it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page


class PreviewDraft(models.Model):
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    content = models.JSONField()
    shown_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "user", "digest"], name="one_row_for_each_draft")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_id} ({self.user_id})"
