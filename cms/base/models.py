"""What every page of the newsroom has, whatever its kind."""

from typing import Any, ClassVar, Self

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.query import PageQuerySet
from wagtail_localize.fields import BaseTranslatableField

from cms.base.embargo import without_embargoed
from cms.base.languages import language_name
from cms.base.preview import PreviewInLanguages
from cms.base.signals import before_publish
from cms.base.typography import FrenchTypography, set_in_french


class AliasAcrossLanguages(PermissionDenied):
    """An alias would show one language's words at another's address."""


class BasePage(FrenchTypography, PreviewInLanguages, Page):
    """Abstract on purpose: wagtail-localize does not support a swapped base page model."""

    # The plain field is neither translated nor synchronised: each language's slug is its own once it is copied.
    override_translatable_fields: ClassVar[list[BaseTranslatableField]] = [BaseTranslatableField("slug")]

    class Meta:
        abstract = True

    @property
    def summary_text(self) -> str:
        """The page in a sentence or two, in plain text; each kind of page names its own. Empty when there is none."""
        return ""

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """A form hands over the rows below a page (shots, corrections) after it has cleaned the page."""
        set_in_french(self)
        saved: Revision = super().save_revision(*args, **kwargs)
        return saved

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Puts `revision` live, unless a receiver of `before_publish` refuses it by raising."""
        before_publish.send(sender=type(self), page=self, revision=revision)
        return super().publish(revision, *args, **kwargs)

    def create_alias(self, *, update_locale: Any = None, **kwargs: Any) -> Any:
        """Raises AliasAcrossLanguages for another language: an untranslated page does not exist there."""
        if update_locale is not None and update_locale.pk != self.locale_id:
            raise AliasAcrossLanguages(
                _("“%(title)s” is not translated into %(language)s.")
                % {"title": self.title, "language": language_name(update_locale.language_code)}
            )
        return super().create_alias(update_locale=update_locale, **kwargs)


class ListPage(BasePage):
    """A page that lists those below it."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        abstract = True

    @property
    def summary_text(self) -> str:
        return self.introduction

    def query_in(self, request: HttpRequest, other: Page) -> str:
        """What `request` asks of this list, as `other`, its translation, is asked for it. Never which page of it."""
        return ""


class DatelineQuerySet(PageQuerySet):
    def newest_first(self) -> Self:
        """By the day the news is about, then by publication; what has no day comes last, on every database."""
        ordered: Self = self.order_by(
            F("dateline_date").desc(nulls_last=True), F("first_published_at").desc(nulls_last=True), "-pk"
        )
        return ordered


class Dateline(models.Model):
    """Place and day that a piece of news speaks of, as printed at its head: « Bruxelles, 28 novembre 2025 »."""

    dateline_place = models.CharField(_("place"), max_length=120, blank=True)
    dateline_date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The day the news is about, shown to readers.")
    )

    dateline_panel: ClassVar[Panel] = MultiFieldPanel(
        [FieldPanel("dateline_place"), FieldPanel("dateline_date")], heading=_("Dateline")
    )

    class Meta:
        abstract = True


def visible_pages(queryset: Any) -> Any:
    """Pages of `queryset` that an anonymous reader may see: live, not expired, under no embargo or view restriction.

    An expired page stays live until the scheduler's next round; it is hidden from its very second.
    """
    # Wagtail's public() says the same, at the cost of a query each time it is asked.
    path = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
    restricted = PageViewRestriction.objects.alias(path=path).filter(path__startswith=F("page__path"))
    return without_embargoed(queryset.live().filter(~Exists(restricted)).exclude(expire_at__lte=timezone.now()))
