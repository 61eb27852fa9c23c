"""Addresses of what helps to find: under each language the search page and the feeds, under none what machines read."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.urls import path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from wagtail.contrib.sitemaps import views as sitemaps

from home.finding import feeds, views
from home.finding.sitemaps import SITEMAPS

MINUTE = 60


def _feed(feed: "Feed[Any, Any]") -> Any:
    """Any cache may keep it a while; who has it already is told so."""
    return require_safe(conditional_page(cache_control(public=True, max_age=5 * MINUTE)(feed)))


def _sitemap(view: Any) -> Any:
    return require_safe(cache_control(public=True, max_age=10 * MINUTE)(view))


under_a_language = [
    path("search/", views.search, name="search"),
    path("feeds/articles.rss", _feed(feeds.ArticlesRss()), name="feed_articles_rss"),
    path("feeds/articles.atom", _feed(feeds.ArticlesAtom()), name="feed_articles_atom"),
    path("feeds/videos.rss", _feed(feeds.VideosRss()), name="feed_videos"),
]
under_none = [
    path("robots.txt", views.robots),
    path(
        "sitemap.xml",
        _sitemap(sitemaps.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        _sitemap(sitemaps.sitemap),
        {"sitemaps": SITEMAPS, "template_name": "home/finding/sitemap.xml"},
        name="sitemap_section",
    ),
]
