from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from articles.blocks import ArticleBodyBlock
from articles.panels import CONTENT_PANELS, SETTINGS_PANELS
from articles.reading import reading
from cms.base.embargo import Embargo
from cms.base.models import BasePage, Dateline, DatelineQuerySet, visible_pages
from cms.taxonomy.models import Desk, Person, Topic


class ArticleQuerySet(DatelineQuerySet):
    def for_lists(self) -> "ArticleQuerySet":
        """Those that anybody may see, the newest first, with the pictures and topics that a list shows."""
        shown = visible_pages(self).select_related("locale").newest_first()
        pages: ArticleQuerySet = shown.prefetch_related("lead_image__renditions", "page_topics__topic")
        return pages


class ArticlePage(Embargo, Dateline, BasePage):
    kicker = models.CharField(
        _("kicker"), max_length=80, blank=True, help_text=_("Above the headline. When it is empty, the first topic.")
    )
    standfirst = models.TextField(_("standfirst"), help_text=_("One or two sentences under the headline."))
    lead_image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Above the text, and beside the headline in lists, cut around its focal point."),
    )
    lead_image_alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it. Every lead image has one."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=255, blank=True)
    body = StreamField(ArticleBodyBlock(), verbose_name=_("body"))
    desk = models.ForeignKey(
        Desk,
        verbose_name=_("desk"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who answers for the article; its contact is shown below the text."),
    )

    content_panels: ClassVar[list[Any]] = CONTENT_PANELS
    settings_panels: ClassVar[list[Any]] = SETTINGS_PANELS
    parent_page_types: ClassVar[list[str]] = ["articles.ArticleIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[BaseTranslatableField]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("dateline_date", overridable=False),
        SynchronizedField("lead_image", overridable=False),
        SynchronizedField("article_links", overridable=False),
        SynchronizedField("video_links", overridable=False),
        Embargo.embargo_synchronized,
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("standfirst", boost=1.5),
        index.SearchField("body"),
        index.SearchField("topic_names"),
        index.SearchField("dateline_place"),
        index.FilterField("dateline_date"),
        index.FilterField("embargo_until"),
        index.FilterField("expire_at"),
    ]

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def summary_text(self) -> str:
        return self.standfirst

    @property
    def topics(self) -> list[Topic]:
        """What the article is filed under, in the editor's order."""
        filed = list(self.page_topics.all())
        prefetch_related_objects(filed, "topic")
        return [each.topic for each in filed]

    @property
    def people(self) -> list[Person]:
        """Whom the article is about, in the editor's order, with their portraits."""
        named = list(self.page_people.all())
        prefetch_related_objects(named, "person__portrait__renditions")
        return [each.person for each in named]

    @property
    def eyebrow(self) -> str:
        """What stands above the headline: the editor's own word for it, else the first topic."""
        return self.kicker or next((topic.name for topic in self.topics), "")

    @property
    def topic_names(self) -> str:
        return " ".join(topic.name for topic in self.topics)

    @property
    def updated_at(self) -> datetime | None:
        """When the article was last corrected or updated, in the sense of its public entries."""
        moments: list[datetime] = [correction.made_at for correction in self.corrections.all()]
        return max(moments, default=None)

    def clean(self) -> None:
        """A picture without words for those who cannot see it is not published."""
        super().clean()
        if self.lead_image_id and not self.lead_image_alt.strip():
            raise ValidationError({"lead_image_alt": _("Say what the lead image shows, for those who cannot see it.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **reading(self)}
