"""Articles in the content API: pictures, videos, documents and links are whole objects, never bare ids."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from wagtail.api import APIField

from articles.api_shapes import BodyBlock, ListedArticle, PublicCorrection
from articles.body import bodies
from articles.models import ArticlePage, Correction
from articles.related import related_articles, related_videos
from articles.selectors import articles_about
from cms.base.api import PageField, page_link
from cms.base.api_text import TogetherField
from cms.images.serializers import Picture, picture
from cms.taxonomy import serializers as taxonomy
from videos.api_shapes import EmbeddedVideo
from videos.models import VideoPage
from videos.serializers import embedded_videos


class LeadImageField(PageField):
    def to_representation(self, page: ArticlePage) -> Picture | None:
        if page.lead_image is None:
            return None
        return picture(
            page.lead_image,
            self.context["request"],
            alt=page.lead_image_alt,
            caption=page.lead_image_caption,
            credit="",
        )


class BodyField(TogetherField):
    """Blocks as {type, id, value}. What nobody may see, or was deleted, is left out."""

    def made_for(self, pages: Sequence[ArticlePage]) -> Iterable[list[BodyBlock]]:
        return bodies(pages, self.context)


class TopicsField(PageField):
    def to_representation(self, page: ArticlePage) -> list[taxonomy.FiledTopic]:
        return [taxonomy.topic(topic) for topic in page.topics]


class PeopleField(PageField):
    def to_representation(self, page: ArticlePage) -> list[taxonomy.NamedPerson]:
        return [taxonomy.person(person, self.context["request"]) for person in page.people]


class DeskField(PageField):
    """Who answers for the article, and how the press reaches them."""

    def to_representation(self, page: ArticlePage) -> taxonomy.PressDesk | None:
        return taxonomy.desk(page.desk) if page.desk else None


class CorrectionsField(PageField):
    """Public entries, the newest first."""

    def to_representation(self, page: ArticlePage) -> list[PublicCorrection]:
        return [
            {
                "kind": Correction.Kind(entry.kind),
                "label": entry.get_kind_display(),
                "made_at": entry.made_at,
                "text": entry.text,
            }
            for entry in page.corrections.all()
        ]


class UpdatedAtField(PageField):
    """The time of the newest correction or update; null where there is none."""

    def to_representation(self, page: ArticlePage) -> datetime | None:
        return page.updated_at


class RelatedArticlesField(PageField):
    """What the editor chose, else the newest on the same topics: where each is, and what a list says of it."""

    def to_representation(self, page: ArticlePage) -> list[ListedArticle]:
        return [article_in_list(article, self.context) for article in related_articles(page)]


class RelatedVideosField(PageField):
    def to_representation(self, page: ArticlePage) -> list[EmbeddedVideo]:
        return embedded_videos(related_videos(page), self.context)


class ArticlesAboutField(PageField):
    """Of a video page: the articles that show its video or name the page as related, the newest first."""

    def to_representation(self, page: VideoPage) -> list[ListedArticle]:
        return [article_in_list(article, self.context) for article in articles_about(page)]


def article_in_list(article: ArticlePage, context: dict[str, Any]) -> ListedArticle:
    return {
        "id": article.pk,
        "title": article.title,
        "kicker": article.eyebrow,
        "standfirst": article.standfirst,
        "dateline_place": article.dateline_place,
        "dateline_date": article.dateline_date,
        **page_link(article, context),
    }


def with_filing(articles: Any) -> Any:
    """The same articles with all that their fields in a list read, in a constant number of queries."""
    return articles.select_related("desk").prefetch_related(
        "lead_image__renditions", "page_topics__topic", "page_people__person__portrait__renditions", "corrections"
    )


INDEX_FIELDS = [APIField("introduction")]
ARTICLE_FIELDS = [
    APIField("kicker"),
    APIField("standfirst"),
    APIField("dateline_place"),
    APIField("dateline_date"),
    APIField("updated_at", serializer=UpdatedAtField()),
    APIField("topics", serializer=TopicsField()),
    APIField("people", serializer=PeopleField()),
    APIField("desk", serializer=DeskField()),
    APIField("corrections", serializer=CorrectionsField()),
    APIField("lead_image", serializer=LeadImageField()),
    APIField("body", serializer=BodyField()),
    APIField("related_articles", serializer=RelatedArticlesField()),
    APIField("related_videos", serializer=RelatedVideosField()),
]
VIDEO_RELATION_FIELDS = [APIField("related_articles", serializer=ArticlesAboutField())]
