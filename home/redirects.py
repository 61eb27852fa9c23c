"""Where an address without a page leads on to: what editors wrote down, a page that moved, another language’s slug."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.elsewhere import meant_page
from home.visibility import public_pages


class KeptAddresses(RedirectMiddleware):
    """Wagtail's, except that a page which not everybody may see keeps its address to itself.

    Where editors wrote nothing down, an address that names a page by its slug in another language leads to that page in
    the language of the address.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code != HTTPStatus.NOT_FOUND or request.method not in {"GET", "HEAD"}:
            return response
        if public_redirect(request, request.get_full_path()) is not None:
            answer: HttpResponseBase = super().process_response(request, response)
            return answer
        page = meant_page(request)
        url = page.get_url(request) if page else None
        if not url or url == request.path:
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)


def public_redirect(request: HttpRequest, address: str) -> Redirect | None:
    """Where an address of this site leads on to, unless that is a page which not everybody may see.

    As Wagtail looks for it: the whole address first, then without its query.
    """
    path = Redirect.normalise_path(address, decode_unicode=False)
    alone = urlsplit(path).path
    found: Redirect | None = get_redirect(request, path)
    if found is None and path != alone:
        found = get_redirect(request, alone)
    leads_out = found is not None and found.redirect_page_id is None
    return found if found and (leads_out or _is_public(found.redirect_page_id)) else None


def _is_public(pk: int) -> bool:
    return bool(public_pages(Page.objects.filter(pk=pk)).exists())
