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
        redirect = _redirect_of(request)
        if redirect is not None and (redirect.redirect_page_id is None or _is_public(redirect.redirect_page_id)):
            answer: HttpResponseBase = super().process_response(request, response)
            return answer
        page = meant_page(request)
        url = page.get_url(request) if page else None
        if not url or url == request.path:
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)


def _redirect_of(request: HttpRequest) -> Redirect | None:
    """As Wagtail looks for it: the whole address first, then without its query."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    alone = urlsplit(path).path
    found: Redirect | None = get_redirect(request, path)
    return found if found or path == alone else get_redirect(request, alone)


def _is_public(pk: int) -> bool:
    return bool(public_pages(Page.objects.filter(pk=pk)).exists())
