"""What is new, for feed readers and newsrooms' own systems: articles as RSS and Atom, videos as Media RSS.

Each language has its own; ?topic= narrows one down as it does the lists. A reader that asks again for what it has gets
304.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from articles.models import ArticlePage
from articles.selectors import latest_articles
from cms.base.addresses import absolute
from cms.base.navigation import SiteFrame
from cms.taxonomy.models import Topic
from home.finding.media_rss import MediaRssFeed, media_of, printable
from home.shown_site import shown_site
from videos.models import VideoPage
from videos.selectors import visible_video_pages

NEWEST = 30


class NewsFeed(Feed):  # type: ignore[type-arg]  # not generic when it runs
    """One language's newest pages of one kind; a topic of another language, or of hidden pages alone, is not found."""

    def get_object(self, request: HttpRequest) -> dict[str, Any]:
        slug = request.GET.get("topic", "")
        if "\x00" in slug:
            raise Http404
        obj = {"request": request, "topic": None, "frame": SiteFrame(request)}
        return {**obj, "topic": get_object_or_404(self.topics(obj), slug=slug)} if slug else obj

    def topics(self, obj: dict[str, Any]) -> QuerySet[Topic]:
        """Those that some page of the feed is filed under."""
        filed = self.pages(obj).order_by().values("page_topics__topic")
        return Topic.objects.filter(pk__in=filed, locale__language_code=get_language())

    def feed_url(self, obj: dict[str, Any]) -> str:
        return absolute(obj["request"].get_full_path())

    feed_guid = feed_url

    def link(self, obj: dict[str, Any]) -> str:
        return absolute(obj["frame"].home_url)

    def author_name(self, obj: dict[str, Any]) -> str:
        return printable(obj["frame"].site_name)

    def description(self, obj: dict[str, Any]) -> str:
        about = obj["topic"].description if obj["topic"] else ""
        return printable(about or shown_site(obj["request"]).description)

    subtitle = description

    def titled(self, obj: dict[str, Any], title: str) -> str:
        return printable(f"{title} – {obj['topic'].name}" if obj["topic"] else title)

    def items(self, obj: dict[str, Any]) -> list[Page]:
        pages = self.pages(obj)
        if obj["topic"]:
            pages = pages.filter(pk__in=pages.model.objects.filter(page_topics__topic=obj["topic"]).values("pk"))
        return list(pages[:NEWEST])

    def pages(self, obj: dict[str, Any]) -> Any:
        raise NotImplementedError

    def item_title(self, item: Any) -> str:
        return printable(item.title)

    def item_description(self, item: Any) -> str:
        """Plain text, where both formats expect HTML."""
        return escape(printable(item.summary_text))

    def item_link(self, item: Any) -> str:
        return absolute(item.get_url())

    item_guid_is_permalink = False

    def item_guid(self, item: Any) -> str:
        """The same for ever, whatever becomes of title and address (RFC 4151)."""
        born = item.first_published_at or item.latest_revision_created_at
        day = f",{born:%Y-%m-%d}" if born else ""
        return f"tag:{urlsplit(settings.SITE_URL).hostname}{day}:page/{item.pk}"

    def item_pubdate(self, item: Any) -> datetime | None:
        return item.first_published_at  # type: ignore[no-any-return]

    def item_updateddate(self, item: Any) -> datetime | None:
        """A correction is published, so it counts."""
        return item.last_published_at or item.first_published_at  # type: ignore[no-any-return]

    def item_categories(self, item: Any) -> list[str]:
        return [printable(filed.topic.name) for filed in item.page_topics.all()]


class ArticlesRss(NewsFeed):
    def title(self, obj: dict[str, Any]) -> str:
        return self.titled(obj, _("%(site)s: articles") % {"site": obj["frame"].site_name})

    def pages(self, obj: dict[str, Any]) -> Any:
        return latest_articles().prefetch_related(None).prefetch_related("page_topics__topic")


class ArticlesAtom(ArticlesRss):
    feed_type = Atom1Feed

    def item_author_name(self, item: ArticlePage) -> None:
        """The site's, as the feed says."""


class VideosRss(NewsFeed):
    feed_type = MediaRssFeed

    def title(self, obj: dict[str, Any]) -> str:
        return self.titled(obj, _("%(site)s: videos") % {"site": obj["frame"].site_name})

    def pages(self, obj: dict[str, Any]) -> Any:
        return visible_video_pages().select_related("terms").prefetch_related("page_topics__topic")

    def item_extra_kwargs(self, item: VideoPage) -> dict[str, Any]:
        return {"media": media_of(item)}
