"""What the site is called, for the rooms below the one where editors write it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Site

# The name that editors gave the site in a language, or nothing; the request, where there is one, spares a query.
Teller = Callable[[str, HttpRequest | None], str]
_tellers: list[Teller] = []


def told_by(teller: Teller) -> None:
    """Called once, by the app that knows the name, when it is ready."""
    if teller not in _tellers:
        _tellers.append(teller)


def site_name(request: HttpRequest | None = None) -> str:
    """The site's name in the active language: the editors', else that of Wagtail's site, else WAGTAIL_SITE_NAME."""
    language = get_language() or settings.LANGUAGE_CODE
    return next((name for teller in _tellers if (name := teller(language, request))), "") or default_name(request)


def default_name(request: HttpRequest | None = None) -> str:
    site = Site.find_for_request(request) if request else None
    return str(site.site_name if site and site.site_name else settings.WAGTAIL_SITE_NAME)
