"""What editors wrote about the site, as the readers of one language have it; where they wrote nothing, our own words.

Read when a template, a mail or the API asks for it, and once a request: one query for the words, and a constant number
for the pages that menu, footer and the page for missing addresses lead to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.base.site_name import default_name
from cms.images.models import CustomImage
from home.blocks.links import FOR_STRANGERS, SERVICES
from home.models import SiteContent
from home.visibility import chosen_pages


@dataclass(frozen=True, slots=True)
class Link:
    """`page` is missing where the link leads to an address."""

    title: str
    url: str
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    links: list[Link]


class ShownSite:
    """`content` is None where editors wrote nothing in this language. Empty words mean that nothing is to be shown."""

    def __init__(self, language: str, content: SiteContent | None, request: HttpRequest | None) -> None:
        self.language = language
        self.content = content
        self.request = request

    @property
    def name(self) -> str:
        return self._written("name") or default_name(self.request)

    @property
    def description(self) -> str:
        return self._written("description") or _("News, and video in broadcast quality, for the media.")

    @cached_property
    def navigation(self) -> list[Link]:
        """The menu as editors composed it; empty while they left that to the pages themselves."""
        return list(self._links(self._raw("navigation")))

    @cached_property
    def columns(self) -> list[Column]:
        made = (
            Column(block["value"]["heading"], list(self._links(block["value"]["links"])))
            for block in self._raw("footer")
        )
        return [column for column in made if column.links]

    @property
    def footer_text(self) -> str:
        return self._written("footer_text")

    @property
    def legal_line(self) -> str:
        return self._written("legal_line") or _("Videos and pictures may be used under the terms shown beside them.")

    @property
    def contact_heading(self) -> str:
        return self._written("contact_heading") or _("Contact")

    @property
    def contact_email(self) -> str:
        return self._written("contact_email")

    @property
    def contact_phone(self) -> str:
        return self._written("contact_phone")

    @property
    def contact_address(self) -> str:
        return self._written("contact_address")

    @property
    def has_contact(self) -> bool:
        return bool(self.contact_email or self.contact_phone or self.contact_address)

    @property
    def not_found_heading(self) -> str:
        return self._written("not_found_heading") or _("There is no page at this address")

    @property
    def not_found_text(self) -> str:
        return self._written("not_found_text") or _(
            "It may have moved or been taken down. Your account and your downloads are not affected."
        )

    @cached_property
    def not_found_links(self) -> list[Link]:
        return list(self._links(self._raw("not_found_links")))

    @property
    def sharing_image(self) -> CustomImage | None:
        return self.content.sharing_image if self.content else None

    @property
    def sharing_image_alt(self) -> str:
        return self._written("sharing_image_alt")

    def _written(self, field: str) -> str:
        return str(getattr(self.content, field)).strip() if self.content else ""

    def _raw(self, field: str) -> list[dict[str, Any]]:
        """The blocks of a field as they are stored: pages as ids, so that all of them are fetched together."""
        return list(getattr(self.content, field).raw_data) if self.content else []

    @cached_property
    def _pages(self) -> dict[int, Page]:
        entries = [*self._raw("navigation"), *self._raw("not_found_links")]
        for column in self._raw("footer"):
            entries += column["value"]["links"]
        return chosen_pages((entry["value"]["page"] for entry in entries if _is_page(entry)), self.language)

    @property
    def _has_account(self) -> bool:
        """Whether the reader is signed in; an editor who looks at a preview sees what everybody else will."""
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated and not getattr(self.request, "is_preview", False))

    def _links(self, entries: Iterable[dict[str, Any]]) -> Iterator[Link]:
        """Those that lead somewhere: a page that is not to be seen in this language drops out.

        So does signing up or in for those who did.
        """
        for entry in entries:
            value = entry["value"]
            if entry["type"] == "address":
                yield Link(value["label"], value["address"])
            elif entry["type"] == "service":
                if self._has_account and value["service"] in FOR_STRANGERS:
                    continue
                yield Link(value["label"] or str(SERVICES[value["service"]]), reverse(value["service"]))
            elif _is_page(entry) and (page := self._pages.get(value["page"])):
                yield Link(value["label"] or page.title, page.get_url(self.request) or "", page)


def _is_page(entry: dict[str, Any]) -> bool:
    return entry["type"] == "page" and bool(entry["value"]["page"])


def shown_site(request: HttpRequest | None = None, language: str | None = None) -> ShownSite:
    """The site in `language`, the active one by default; read once for all that a request shows of it."""
    language = language or get_language() or settings.LANGUAGE_CODE
    known: dict[str, ShownSite] = request.__dict__.setdefault("_shown_sites", {}) if request else {}
    if language not in known:
        known[language] = ShownSite(language, _content(language, request), request)
    return known[language]


def _content(language: str, request: HttpRequest | None) -> SiteContent | None:
    previewed: SiteContent | None = getattr(request, "site_content", None)
    if previewed is not None and previewed.locale.language_code == language:
        return previewed
    found: SiteContent | None = (
        SiteContent.objects.filter(locale__language_code=language).select_related("sharing_image").first()
    )
    return found


def written_name(language: str, request: HttpRequest | None) -> str:
    """The name that editors gave the site; tells cms.base.site_name."""
    site = shown_site(request, language)
    return site.content.name.strip() if site.content else ""
