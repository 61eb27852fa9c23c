"""What is in an edition: its pages as readers of one language have them, and what of it each subscriber asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from accounts.models import NewsletterSubscription
from articles.models import ArticlePage
from articles.selectors import latest_articles
from home.models import EditionDelivery, NewsletterEdition
from home.visibility import chosen_pages
from videos.models import VideoPage
from videos.selectors import visible_video_pages

ARTICLE, VIDEO = "article", "video"
LANGUAGES = ("fr", "en")
# As much as one letter bears.
MOST_NEW = 20


@dataclass(frozen=True, slots=True)
class Item:
    """A page of an edition in one language; `topics` are translation keys, `seconds` is a film's length."""

    kind: str
    page: Any
    url: str
    topics: frozenset[str]
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """The items of one language in the editor's order; `missing` are chosen pages that its readers may not see."""

    language: str
    items: Sequence[Item] = ()
    missing: Sequence[Page] = field(default=())

    def for_subscriber(self, subscription: NewsletterSubscription) -> list[Item]:
        wanted = {ARTICLE: subscription.wants_articles, VIDEO: subscription.wants_videos}
        topics = set(subscription.topics)
        return [item for item in self.items if wanted[item.kind] and (not topics or topics & item.topics)]


def contents(edition: NewsletterEdition, language: str) -> Contents:
    """What readers of `language` get of an edition, in a constant number of queries. Drafts and embargoes stay out."""
    chosen = _chosen(edition)
    here = chosen_pages([page.pk for page in chosen], language)
    ids = {page.pk for page in here.values()}
    known: dict[int, Item] = {}
    if ids:
        articles = latest_articles(language).filter(pk__in=ids)
        known |= {page.pk: _item(ARTICLE, page) for page in articles}
        videos = visible_video_pages(language).with_words().filter(pk__in=ids)
        known |= {page.pk: _item(VIDEO, page, page.video.duration or 0) for page in videos}
    found = {page.pk: known.get(here[page.pk].pk) if page.pk in here else None for page in chosen}
    items = _once(item for page in chosen if (item := found[page.pk]))
    return Contents(language, items, [page for page in chosen if found[page.pk] is None])


def _chosen(edition: NewsletterEdition) -> list[Page]:
    """In the editor's order, also while the edition is being written and was not saved."""
    ids = [item.page_id for item in edition.items.all() if item.page_id]
    pages = Page.objects.in_bulk(ids)
    return [pages[pk] for pk in ids if pk in pages]


def _once(items: Iterable[Item]) -> list[Item]:
    """A page that was chosen in both languages is one item."""
    return list({item.page.pk: item for item in items}.values())


def _item(kind: str, page: ArticlePage | VideoPage, seconds: float = 0) -> Item:
    keys = frozenset(str(filed.topic.translation_key) for filed in page.page_topics.all())
    return Item(kind, page, page.full_url or "", keys, seconds)


def why_not(
    edition: NewsletterEdition, subscription: NewsletterSubscription | None, items: Sequence[Item]
) -> EditionDelivery.Reason:
    """Why a subscriber gets no letter; NONE for one who does."""
    reasons = EditionDelivery.Reason
    if subscription is None or subscription.confirmed_at is None:
        return reasons.LEFT
    if subscription.user and not subscription.user.is_active:
        return reasons.CLOSED
    if not edition.subject(subscription.language):
        return reasons.NO_WORDS
    return reasons.NONE if items else reasons.NOTHING


def new_pages(edition: NewsletterEdition) -> list[Page]:
    """Articles and videos first published since the edition before this one began to go out, the newest first.

    One of each family: the French page, or the English one where there is no French one to see.
    """
    before = NewsletterEdition.objects.exclude(pk=edition.pk).filter(started_at__isnull=False)
    since = before.order_by("-started_at").values_list("started_at", flat=True).first()
    chosen = {page.translation_key for page in _chosen(edition)}
    families: dict[Any, Page] = {}
    for language in LANGUAGES:
        for pages in (latest_articles(language), visible_video_pages(language)):
            fresh = pages.filter(first_published_at__gt=since) if since else pages
            for page in fresh.order_by("-first_published_at")[:MOST_NEW]:
                families.setdefault(page.translation_key, page)
    found = [page for key, page in families.items() if key not in chosen]
    return sorted(found, key=lambda page: page.first_published_at, reverse=True)[:MOST_NEW]
