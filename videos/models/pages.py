from itertools import count
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField
from wagtailmedia.edit_handlers import MediaChooserPanel

from cms.base.embargo import Embargo
from cms.base.models import BasePage, Dateline
from cms.taxonomy.models import Topic
from videos.languages import SpokenLanguagesField
from videos.models.page_query import VideoPageQuerySet, files_of_video
from videos.models.terms import TermsOfUse
from videos.models.video import Video
from videos.page_form import VideoPageForm


class VideoPage(Embargo, Dateline, BasePage):
    """A video as published in one language: the words are the page's, the file is the library's."""

    slug: Any  # Wagtail's field, which has no types
    page_topics: Any
    shots: Any
    video = models.ForeignKey(Video, verbose_name=_("video"), on_delete=models.PROTECT, related_name="pages")
    summary = models.TextField(_("summary"), help_text=_("One or two sentences, for lists and search results."))
    story = RichTextField(
        _("story"),
        blank=True,
        features=["h2", "bold", "italic", "ol", "ul", "link"],
        help_text=_("What happened and what the pictures show. Shots have a list of their own below."),
    )
    spoken_languages = SpokenLanguagesField(
        _("spoken languages"),
        help_text=_("Those heard in the film. Captions in other languages then start by themselves."),
    )
    credit_line = models.CharField(
        _("credit line"), max_length=255, blank=True, help_text=_("What to write beside these pictures.")
    )
    terms = models.ForeignKey(
        TermsOfUse,
        verbose_name=_("terms of use"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Everybody accepts them once before a download."),
    )

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                MediaChooserPanel("video", media_type="video"),
                FieldPanel("spoken_languages"),
                HelpPanel(template="videos/admin/captions_panel.html", heading=_("Captions")),
            ],
            heading=_("The video"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("dateline_place"), FieldPanel("dateline_date")]),
                FieldPanel("summary"),
                FieldPanel("story"),
            ],
            heading=_("Text"),
        ),
        InlinePanel(
            "shots",
            heading=_("Shotlist"),
            label=_("Shot"),
            help_text=_("Timecodes as burned into the film: HH:MM:SS:FF, or HH:MM:SS;FF for drop-frame. In order."),
        ),
        MultiFieldPanel([FieldPanel("credit_line"), FieldPanel("terms")], heading=_("Rights")),
        MultipleChooserPanel("page_topics", chooser_field_name="topic", heading=_("Filing"), label=_("Topic")),
    ]
    settings_panels: ClassVar[list[Any]] = [*Page.settings_panels, Embargo.embargo_panel]
    base_form_class = VideoPageForm
    parent_page_types: ClassVar[list[str]] = ["videos.VideoIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[BaseTranslatableField]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("video", overridable=False),
        SynchronizedField("spoken_languages", overridable=False),
        SynchronizedField("dateline_date", overridable=False),
        Embargo.embargo_synchronized,
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=1.5),
        index.SearchField("story"),
        index.SearchField("dateline_place"),
        index.SearchField("credit_line"),
        index.RelatedFields("shots", [index.SearchField("description")]),
        index.SearchField("spoken_words"),
        index.RelatedFields("page_topics", [index.RelatedFields("topic", [index.SearchField("name")])]),
        index.FilterField("dateline_date"),
        index.FilterField("locale_id"),
    ]

    objects = PageManager.from_queryset(VideoPageQuerySet)()

    class Meta:
        verbose_name = _("video page")
        verbose_name_plural = _("video pages")

    @property
    def summary_text(self) -> str:
        return self.summary

    @property
    def spoken_words(self) -> str:
        """What is said in the film, as the captions in the page's language write it: found by searching."""
        captions = self.video.captions.filter(language=self.locale.language_code).first()
        return " ".join(cue["text"] for cue in captions.transcript) if captions else ""

    @property
    def topics(self) -> list[Topic]:
        """In the order in which an editor put them."""
        filed = list(self.page_topics.all())
        prefetch_related_objects(filed, "topic")
        return [each.topic for each in filed]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        prefetch_related_objects([self], *files_of_video())
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context

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
