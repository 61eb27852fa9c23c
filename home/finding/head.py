"""The <head> of a page as search engines, and those who show a link to it, read it."""

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.journey import Words
from cms.base.addresses import absolute
from cms.base.counterparts import is_page_itself
from cms.base.navigation import LanguageLink, SiteFrame
from cms.taxonomy.filters import NAMES as FILTERS
from home.finding.described import Description, Picture, card, describe, filled
from home.shown_site import ShownSite, shown_site

OPEN_GRAPH_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
# What ends a script element, or begins one, can stand in JSON only as an escape.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
# The two ways in that somebody may look for; every other form is left to those who are on their way.
ENTRANCES = ("account_signup", "account_login")
DEFAULT_CARD = "home/card.png"
DEFAULT_CARD_SIZE = (1200, 630)


class PageHead:
    """What the page of `frame` says. An address that is no page of the site, or a part of one, is not to be indexed."""

    def __init__(self, frame: SiteFrame, step: Words | None = None) -> None:
        self.frame = frame
        self.step = step
        self.request = frame.request
        self.page: Page | None = frame.page if is_page_itself(frame.request) else None

    @property
    def description(self) -> str:
        """What a list of results says under the title."""
        if not self.is_entrance:
            return self.frame.description
        opening = self.step.plain("text") if self.step else ""
        return " ".join((opening or self._site.description).split())

    @property
    def robots(self) -> str:
        """Search engines list whole pages: no forms, no previews, and no list that a reader narrowed down."""
        if settings.SEARCH_ENGINES == "refused":
            return "noindex"
        if self.is_entrance:
            return "max-image-preview:large"
        if self.page is None or self._is_draft:
            return "noindex"
        return "noindex, follow" if self.is_narrowed else "max-image-preview:large"

    @cached_property
    def is_entrance(self) -> bool:
        """Whether this is the way to an account; where it leads afterwards makes no other page of it."""
        match = self.request.resolver_match
        return bool(match and match.url_name in ENTRANCES and not self.frame.is_error)

    @property
    def is_narrowed(self) -> bool:
        return any(self.request.GET.get(name) for name in FILTERS)

    @property
    def canonical_url(self) -> str:
        """Where this page is at home; the second page of a list is at home at its own number."""
        if self.is_entrance:
            return absolute(self.request.path)
        return "" if self.page is None or self.is_narrowed else absolute(self.frame.canonical_url)

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(language, address) of the page in each language it exists in, and where to send speakers of any other."""
        if not self.canonical_url or self.canonical_url.endswith(f"?page={self.request.GET.get('page')}"):
            return []
        if self.is_entrance:
            found = [(code, translate_url(self.canonical_url, code)) for code, _name in settings.LANGUAGES]
        else:
            found = [(link.code, absolute(link.url)) for link in self.frame.alternates]
        default = dict(found).get(settings.LANGUAGE_CODE)
        return [*found, *([("x-default", default)] if default else [])]

    @cached_property
    def title(self) -> str:
        return str(self.page.seo_title or self.page.title) if self.page else ""

    @cached_property
    def described(self) -> Description:
        return describe(self.page) if self.page else Description()

    @cached_property
    def picture(self) -> Picture:
        """The page's own, else the one that editors chose for the site, else ours."""
        site = self._site
        made = self.described.picture or card(site.sharing_image, site.sharing_image_alt)
        return made or Picture(absolute(static(DEFAULT_CARD)), *DEFAULT_CARD_SIZE, self.frame.site_name)

    @property
    def open_graph(self) -> Iterator[tuple[str, str]]:
        """(property, content), for <meta>."""
        if self.page is None:
            return
        yield "og:type", self.described.og_type
        yield "og:site_name", self.frame.site_name
        yield "og:title", self.title
        if self.description:
            yield "og:description", self.description
        yield "og:url", self.canonical_url or absolute(self.frame.canonical_url)
        yield "og:locale", OPEN_GRAPH_LOCALES.get(self.frame.language, self.frame.language)
        for link in self._other_languages:
            yield "og:locale:alternate", OPEN_GRAPH_LOCALES.get(link.code, link.code)
        yield "og:image", self.picture.url
        yield "og:image:width", str(self.picture.width)
        yield "og:image:height", str(self.picture.height)
        yield "og:image:alt", self.picture.alt
        yield from self.described.og

    @property
    def feeds(self) -> list[tuple[str, str, str]]:
        """(type, title, address); those of a topic on the list of a topic."""
        topic = self.request.GET.get("topic", "") if self.page else ""
        query = f"?{urlencode({'topic': topic})}" if topic else ""
        name = self.frame.site_name
        feeds = [
            ("application/rss+xml", _("%(site)s: articles") % {"site": name}, reverse("feed_articles_rss")),
            ("application/atom+xml", _("%(site)s: articles") % {"site": name}, reverse("feed_articles_atom")),
            ("application/rss+xml", _("%(site)s: videos") % {"site": name}, reverse("feed_videos")),
        ]
        return [(kind, title, absolute(address) + query) for kind, title, address in feeds]

    @property
    def linked_data(self) -> SafeString:
        """JSON-LD of the page, ready for its script element; empty where there is nothing to say."""
        if self.page is None or self._is_draft:
            return SafeString()
        nodes = [node for node in (self._work, self._trail, *self._publisher) if node]
        if not nodes:
            return SafeString()
        text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False)
        return mark_safe(text.translate(ESCAPES))  # noqa: S308  nothing that HTML reads is left

    @property
    def _work(self) -> dict[str, Any]:
        node, page = self.described.node, self.page
        if not node or page is None:
            return {}
        url = absolute(self.frame.canonical_url)
        common = {
            "@id": f"{url}#content",
            "url": url,
            "mainEntityOfPage": url,
            "inLanguage": self.frame.language,
            "description": self.description or None,
            "datePublished": page.first_published_at.isoformat() if page.first_published_at else None,
            "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
            "author": {"@id": self._publisher_id},
            "publisher": {"@id": self._publisher_id},
        }
        return {**filled(common), **node}

    @cached_property
    def _trail(self) -> dict[str, Any]:
        """The pages above this one, from the landing page down."""
        page = self.page
        if page is None or self._is_landing:
            return {}
        above = page.get_ancestors().filter(depth__gt=1, locale=page.locale_id).order_by("depth")
        steps = [*((step.title, step.get_url(self.request)) for step in above), (page.title, self.frame.canonical_url)]
        items = [
            {"@type": "ListItem", "position": number, "name": title, "item": absolute(url)}
            for number, (title, url) in enumerate(((title, url) for title, url in steps if url), start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    @property
    def _publisher(self) -> list[dict[str, Any]]:
        """Who publishes, wherever a work names them; the site, with its search, on the landing page alone."""
        if not self._is_landing and not self.described.node:
            return []
        organisation = {
            "@type": "NewsMediaOrganization",
            "@id": self._publisher_id,
            "name": self.frame.site_name,
            "url": absolute(self.frame.home_url),
            "logo": {"@type": "ImageObject", "url": absolute(static("home/icon.png")), "width": 512, "height": 512},
        }
        if not self._is_landing:
            return [organisation]
        asked = absolute(reverse("search")) + "?q={search_term_string}"
        site = {
            "@type": "WebSite",
            "@id": f"{settings.SITE_URL}/#site-{self.frame.language}",
            "name": self.frame.site_name,
            "url": absolute(self.frame.home_url),
            "inLanguage": self.frame.language,
            "description": self._site.description,
            "publisher": {"@id": self._publisher_id},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": asked},
                "query-input": "required name=search_term_string",
            },
        }
        return [organisation, site]

    @property
    def _publisher_id(self) -> str:
        return f"{settings.SITE_URL}/#publisher"

    @cached_property
    def _is_landing(self) -> bool:
        return self.page is not None and self.frame.canonical_url == self.frame.home_url

    @property
    def _is_draft(self) -> bool:
        return bool(getattr(self.request, "is_preview", False)) or not (self.page and self.page.live)

    @property
    def _other_languages(self) -> list[LanguageLink]:
        return [link for link in self.frame.languages if link.exists and not link.is_current]

    @cached_property
    def _site(self) -> ShownSite:
        return shown_site(self.request)
