"""What readers may know of articles."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.utils.translation import get_language
from wagtail.models import Page, ReferenceIndex

from articles.models import ArticlePage, ArticleQuerySet
from videos.models import Video, VideoPage


def latest_articles(language: str | None = None) -> ArticleQuerySet:
    """Articles that anybody may see, the newest first; `language` defaults to the active one."""
    articles: ArticleQuerySet = ArticlePage.objects.filter(locale__language_code=language or get_language())
    return articles.for_lists()


def articles_about(page: VideoPage) -> ArticleQuerySet:
    """Articles in the language of a video page that show its video or name the page as related, the newest first."""
    showing = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Video),
        to_object_id=str(page.video_id),
    ).annotate(article=Cast("object_id", BigIntegerField()))
    naming = ArticlePage.objects.filter(video_links__video_page__translation_key=page.translation_key)
    found = Q(pk__in=showing.values("article")) | Q(pk__in=naming.values("pk"))
    articles: ArticleQuerySet = ArticlePage.objects.filter(found, locale=page.locale_id)
    return articles.for_lists()
