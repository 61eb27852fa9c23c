"""Rich text in the content API, and what is made for all pages of an answer together."""

import re
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from typing import Any

from wagtail.api.rich_text import APIRichText
from wagtail.api.utils import get_full_url
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from cms.base.api import TREE, PageField
from cms.base.api_tree import tree

# A link to a page is named by its id and stays a path: the front end may show that page itself.
ROOT_RELATIVE = re.compile(r'(data-page-id="\d+" )?\b(href|src)="/(?!/)')
# Whether links are to name what they lead to, beside its address.
names_targets: ContextVar[bool] = ContextVar("names_targets", default=False)
BETWEEN_TEXTS = "<!-- the next text -->"


class TogetherField(PageField):
    """Made for all pages of an answer that have one language at once, in that language.

    Each kind says in `made_for` what it gives for each of some pages, in a constant number of queries.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._made: dict[int, Any] = {}

    def made_for(self, pages: Sequence[Any]) -> Iterable[Any]:
        raise NotImplementedError

    def to_representation(self, page: Page) -> Any:
        if page.pk not in self._made:
            together = [other for other in self._answer() if other.locale_id == page.locale_id]
            pages = together if page in together else [page]
            self._made |= zip((each.pk for each in pages), self.made_for(pages), strict=True)
        return self._made[page.pk]

    def _answer(self) -> list[Page]:
        shown = self.root.instance
        return [shown] if isinstance(shown, Page) else list(shown)


def html(source: str, context: dict[str, Any]) -> Any:
    """Rich text in the format that was asked for: a text, or a list of nodes (cms.base.api_tree).

    Links lead to pages that anybody may see. In HTML and in a tree a page's is a path with the page's id, for the front
    end to route; every other address is a whole one.
    """
    return htmls([source], context)[0]


def htmls(sources: Sequence[str], context: dict[str, Any]) -> list[Any]:
    """`html` of each text. The targets of all links are looked up together."""
    wanted = context["_wagtail_rich_text_format"]
    if wanted in (APIRichText.FORMAT_DB_HTML, APIRichText.FORMAT_DB_MARKDOWN):
        return [str(APIRichText.serialize(source, format=wanted)) for source in sources]
    base = get_full_url(context["request"], "/")
    is_named = wanted in (APIRichText.FORMAT_HTML, TREE)
    token = names_targets.set(is_named)
    try:
        shown = [ROOT_RELATIVE.sub(lambda found: _whole(found, base), text) for text in _expanded(sources)]
    finally:
        names_targets.reset(token)
    if wanted == TREE:
        return [tree(text) for text in shown]
    if wanted == APIRichText.FORMAT_HTML:
        return shown
    return [str(APIRichText.serialize(text, format=wanted)) for text in shown]


def _whole(found: re.Match[str], base: str) -> str:
    return found[0] if found[1] else f'{found[2]}="{base}'


def _expanded(sources: Sequence[str]) -> list[str]:
    """Wagtail looks up the links of one text together: so the texts are made one. A broken tag may run into the next
    text, and is kept from it."""
    parts: list[str] = expand_db_html(BETWEEN_TEXTS.join(sources)).split(BETWEEN_TEXTS)
    return parts if len(parts) == len(sources) else [expand_db_html(source) for source in sources]
