"""Articles, their list, and what belongs to one article alone."""

from articles.models.article import ArticlePage, ArticleQuerySet
from articles.models.corrections import Correction
from articles.models.filing import ArticlePerson, ArticleTopic, RelatedArticle, RelatedVideo
from articles.models.index import ArticleIndexPage

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "ArticlePerson",
    "ArticleQuerySet",
    "ArticleTopic",
    "Correction",
    "RelatedArticle",
    "RelatedVideo",
]
