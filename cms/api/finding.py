"""One call for an address: the page that it shows, or what became of it, in whichever language."""

from http import HTTPStatus
from typing import Any, NotRequired, TypedDict
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.timezone import now
from rest_framework.response import Response
from wagtail.models import Page, PageViewRestriction, Site

from cms.api.page_meta import Alternate
from cms.base.api import PageLink, page_link
from cms.base.embargo import without_embargoed
from cms.base.problems import CONTENT_TYPE, Problem, Refusal, problem
from home.elsewhere import family_of
from home.redirects import public_redirect


class PageElsewhere(Problem):
    """No page is at the address. Where other languages have it, `alternates` says which and where."""

    requested_locale: NotRequired[str]
    available_locales: NotRequired[list[str]]
    alternates: NotRequired[list[Alternate]]


class NewAddress(TypedDict):
    """Where an address leads now; `page` is null where that is not a page of the site."""

    location: str
    is_permanent: bool
    status: int
    page: PageLink | None


class Moved(TypedDict):
    redirect: NewAddress


class FindByAddress:
    """For the endpoint of pages. The status is that of the address:

    200 with the whole page; 301 or 302 with the `redirect` that editors or a move left, and without a Location, so that
    no client is sent on unasked; 410 for a page that was live and no longer is; 404 for anything else, with
    `available_locales` and `alternates` where a page of that address exists in other languages alone.
    """

    request: Any
    kwargs: dict[str, Any]
    action: str

    def find_view(self, request: Any) -> Response:
        if "html_path" not in request.GET:
            answer: Response = super().find_view(request)  # type: ignore[misc]  # Wagtail's view set
            return answer
        queryset: QuerySet[Page] = self.get_queryset()  # type: ignore[attr-defined]
        page = self.find_object(queryset, request)
        if page is None:
            return self._what_became_of(_steps(request.GET["html_path"]))
        self.kwargs["pk"] = page.pk
        self.action = "detail_view"
        shown: Response = self.detail_view(request, page.pk)  # type: ignore[attr-defined]
        shown["Content-Language"] = page.locale.language_code
        return shown

    def find_object(self, queryset: "QuerySet[Page]", request: Any) -> Page | None:
        """By id, or by the address that a browser shows: /en/articles/…/ is looked up in the English tree."""
        if "html_path" not in request.GET:
            found: Page | None = super().find_object(queryset, request)  # type: ignore[misc]
            return found
        steps = _steps(request.GET["html_path"])
        root = Site.find_for_request(request).root_page
        if steps and steps[0] in _languages():
            root = root.get_translations(inclusive=True).filter(locale__language_code=steps.pop(0)).first()
        try:
            page = root.specific.route(request, steps)[0] if root else None
        except Http404:
            return None
        return queryset.filter(pk=page.pk).first() if page else None

    def _what_became_of(self, steps: list[str]) -> Response:
        redirect = public_redirect(self.request, f"/{'/'.join(steps)}")
        if redirect:
            return self._moved(redirect.redirect_page, redirect.link, is_permanent=redirect.is_permanent)
        if _was_live(Site.find_for_request(self.request), steps):
            return _refused("This page was taken down.", HTTPStatus.GONE)
        has_language = bool(steps) and steps[0] in _languages()
        language = steps[0] if has_language else settings.LANGUAGE_CODE
        family = family_of(self.request, steps[1:] if has_language else steps)
        meant = [page for page in family if page.locale.language_code == language]
        if len(meant) == 1:
            return self._moved(meant[0], meant[0].get_url(self.request), is_permanent=True)
        if meant or not family:
            return _refused("There is no page at this address.", HTTPStatus.NOT_FOUND)
        elsewhere: PageElsewhere = {
            **problem("This page exists in other languages alone.", HTTPStatus.NOT_FOUND),
            "requested_locale": language,
            "available_locales": [page.locale.language_code for page in family],
            "alternates": [{"hreflang": page.locale.language_code, **self._link(page)} for page in family],
        }
        return Response(elsewhere, status=HTTPStatus.NOT_FOUND, content_type=CONTENT_TYPE)

    def _moved(self, page: Page | None, address: str, *, is_permanent: bool) -> Response:
        status = HTTPStatus.MOVED_PERMANENTLY if is_permanent else HTTPStatus.FOUND
        moved: NewAddress = {
            "location": self.request.build_absolute_uri(address),
            "is_permanent": is_permanent,
            "status": status.value,
            "page": self._link(page) if page else None,
        }
        answer: Moved = {"redirect": moved}
        return Response(answer, status=status)

    def _link(self, page: Page) -> PageLink:
        return page_link(page, self.get_serializer_context())  # type: ignore[attr-defined]


def _languages() -> dict[str, str]:
    return dict(settings.WAGTAIL_CONTENT_LANGUAGES)


def _steps(address: str) -> list[str]:
    try:
        return [step for step in urlsplit(address).path.split("/") if step]
    except ValueError as problem:
        raise Refusal(f"html_path is not an address. {problem}", parameter="html_path") from problem


def _was_live(site: Site, steps: list[str]) -> bool:
    """Whether a page that anybody could read stood at the address and was taken down, by hand or by its expiry."""
    if not steps or steps[0] not in _languages():
        return False
    roots = site.root_page.get_translations(inclusive=True).filter(locale__language_code=steps[0])
    paths = [f"{root.url_path}{''.join(f'{step}/' for step in steps[1:])}" for root in roots]
    gone = Page.objects.filter(Q(live=False) | Q(expire_at__lte=now()), url_path__in=paths)
    gone = without_embargoed(gone.filter(first_published_at__isnull=False))
    restricted = PageViewRestriction.objects.select_related("page")
    hidden = tuple(restriction.page.path for restriction in restricted)
    return any(not page.path.startswith(hidden) for page in gone)


def _refused(message: str, status: HTTPStatus) -> Response:
    return Response(problem(message, status), status=status, content_type=CONTENT_TYPE)
