"""What a front end puts around a page: its languages, the way down to it, and what search engines are told."""

from collections.abc import Iterable
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.text import Truncator
from wagtail.models import Page

from cms.base.addresses import absolute
from cms.base.api import PageField, PageLink, page_link
from cms.base.models import BasePage
from cms.base.navigation import DESCRIPTION_LENGTH
from home.finding.described import describe

X_DEFAULT = "x-default"


class Alternate(PageLink):
    hreflang: str


class Breadcrumb(PageLink):
    id: int
    title: str


class SharingImage(TypedDict):
    url: str
    width: int
    height: int
    alt: str


class Seo(TypedDict):
    title: str
    description: str
    canonical_url: str
    image: SharingImage | None


class Surroundings:
    """What stands around the pages of one answer, each kind looked up for all of them in one query.

    `public` are the pages that anybody may see.
    """

    def __init__(self, public: "QuerySet[Page]") -> None:
        self._public = public
        self._pages: list[Page] = []
        self._translations: dict[UUID, list[Page]] = {}
        self._asked: set[str] = set()
        self._above: dict[str, Page] = {}

    def of(self, pages: Iterable[Page]) -> None:
        """Names the pages of the answer, before any of them is asked about."""
        self._pages = list(pages)

    def translations(self, page: Page) -> list[Page]:
        """The page in every language where anybody may see it, itself among them, in the order of languages."""
        if page.translation_key not in self._translations:
            self._translations = {each.translation_key: [] for each in [*self._pages, page]}
            found = self._public.filter(translation_key__in=self._translations)
            for each in found.select_related("locale").order_by("locale_id"):
                self._translations[each.translation_key].append(each)
        return self._translations[page.translation_key]

    def above(self, page: Page) -> list[Page]:
        """The pages that lead down to it, from the landing page on; those that nobody may see are left out."""
        wanted = _paths_above(page)
        if not self._asked.issuperset(wanted):
            self._asked = {path for each in [*self._pages, page] for path in _paths_above(each)}
            found = self._public.filter(path__in=self._asked, depth__gt=1).select_related("locale")
            self._above = {each.path: each for each in found}
        return [self._above[path] for path in wanted if path in self._above]


class AlternatesField(PageField):
    """Ready for <link rel="alternate" hreflang>: the page in each language that it exists in, itself among them.

    The last entry says where speakers of any other language are sent: to the site's first language where it has the
    page. Empty for a draft that no reader sees in any language.
    """

    def to_representation(self, page: Page) -> list[Alternate]:
        found: list[Alternate] = [
            {"hreflang": each.locale.language_code, **page_link(each, self.context)}
            for each in self.context["view"].surroundings.translations(page)
        ]
        if not found:
            return []
        first = next((each for each in found if each["locale"] == settings.LANGUAGE_CODE), found[0])
        elsewhere: Alternate = {**first, "hreflang": X_DEFAULT}
        return [*found, elsewhere]


class BreadcrumbsField(PageField):
    """The pages above this one, the landing page first; the page itself is not among them."""

    def to_representation(self, page: Page) -> list[Breadcrumb]:
        return [
            {"id": each.pk, "title": each.title, **page_link(each, self.context)}
            for each in self.context["view"].surroundings.above(page)
        ]


class SeoField(PageField):
    """What the site itself writes into the <head>; the image is the page's own picture, cut to 1200 by 630 pixels."""

    def to_representation(self, page: Page) -> Seo:
        opening = page.summary_text if isinstance(page, BasePage) else ""
        picture = describe(page).picture
        return {
            "title": page.seo_title or page.title,
            "description": Truncator(page.search_description or opening).chars(DESCRIPTION_LENGTH),
            "canonical_url": absolute(page.get_url(self.context["request"]) or ""),
            "image": {"url": picture.url, "width": picture.width, "height": picture.height, "alt": picture.alt}
            if picture
            else None,
        }


def _paths_above(page: Page) -> list[str]:
    """Of every page between the root and this one, the root first."""
    return [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
