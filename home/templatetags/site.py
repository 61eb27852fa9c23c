"""The words around every page, as editors wrote them, and the ways on from an address where there is none."""

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext

from cms.base.navigation import MenuItem, SiteFrame
from home.elsewhere import Elsewhere, elsewhere
from home.shown_site import ShownSite, shown_site

register = template.Library()


@register.simple_tag(takes_context=True)
def site_content(context: RequestContext) -> ShownSite:
    """What editors wrote about the site in the reader's language."""
    return shown_site(context["request"])


@register.simple_tag(takes_context=True)
def main_menu(context: RequestContext) -> list[MenuItem]:
    """The menu as editors composed it; while they have not, the pages that they marked for menus."""
    request, frame = context["request"], context["frame"]
    chosen = shown_site(request).navigation
    if not chosen:
        return list(frame.menu)
    return [MenuItem(link.title, link.url, _is_current(request, frame, link.url), link.page) for link in chosen]


def _is_current(request: HttpRequest, frame: SiteFrame, url: str) -> bool:
    """Every page lies below the landing page, which is current only where it is shown itself."""
    if frame.is_error:
        return False
    return request.path == url if url == frame.home_url else request.path.startswith(url)


@register.simple_tag(takes_context=True)
def in_other_languages(context: RequestContext) -> list[Elsewhere]:
    """For an address where there is no page: the pages that this address has in other languages."""
    return elsewhere(context["request"])
