from itertools import count
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import CollectionViewRestriction, Page, PageManager
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField
from wagtailmedia.edit_handlers import MediaChooserPanel

from cms.base.embargo import Embargo
from cms.base.models import BasePage, Dateline, DatelineQuerySet, ListPage, visible_pages
from cms.base.pagination import paginate
from videos.models.preparation import Preparation
from videos.models.rendition import Rendition
from videos.models.terms import TermsOfUse
from videos.models.video import Video

VIDEOS_PER_PAGE = 12


class VideoPageQuerySet(DatelineQuerySet):
    def visible(self) -> "VideoPageQuerySet":
        """Those that anybody may see now, as every page, of a video in an open collection."""
        closed = CollectionViewRestriction.objects.alias(
            path=ExpressionWrapper(OuterRef("video__collection__path"), output_field=models.CharField())
        ).filter(path__startswith=F("collection__path"))
        pages: VideoPageQuerySet = visible_pages(self.filter(~Exists(closed)))
        return pages

    def with_files(self) -> "VideoPageQuerySet":
        """The same pages with all that showing their video reads, in a constant number of queries."""
        pages: VideoPageQuerySet = self.select_related("video", "locale").prefetch_related(
            Prefetch("video__renditions", queryset=Rendition.objects.current()),
            Prefetch("video__preparations", queryset=Preparation.objects.order_by("-version")),
        )
        return pages


class VideoIndexPage(ListPage):
    """The video library of one language."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["videos.VideoPage"]

    class Meta:
        verbose_name = _("video list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        pages = VideoPage.objects.child_of(self).visible().with_files().newest_first()
        return {
            **super().get_context(request, *args, **kwargs),
            "video_pages": paginate(pages, request, VIDEOS_PER_PAGE),
        }


class VideoPage(Embargo, Dateline, BasePage):
    """A video as published in one language: the words are the page's, the file is the library's."""

    slug: Any  # Wagtail's field, which has no types
    video = models.ForeignKey(Video, verbose_name=_("video"), on_delete=models.PROTECT, related_name="pages")
    summary = models.TextField(_("summary"), help_text=_("One or two sentences, for lists and search results."))
    story = RichTextField(_("story"), blank=True, features=["h2", "bold", "italic", "ol", "ul", "link"])
    credit_line = models.CharField(_("credit line"), max_length=255, blank=True)
    terms = models.ForeignKey(
        TermsOfUse, verbose_name=_("terms of use"), null=True, on_delete=models.PROTECT, related_name="+"
    )

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MediaChooserPanel("video", media_type="video"),
        Dateline.dateline_panel,
        FieldPanel("summary"),
        FieldPanel("story"),
        MultiFieldPanel([FieldPanel("credit_line"), FieldPanel("terms")], heading=_("Rights")),
    ]
    settings_panels: ClassVar[list[Any]] = [*Page.settings_panels, Embargo.embargo_panel]
    parent_page_types: ClassVar[list[str]] = ["videos.VideoIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[BaseTranslatableField]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("video", overridable=False),
        SynchronizedField("dateline_date", overridable=False),
        Embargo.embargo_synchronized,
    ]

    objects = PageManager.from_queryset(VideoPageQuerySet)()

    class Meta:
        verbose_name = _("video page")

    @property
    def summary_text(self) -> str:
        return self.summary

    def clean(self) -> None:
        """The slug is the page's address at the gate: plain letters, and unique among the videos of a language."""
        super().clean()
        try:
            validate_slug(self.slug)
        except ValidationError as error:
            raise ValidationError({"slug": error}) from error
        if self._same_address().filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("Another video in this language has this address.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A copied page gets an address of its own: nobody typed it, so nobody can be asked."""
        if self._state.adding and self._same_address().filter(slug=self.slug).exists():
            self.slug = self._free_slug(self.slug)
        super().save(*args, **kwargs)

    def _free_slug(self, wished: str) -> str:
        taken = set(self._same_address().values_list("slug", flat=True))
        return next(slug for n in count(2) if (slug := f"{wished}-{n}") not in taken)

    def _same_address(self) -> VideoPageQuerySet:
        others: VideoPageQuerySet = VideoPage.objects.filter(locale=self.locale_id).exclude(pk=self.pk)
        return others
