"""The words of the way to an account, as editors write them: a row for each step and mail in each language."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from accounts.content import MAILS, STEPS, Piece
from accounts.paragraphs import ParagraphsField
from accounts.variables import check
from cms.base.typography import FrenchTypography

LINE = 150


class JourneyWords(FrenchTypography, DraftStateMixin, RevisionMixin, PreviewableMixin, TranslatableMixin, models.Model):
    """What steps and mails share. Rows come with the site (accounts.services.ensure_journey); nobody adds any."""

    pieces: ClassVar[Mapping[str, Piece]]

    key = models.CharField(_("key"), max_length=32, editable=False)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.piece.name)

    @property
    def piece(self) -> Piece:
        return self.pieces[self.key]

    def clean(self) -> None:
        """Refuses variables that are unknown, out of place or missing, part by part, each by name."""
        super().clean()
        errors: dict[str, Any] = {}
        for part in self.piece.parts:
            try:
                check(getattr(self, part), allowed=self.piece.allowed(part), needed=self.piece.needed_in(part))
            except ValidationError as refusal:
                errors[part] = refusal
        if errors:
            raise ValidationError(errors)

    @property
    def words(self) -> dict[str, str]:
        """What was written, by part, variables and all."""
        return {part: getattr(self, part) for part in self.piece.parts}


def _line(name: Any) -> "models.CharField[str, str]":
    return models.CharField(name, max_length=LINE, blank=True)


def _translatable(*names: str) -> list[object]:
    return [*(TranslatableField(name) for name in names), SynchronizedField("key", overridable=False)]


class JourneyStep(JourneyWords):
    """The words of one page of the account journey in one language."""

    pieces = STEPS

    eyebrow = _line(_("eyebrow"))
    heading = _line(_("heading"))
    text = ParagraphsField(_("text"), blank=True)
    field_label = _line(_("label of the field"))
    second_field_label = _line(_("label of the second field"))
    button_label = _line(_("button"))
    second_button_label = _line(_("second button"))
    help_line = _line(_("help line"))
    help_text = ParagraphsField(_("advice"), blank=True)
    resend_label = _line(_("button that sends a new code"))
    other_line = _line(_("line before the other way"))
    other_label = _line(_("link to the other way"))

    parts = (
        "eyebrow",
        "heading",
        "text",
        "field_label",
        "second_field_label",
        "button_label",
        "second_button_label",
        "help_line",
        "help_text",
        "resend_label",
        "other_line",
        "other_label",
    )
    translatable_fields: ClassVar[list[object]] = _translatable(*parts)

    class Meta(TranslatableMixin.Meta, JourneyWords.Meta):
        abstract = False
        verbose_name = _("step to an account")
        verbose_name_plural = _("steps to an account")
        constraints = [models.UniqueConstraint(fields=["key", "locale"], name="one_step_per_language")]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from accounts.preview import preview_step

        return preview_step(request, self)


class JourneyMail(JourneyWords):
    """The words of one mail in one language."""

    pieces = MAILS

    subject = _line(_("subject line"))
    text = ParagraphsField(_("text"), blank=True)
    link_label = _line(_("words of the link"))

    parts = ("subject", "text", "link_label")
    translatable_fields: ClassVar[list[object]] = _translatable(*parts)

    class Meta(TranslatableMixin.Meta, JourneyWords.Meta):
        abstract = False
        verbose_name = _("mail of the account journey")
        verbose_name_plural = _("mails of the account journey")
        constraints = [models.UniqueConstraint(fields=["key", "locale"], name="one_mail_per_language")]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from accounts.preview import preview_mail

        return preview_mail(self)
