"""What readers may know of articles."""

from django.utils.translation import get_language

from articles.models import ArticlePage, ArticleQuerySet


def latest_articles(language: str | None = None) -> ArticleQuerySet:
    """Articles that anybody may see, the newest first; `language` defaults to the active one."""
    articles: ArticleQuerySet = ArticlePage.objects.filter(locale__language_code=language or get_language())
    return articles.for_lists()
