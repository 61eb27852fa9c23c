"""One address in every language: the same page, or the same place below it."""

from functools import cached_property
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language, override
from wagtail.models import Page

from cms.base.models import ListPage, visible_pages


def is_page_itself(request: HttpRequest) -> bool:
    """False at an address that hangs below a page, such as the terms of a video."""
    match = request.resolver_match
    return match is None or match.url_name == "wagtail_serve" or bool(getattr(request, "is_preview", False))


class Counterparts:
    """Where the address of `request`, which shows `page` or no page at all, is found in other languages."""

    def __init__(self, request: HttpRequest, page: Page | None) -> None:
        self.request = request
        self.page = page

    def url(self, code: str) -> str:
        """This address in the language `code`, or nothing where it does not exist there."""
        if code == get_language():
            return self.request.get_full_path()
        if self.page is None:
            return translate_url(self._address, code)
        other = self._translations.get(code)
        if other is None:
            return ""
        return self._below(other, code) or self._asked_alike(other)

    def page_url(self, code: str) -> str:
        """The page itself in the language `code`, whatever this address asks of it."""
        other = self._translations.get(code)
        return (other.get_url(self.request) or "") if other else ""

    @cached_property
    def _translations(self) -> dict[str, Page]:
        if self.page is None:
            return {}
        others = visible_pages(Page.objects.filter(translation_key=self.page.translation_key))
        return {other.locale.language_code: other for other in others.select_related("locale")}

    @property
    def _address(self) -> str:
        """This address; that of a refused form with the page it leads to, which came in its body."""
        if self.request.method in {"GET", "HEAD"}:
            return self.request.get_full_path()
        leads_to = self.request.POST.get("next")
        return f"{self.request.path}?{urlencode({'next': leads_to})}" if leads_to else self.request.path

    def _asked_alike(self, other: Page) -> str:
        """The translated page; a list is asked the same question there."""
        url = other.get_url(self.request) or ""
        if not isinstance(self.page, ListPage) or not url or self.request.method not in {"GET", "HEAD"}:
            return url
        query = self.page.query_in(self.request, other)
        return f"{url}?{query}" if query else url

    def _below(self, other: Page, code: str) -> str:
        """The same address below the translated page, whose slug may differ."""
        match = self.request.resolver_match
        if is_page_itself(self.request) or match is None or self.request.method not in {"GET", "HEAD"}:
            return ""
        try:
            with override(code):
                path = reverse(match.view_name, kwargs={**match.kwargs, "slug": other.slug})
        except NoReverseMatch:
            return ""
        query = urlsplit(self.request.get_full_path()).query
        return f"{path}?{query}" if query else path
