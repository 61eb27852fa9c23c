from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models.article import ArticlePage, ArticleQuerySet
from cms.base.models import ListPage
from cms.base.pagination import paginate
from cms.taxonomy.filters import FilteredList

ARTICLES_PER_PAGE = 12


class ArticleIndexPage(FilteredList, ListPage):
    """The articles of one language."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["articles.ArticlePage"]

    class Meta:
        verbose_name = _("article list")
        verbose_name_plural = _("article lists")

    def listed(self) -> ArticleQuerySet:
        articles: ArticleQuerySet = ArticlePage.objects.child_of(self).for_lists()
        return articles

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "articles": paginate(context["filters"].results, request, ARTICLES_PER_PAGE)}
