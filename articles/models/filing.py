"""What an article is filed under, and what it leads on to. Each list is in the editor's order."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from cms.taxonomy.models import Person, Topic
from videos.models import VideoPage


class ArticleTopic(TranslatableMixin, Orderable):
    """The English article is filed under the English topic: it cannot be published while that one lacks its words."""

    page = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="page_topics")
    topic = models.ForeignKey(Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("topic")]
    translatable_fields: ClassVar[list[TranslatableField]] = [TranslatableField("topic")]

    class Meta(Orderable.Meta):
        verbose_name = _("topic of an article")
        verbose_name_plural = _("topics of an article")
        unique_together = (("translation_key", "locale"),)


class ArticlePerson(TranslatableMixin, Orderable):
    page = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="page_people")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("person")]
    translatable_fields: ClassVar[list[TranslatableField]] = [TranslatableField("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("person of an article")
        verbose_name_plural = _("people of an article")
        unique_together = (("translation_key", "locale"),)


class RelatedArticle(Orderable):
    """Chosen once for every language: readers are led to the article in their own."""

    page = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="article_links")
    article = models.ForeignKey(
        "articles.ArticlePage", verbose_name=_("article"), on_delete=models.CASCADE, related_name="+"
    )

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("article")]

    class Meta(Orderable.Meta):
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")


class RelatedVideo(Orderable):
    """Chosen once for every language, as related articles are."""

    page = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="video_links")
    video_page = models.ForeignKey(VideoPage, verbose_name=_("video page"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("video_page")]

    class Meta(Orderable.Meta):
        verbose_name = _("related video")
        verbose_name_plural = _("related videos")
