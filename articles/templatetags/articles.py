from collections.abc import Iterable

from django import template

from articles import selectors
from articles.models import ArticlePage

register = template.Library()


@register.simple_tag
def latest_articles(count: int) -> Iterable[ArticlePage]:
    """The newest articles in the active language."""
    newest: Iterable[ArticlePage] = selectors.latest_articles()[:count]
    return newest
