"""Links in rich text to pages that an anonymous reader may not see."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Locale, Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.base.api_text import names_targets
from home.visibility import public_pages


class PublicPageLinkHandler(PageLinkHandler):
    """Links in rich text, on the site and in the API: a page that is not public keeps its address to itself."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tags; an anchor without an address stands where the target is hidden.

        A link leads to its target in the active language, where readers have it there. A constant number of queries.
        """
        wanted = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else None for attrs in attrs_list]
        targets = cls._targets({pk for pk in wanted if pk is not None})
        return [_opening(targets[pk], "page") if pk in targets else "<a>" for pk in wanted]

    @staticmethod
    def _targets(ids: Iterable[int]) -> dict[int | None, Page]:
        """By the id that was chosen, the page that readers are led to."""
        keys = Page.objects.filter(pk__in=ids).values("translation_key")
        shown = Exists(public_pages(Page.objects.filter(pk=OuterRef("pk"))))
        family = list(Page.objects.filter(translation_key__in=keys).annotate(is_shown=shown))
        active = Locale.get_active().pk
        here = {page.translation_key: page for page in family if page.is_shown and page.locale_id == active}
        itself = {page.pk: page for page in family if page.is_shown}
        found = {page.pk: here.get(page.translation_key, itself.get(page.pk)) for page in family}
        return {pk: page for pk, page in found.items() if page}


class NamedDocumentLinkHandler(DocumentLinkHandler):
    """Wagtail's, which in the API also names the document."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return [_opening(found, "document") if found else "<a>" for found in cls.get_many(attrs_list)]


def _opening(target: Any, kind: str) -> str:
    name = f'data-{kind}-id="{target.pk}" ' if names_targets.get() else ""
    return f'<a {name}href="{escape(target.url)}">'
