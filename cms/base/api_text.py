"""Rich text in the content API, and what is made for all pages of an answer together."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wagtail.api.rich_text import APIRichText
from wagtail.api.utils import get_full_url
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from cms.base.api import PageField

ROOT_RELATIVE = re.compile(r'\b(href|src)="/(?!/)')
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


def html(source: str, context: dict[str, Any]) -> str:
    """Rich text in the format that was asked for. Links to show are whole addresses, of pages that anybody may see."""
    return htmls([source], context)[0]


def htmls(sources: Sequence[str], context: dict[str, Any]) -> list[str]:
    """`html` of each text. The targets of all links are looked up together."""
    wanted = context["_wagtail_rich_text_format"]
    if wanted in (APIRichText.FORMAT_DB_HTML, APIRichText.FORMAT_DB_MARKDOWN):
        return [str(APIRichText.serialize(source, format=wanted)) for source in sources]
    base = get_full_url(context["request"], "/")
    shown = [ROOT_RELATIVE.sub(rf'\1="{base}', text) for text in _expanded(sources)]
    if wanted == APIRichText.FORMAT_HTML:
        return shown
    return [str(APIRichText.serialize(text, format=wanted)) for text in shown]


def _expanded(sources: Sequence[str]) -> list[str]:
    """Wagtail looks up the links of one text together: so the texts are made one. A broken tag may run into the next
    text, and is kept from it."""
    parts: list[str] = expand_db_html(BETWEEN_TEXTS.join(sources)).split(BETWEEN_TEXTS)
    return parts if len(parts) == len(sources) else [expand_db_html(source) for source in sources]
