"""What the changes feed follows: all that the endpoints list, as anybody sees it."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import CollectionViewRestriction, Page, Site

from accounts.models import JourneyStep
from cms.api.documents import Document, public_documents
from cms.api.references import referring_pages, shown
from cms.delivery.feed.kinds import PAGE, Kind, Pair, also_changes, follow, part
from cms.images.models import CustomImage
from cms.taxonomy.models import Desk, Person, Topic
from home.models import SiteContent
from home.visibility import public_pages
from videos.models import Captions, Rendition, TermsOfUse, Video, VideoPage

SITE, VIDEO = "site", "video"
# The landing pages' own level and that of the pages which a menu shows of itself.
DEEPEST_IN_A_MENU = 3


def pages() -> "QuerySet[Page]":
    """Under the root of a site, in any language: what lies elsewhere has no address."""
    roots = Page.objects.filter(pk__in=Site.objects.values("root_page"))
    trees = Page.objects.filter(translation_key__in=roots.values("translation_key")).only("path", "depth")
    below = reduce(or_, (Page.objects.descendant_of_q(root, inclusive=True) for root in trees), Q(pk__in=[]))
    found: QuerySet[Page] = public_pages(Page.objects.filter(below)).select_related("locale")
    return found


def page_address(page: Page) -> tuple[str, str]:
    parts = page.get_url_parts()
    return (parts[2], f"{parts[1]}{parts[2]}") if parts and parts[2] else ("", "")


def images() -> "QuerySet[Any]":
    return _in_open_collections(CustomImage.objects.filter(pk__in=shown(CustomImage)))


def documents() -> "QuerySet[Any]":
    return _in_open_collections(public_documents())


def videos() -> "QuerySet[Any]":
    return _in_open_collections(Video.objects.filter(pk__in=VideoPage.objects.visible().values("video_id")))


def topics() -> "QuerySet[Any]":
    return Topic.objects.filter(pk__in=shown(Topic)).select_related("locale")


def people() -> "QuerySet[Any]":
    return Person.objects.filter(pk__in=shown(Person)).select_related("locale")


def redirects() -> "QuerySet[Any]":
    leads_to_page = Q(redirect_page__in=public_pages(Page.objects.all()).values("pk"))
    found: QuerySet[Any] = Redirect.objects.filter(Q(redirect_page=None) & ~Q(redirect_link="") | leads_to_page)
    return found


def sites() -> "QuerySet[Any]":
    return SiteContent.objects.select_related("locale")


def register() -> None:
    """Called once, when the apps are ready."""
    follow(Kind(PAGE, Page, "pages", pages, page_address, marker="url_path"))
    follow(Kind("image", CustomImage, "images", images))
    follow(Kind("document", Document, "documents", documents, lambda document: (document.url, "")))
    follow(Kind(VIDEO, Video, "videos", videos))
    follow(Kind("topic", Topic, "topics", topics))
    follow(Kind("person", Person, "people", people))
    follow(Kind("redirect", Redirect, "redirects", redirects, lambda it: (it.old_path, ""), marker="old_path"))
    follow(Kind(SITE, SiteContent, "site", sites, is_per_language=True))
    part(Captions, lambda captions: [(VIDEO, captions.video_id)])
    part(Rendition, lambda rendition: [(VIDEO, rendition.video_id)])
    part(JourneyStep, lambda step: _sites(Q(locale=step.locale_id)))
    part(Desk, _pages_that_name)
    part(TermsOfUse, _pages_that_name)
    also_changes(menus)


def menus(changed: set[Pair]) -> Iterable[Pair]:
    """A menu that no editor made shows pages near the root; of a deleted one nobody knows any more where it was."""
    ids = {pk for name, pk in changed if name == PAGE}
    if not ids:
        return []
    known = {page.pk: page for page in Page.objects.filter(pk__in=ids).only("depth", "locale")}
    locales = {page.locale_id for page in known.values() if page.depth <= DEEPEST_IN_A_MENU}
    return _sites(Q() if ids - known.keys() else Q(locale__in=locales))


def _sites(where: Q) -> list[Pair]:
    return [(SITE, pk) for pk in SiteContent.objects.filter(where).values_list("pk", flat=True)]


def _pages_that_name(thing: Any) -> list[Pair]:
    return [(PAGE, pk) for pk in referring_pages(type(thing), thing.pk)]


def _in_open_collections(files: "QuerySet[Any]") -> "QuerySet[Any]":
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    closed = CollectionViewRestriction.objects.alias(path=path).filter(path__startswith=F("collection__path"))
    return files.filter(~Exists(closed))
