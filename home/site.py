"""The frame of a newsroom: languages, landing pages, lists, groups. Made once; what exists is left alone."""

import json
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from accounts.services import ensure_journey
from accounts.terms import ensure_account_terms
from articles.models import ArticleIndexPage
from cms.translation.services import translate
from home import landing
from home.desk.workflow import create_workflow
from home.groups import (
    create_account_terms_rights,
    create_chief_editors,
    create_groups,
    create_journey_rights,
    create_site_rights,
    ensure_filing_rights,
    ensure_newsletter_rights,
    ensure_terms_are_published,
)
from home.models import HomePage, SiteContent
from videos.models import VideoIndexPage

ListPage = TypeVar("ListPage", ArticleIndexPage, VideoIndexPage)

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Frame:
    """The French pages under which everything else goes."""

    home: HomePage
    articles: ArticleIndexPage
    videos: VideoIndexPage


@transaction.atomic
def create_site() -> Frame:
    """Makes what is missing of the site's frame, French first and then English, and points the site at SITE_URL."""
    french, _english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "en"))
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root", locale=french))
    home = _existing_home() or _new_home(root, french)
    frame = Frame(
        home=home,
        articles=_list(home, ArticleIndexPage, landing.ARTICLES_TITLE, "actualites", landing.ARTICLES_INTRODUCTION),
        videos=_list(home, VideoIndexPage, landing.VIDEOS_TITLE, "videos", landing.VIDEOS_INTRODUCTION),
    )
    _point_site_at(home)
    _ensure_site_content(frame)
    if ensure_journey():
        create_journey_rights()
    ensure_filing_rights()
    chiefs = create_chief_editors(root=root)
    if chiefs:
        create_workflow(approved_by=chiefs, home=home)
    ensure_newsletter_rights()
    if ensure_account_terms():
        create_account_terms_rights()
    else:
        ensure_terms_are_published()
    return frame


def _ensure_site_content(frame: Frame) -> None:
    """What surrounds every page, and who may edit it. A newsroom older than these texts receives them too."""
    if SiteContent.objects.exists():
        return
    create_site_rights()
    content = SiteContent(locale=frame.home.locale, **landing.site_content(frame.articles, frame.videos))
    content.save()
    content.save_revision()
    _in_english(content)


def _existing_home() -> HomePage | None:
    found: HomePage | None = HomePage.objects.filter(sites_rooted_here__is_default_site=True).first()
    return found


def _new_home(root: Page, french: Locale) -> HomePage:
    home = HomePage(
        title=landing.TITLE,
        slug="accueil",
        locale=french,
        eyebrow=landing.EYEBROW,
        headline=landing.HEADLINE,
        standfirst=landing.STANDFIRST,
        call_to_action=landing.CALL_TO_ACTION,
        sections=json.dumps([{"type": kind, "value": value} for kind, value in landing.SECTIONS]),
    )
    _add(root, home)
    files = Collection.get_first_root_node() or Collection.add_root(instance=Collection(name="Root"))
    create_groups(root=root, french=home, english=_in_english(home), files=files)
    return home


def _list(home: HomePage, kind: type[ListPage], title: str, slug: str, introduction: str) -> ListPage:
    found: ListPage | None = kind.objects.child_of(home).first()
    if found:
        return found
    made = kind(title=title, slug=slug, introduction=introduction, show_in_menus=True, locale=home.locale)
    _add(home, made)
    _in_english(made)
    return made


def _add(parent: Page, page: Any) -> None:
    parent.add_child(instance=page)
    page.save_revision().publish()


def _in_english(original: Any) -> Any:
    translate(original, to="en", words=landing.words, user=None)
    return original.get_translation(Locale.objects.get(language_code="en"))


def _point_site_at(home: HomePage) -> None:
    """The default site shows `home` at SITE_URL's host. Wagtail's welcome page goes, if nothing was made under it."""
    address = urlsplit(settings.SITE_URL)
    wanted = {
        "hostname": address.hostname or "localhost",
        "port": address.port or DEFAULT_PORTS.get(address.scheme, 80),
        "root_page_id": home.pk,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    previous = site.root_page if site.root_page_id else None
    if site.pk is None or any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in {**wanted, "site_name": site.site_name or settings.WAGTAIL_SITE_NAME}.items():
            setattr(site, name, value)
        site.save()
    if previous is not None and previous.specific_class is Page and not previous.get_children().exists():
        previous.delete()
