"""What surrounds every page of the public site: its name, its menu and the way to the other language.

Each part is read from the database when a template asks for it, and once a request: an error page that shows none of
it touches no database.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import get_language
from wagtail.models import Page, Site

from cms.base.counterparts import Counterparts, is_page_itself
from cms.base.models import BasePage, visible_pages
from cms.base.site_name import site_name

FORM_ROOM = "account_"
DESCRIPTION_LENGTH = 200


@dataclass(frozen=True)
class MenuItem:
    """`page` is missing where the entry leads outside the tree of pages."""

    title: str
    url: str
    is_current: bool
    page: Page | None = None


@dataclass(frozen=True)
class LanguageLink:
    """A way to one language. Where `exists` is false it leads to that language's landing page instead of this page."""

    code: str
    name: str
    url: str
    is_current: bool
    exists: bool


class SiteFrame:
    """The surroundings of `page`, or of an address that is no page, as seen by the reader of `request`."""

    def __init__(self, request: HttpRequest, page: Page | None = None, *, is_error: bool = False) -> None:
        self.request = request
        self.page = page if page is not None and page.pk else None
        self.is_error = is_error
        self.language = get_language() or settings.LANGUAGE_CODE

    @cached_property
    def site_name(self) -> str:
        return site_name(self.request)

    @cached_property
    def home_url(self) -> str:
        return self._landing(self.language)

    @cached_property
    def menu(self) -> list[MenuItem]:
        """The pages an editor put in the menu; while there are none, every list page."""
        home = self._homes.get(self.language)
        if home is None:
            return []
        children = list(visible_pages(home.get_children()).select_related("locale"))
        chosen = [child for child in children if child.show_in_menus] or children
        return [self._menu_item(child) for child in chosen]

    @cached_property
    def languages(self) -> list[LanguageLink]:
        return [self._language_link(code, name) for code, name in settings.LANGUAGES]

    @property
    def missing_languages(self) -> list[LanguageLink]:
        return [] if self.is_error else [link for link in self.languages if not link.exists]

    @property
    def alternates(self) -> list[LanguageLink]:
        """This page in every language it exists in; empty where search engines have nothing to find."""
        if self.page is None or not is_page_itself(self.request):
            return []
        here = self._url(self.page)
        found = [
            replace(link, url=here if link.is_current else self._counterparts.page_url(link.code))
            for link in self.languages
            if link.exists
        ]
        return found if len(found) > 1 else []

    @property
    def canonical_url(self) -> str:
        if self.page is None or not is_page_itself(self.request):
            return ""
        number = self.request.GET.get("page", "")
        return self._url(self.page) + (f"?page={number}" if number.isdecimal() and number != "1" else "")

    @property
    def description(self) -> str:
        """What search engines say of the page: the editor's own words for it, else its opening lines."""
        if self.page is None:
            return ""
        opening = self.page.summary_text if isinstance(self.page, BasePage) else ""
        return Truncator(self.page.search_description or opening).chars(DESCRIPTION_LENGTH)

    @property
    def return_path(self) -> str:
        """Where signing in should bring the reader back to: here, or where the account pages were entered from."""
        if self.is_error:
            return ""
        match = self.request.resolver_match
        if match and (match.url_name or "").startswith(FORM_ROOM):
            return self.request.POST.get("next") or self.request.GET.get("next", "")
        if self.request.method in {"GET", "HEAD"}:
            return self.request.get_full_path()
        return self._url(self.page) if self.page else ""

    @cached_property
    def _site(self) -> Site | None:
        return Site.find_for_request(self.request)

    @cached_property
    def _homes(self) -> dict[str, Page]:
        if self._site is None:
            return {}
        key = Page.objects.filter(pk=self._site.root_page_id).values("translation_key")
        homes = Page.objects.live().filter(translation_key__in=key).select_related("locale")
        return {home.locale.language_code: home for home in homes}

    @cached_property
    def _counterparts(self) -> Counterparts:
        return Counterparts(self.request, self.page)

    def _url(self, page: Page) -> str:
        return page.get_url(self.request) or ""

    def _landing(self, code: str) -> str:
        home = self._homes.get(code)
        return self._url(home) if home else f"/{code}/"

    def _menu_item(self, page: Page) -> MenuItem:
        url = self._url(page)
        return MenuItem(page.title, url, self.request.path.startswith(url), page)

    def _language_link(self, code: str, name: str) -> LanguageLink:
        is_current = code == self.language
        url = "" if self.is_error else self._counterparts.url(code)
        return LanguageLink(code, name, url or self._landing(code), is_current, exists=bool(url))
