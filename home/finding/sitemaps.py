"""sitemap.xml: every page that anybody may see, with its counterparts in other languages, and where its video is."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from cms.base.addresses import absolute
from home.finding.described import Picture, poster
from home.finding.media_rss import printable
from home.visibility import public_pages
from videos.models import VideoPage
from videos.selectors import present

# Far below the 50,000 that the protocol allows: an answer is made in one go.
PAGES_PER_FILE = 500


class PagesSitemap(Sitemap):
    """Pages of every kind but videos."""

    limit = PAGES_PER_FILE

    def items(self) -> Any:
        videos = VideoPage.objects.values("pk")
        return self._ordered(public_pages(Page.objects.filter(depth__gt=1)).exclude(pk__in=videos))

    def lastmod(self, item: Page) -> Any:
        return item.last_published_at or item.latest_revision_created_at

    def get_latest_lastmod(self) -> Any:
        """Asked by the index of every file, so in one query."""
        return self.items().order_by().aggregate(latest=Max("last_published_at"))["latest"]

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """At the site's own address, whatever host was asked. Raises InvalidPage beyond the last file."""
        items = list(self.paginator.page(page).object_list)
        family = self._family(items)
        urls = []
        for item in items:
            addresses = family[item.translation_key]
            if location := addresses.get(item.locale.language_code):
                entry = {"location": location, "lastmod": self.lastmod(item), "alternates": _alternates(addresses)}
                urls.append({**entry, **self.more(item)})
        return urls

    def more(self, item: Page) -> dict[str, Any]:
        """What else is said of one page."""
        return {}

    def _family(self, items: list[Page]) -> dict[UUID, dict[str, str]]:
        """The address of each page and of its visible counterparts, by language, in one query."""
        family: dict[UUID, dict[str, str]] = defaultdict(dict)
        keys = {item.translation_key for item in items}
        pages = public_pages(Page.objects.filter(translation_key__in=keys))
        for page in pages.select_related("locale").order_by("locale__language_code"):
            if address := page.get_url(self.request):
                family[page.translation_key][page.locale.language_code] = absolute(address)
        return family

    @staticmethod
    def _ordered(pages: Any) -> Any:
        return pages.select_related("locale").order_by("pk")


class VideosSitemap(PagesSitemap):
    """Video pages, with what Google's extension asks of a video: its poster and its public preview."""

    def items(self) -> Any:
        pages = VideoPage.objects.visible().with_files().prefetch_related("page_topics__topic")
        return self._ordered(pages)

    def more(self, item: VideoPage) -> dict[str, Any]:
        shown = present(item)
        picture = poster(item, shown)
        return {"video": _video(item, picture, absolute(shown.preview_url))} if picture and shown.preview_url else {}


SITEMAPS = {"pages": PagesSitemap, "videos": VideosSitemap}


def _alternates(addresses: dict[str, str]) -> list[tuple[str, str]]:
    """(language, address) of each; nothing where there is but one language."""
    if len(addresses) < len(settings.LANGUAGES):
        return []
    return [*addresses.items(), ("x-default", addresses[settings.LANGUAGE_CODE])]


def _video(page: VideoPage, picture: Picture, content: str) -> dict[str, Any]:
    return {
        "thumbnail": picture.url,
        "title": printable(page.title),
        "description": printable(page.summary),
        "content": content,
        "seconds": max(1, round(page.video.duration)),
        "published": page.first_published_at,
        "tags": [printable(topic.name) for topic in page.topics],
    }
