"""An edition of the newsletter: both languages side by side, its pages chosen once, and a row for each recipient."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, MultipleChooserPanel, PageChooserPanel
from wagtail.models import Orderable, Page, PreviewableMixin

from accounts.models import NewsletterSubscription
from cms.base.typography import french_typography

PAGE_TYPES = ["articles.ArticlePage", "videos.VideoPage"]
SUBJECT_LENGTH = 150


class NewsletterEdition(PreviewableMixin, ClusterableModel):
    """What is written in French and in English goes out at once, to each subscriber in their language."""

    class Audience(models.TextChoices):
        ALL = "all", _("all subscribers")
        DAILY = "daily", _("subscribers of the daily letter")
        WEEKLY = "weekly", _("subscribers of the weekly letter")

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("an edition", "draft")
        SENDING = "sending", pgettext_lazy("an edition", "being sent")
        PAUSED = "paused", pgettext_lazy("an edition", "paused")
        SENT = "sent", pgettext_lazy("an edition", "sent")

    subject_fr = models.CharField(_("subject line in French"), max_length=SUBJECT_LENGTH)
    intro_fr = models.TextField(_("introduction in French"), blank=True)
    subject_en = models.CharField(
        _("subject line in English"),
        max_length=SUBJECT_LENGTH,
        blank=True,
        help_text=_("While it is empty, the edition does not go to readers of English."),
    )
    intro_en = models.TextField(_("introduction in English"), blank=True)
    audience = models.CharField(_("goes to"), max_length=8, choices=Audience, default=Audience.ALL)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.DRAFT, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    started_at = models.DateTimeField(_("sending began"), null=True, editable=False)
    finished_at = models.DateTimeField(_("sending ended"), null=True, editable=False)
    # When the last recipient had got their row; what is sent meanwhile waits for nobody.
    enlisted_at = models.DateTimeField(null=True, editable=False)
    # The kind of error that keeps every letter of the edition from being written. Sending is paused then.
    fault = models.CharField(max_length=100, blank=True, editable=False)
    queued_at = models.DateTimeField(null=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("subject_fr"), FieldPanel("intro_fr")], heading=_("In French")),
        MultiFieldPanel([FieldPanel("subject_en"), FieldPanel("intro_en")], heading=_("In English")),
        MultipleChooserPanel(
            "items",
            chooser_field_name="page",
            heading=_("Articles and videos"),
            label=_("Page"),
            help_text=_("In this order. Choose each once, in either language: readers get the one in theirs."),
        ),
        FieldPanel("audience"),
    ]

    class Meta:
        verbose_name = _("newsletter edition")
        verbose_name_plural = _("newsletter editions")
        ordering = ["-created_at", "-pk"]
        permissions = [("send_newsletteredition", "Can send a newsletter edition")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="draft") | models.Q(started_at__isnull=False), name="edition_sent_has_begun"
            )
        ]

    def __str__(self) -> str:
        return self.subject_fr

    def clean(self) -> None:
        super().clean()
        self.subject_fr, self.intro_fr = french_typography(self.subject_fr), french_typography(self.intro_fr)
        self.subject_fr = self.subject_fr[:SUBJECT_LENGTH]
        if self.intro_en and not self.subject_en:
            raise ValidationError({"subject_en": _("The English edition needs a subject line too.")})

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    def subject(self, language: str) -> str:
        return str(getattr(self, f"subject_{language}"))

    def introduction(self, language: str) -> str:
        return str(getattr(self, f"intro_{language}"))

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [
            ("fr", "Français"),
            ("en", "English"),
            ("fr-plain", _("French, plain text")),
            ("en-plain", _("English, plain text")),
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from home.newsletter.preview import preview

        return preview(self, mode_name)


class EditionItem(Orderable):
    """An article or a video of an edition."""

    edition = ParentalKey(NewsletterEdition, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar[list[Any]] = [PageChooserPanel("page", PAGE_TYPES)]

    class Meta(Orderable.Meta):
        verbose_name = _("page of an edition")
        verbose_name_plural = _("pages of an edition")


class EditionDelivery(models.Model):
    """One edition to one subscriber. Whoever hands it over claims the row first, and says afterwards how it went."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("a letter", "waiting")
        HANDING_OVER = "handing_over", pgettext_lazy("a letter", "being handed over")
        SENT = "sent", pgettext_lazy("a letter", "handed over")
        REFUSED = "refused", pgettext_lazy("a letter", "refused by the mail server")
        SKIPPED = "skipped", pgettext_lazy("a letter", "left out")
        UNCERTAIN = "uncertain", pgettext_lazy("a letter", "uncertain")

    class Reason(models.TextChoices):
        NONE = "", ""
        LEFT = "left", _("unsubscribed in the meantime")
        CLOSED = "closed", _("the account is closed")
        NO_WORDS = "no_words", _("the edition has no words in their language")
        NOTHING = "nothing", _("nothing in it is of what they chose")
        FAULT = "fault", _("their letter could not be written")

    edition = models.ForeignKey(NewsletterEdition, on_delete=models.CASCADE, related_name="deliveries")
    subscription = models.ForeignKey(NewsletterSubscription, null=True, on_delete=models.SET_NULL, related_name="+")
    address_digest = models.CharField(_("digest of the address"), max_length=64)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, default=Reason.NONE, blank=True)
    answer = models.CharField(_("answer of the mail server"), max_length=250, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("due"), null=True)
    claimed_at = models.DateTimeField(_("claimed"), null=True)
    done_at = models.DateTimeField(_("done"), null=True)

    class Meta:
        verbose_name = _("delivery of an edition")
        verbose_name_plural = _("deliveries of an edition")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "subscription"], name="one_delivery_per_subscriber"),
            models.CheckConstraint(
                condition=~models.Q(state="handing_over") | models.Q(claimed_at__isnull=False),
                name="handing_over_is_claimed",
            ),
        ]
        indexes = [models.Index(fields=["edition", "state"], name="delivery_by_state")]

    def __str__(self) -> str:
        return f"edition {self.edition_id}: {self.get_state_display()}"
