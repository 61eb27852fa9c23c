from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from articles.blocks import ArticleBodyBlock
from articles.embeds import pages_of_videos
from cms.base.embargo import Embargo
from cms.base.models import BasePage, Dateline, DatelineQuerySet, ListPage, visible_pages
from cms.base.pagination import paginate

ARTICLES_PER_PAGE = 12


class ArticleQuerySet(DatelineQuerySet):
    def for_lists(self) -> "ArticleQuerySet":
        """Those that anybody may see, the newest first, with the pictures that a list shows."""
        pages: ArticleQuerySet = visible_pages(self).prefetch_related("lead_image__renditions").newest_first()
        return pages


class ArticleIndexPage(ListPage):
    """The articles of one language."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["articles.ArticlePage"]

    class Meta:
        verbose_name = _("article list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        articles = ArticlePage.objects.child_of(self).for_lists()
        return {
            **super().get_context(request, *args, **kwargs),
            "articles": paginate(articles, request, ARTICLES_PER_PAGE),
        }


class ArticlePage(Embargo, Dateline, BasePage):
    kicker = models.CharField(_("kicker"), max_length=80, blank=True, help_text=_("The topic, above the headline."))
    standfirst = models.TextField(_("standfirst"), help_text=_("One or two sentences under the headline."))
    lead_image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(_("alternative text"), max_length=255, blank=True)
    lead_image_caption = models.CharField(_("caption"), max_length=255, blank=True)
    body = StreamField(ArticleBodyBlock(), verbose_name=_("body"))

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("kicker"),
        *Page.content_panels,
        FieldPanel("standfirst"),
        Dateline.dateline_panel,
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_alt"), FieldPanel("lead_image_caption")],
            heading=_("Lead image"),
        ),
        FieldPanel("body"),
    ]
    settings_panels: ClassVar[list[Any]] = [*Page.settings_panels, Embargo.embargo_panel]
    parent_page_types: ClassVar[list[str]] = ["articles.ArticleIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar[list[BaseTranslatableField]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("dateline_date", overridable=False),
        SynchronizedField("lead_image", overridable=False),
        Embargo.embargo_synchronized,
    ]

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("article")

    @property
    def summary_text(self) -> str:
        return self.standfirst

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "video_pages": pages_of_videos(self.body, self.locale.language_code),
        }
