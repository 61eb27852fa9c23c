"""What every endpoint of the content API promises: one answer for everybody, in JSON, and an error that says why."""

import re
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from rest_framework.exceptions import APIException
from rest_framework.fields import Field
from rest_framework.filters import BaseFilterBackend
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api.rich_text import APIRichText
from wagtail.api.utils import get_full_url
from wagtail.api.v2.filters import FieldsFilter, OrderingFilter, SearchFilter
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError, get_object_detail_url
from wagtail.models import Page

LARGEST_OFFSET = 10**9
ROOT_RELATIVE = re.compile(r'\b(href|src)="/(?!/)')


class Pagination(WagtailPagination):
    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        offset = request.GET.get("offset", "0")
        if offset.isdecimal() and int(offset) > LARGEST_OFFSET:
            raise BadRequestError(f"offset cannot be higher than {LARGEST_OFFSET}")
        return super().paginate_queryset(queryset, request, view)


class PublicEndpoint:
    """Mixed into Wagtail's view sets.

    Who is signed in, and which language a browser prefers, change nothing in an answer: any cache may keep it.
    """

    authentication_classes: tuple[Any, ...] = ()
    renderer_classes = (JSONRenderer,)
    pagination_class = Pagination
    filter_backends: ClassVar[list[type[BaseFilterBackend]]] = [FieldsFilter, OrderingFilter, SearchFilter]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with override("en"):
            answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
            return answer

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        if any("\x00" in value for values in request.GET.lists() for value in values[1]):
            raise BadRequestError("null characters are not allowed")

    def get_renderer_context(self) -> dict[str, Any]:
        """Without Wagtail's indentation, which every reader would download."""
        context: dict[str, Any] = super().get_renderer_context()  # type: ignore[misc]
        return {**context, "indent": None}

    def resolve_rich_text_format(self) -> str:
        """HTML that a front end can show as it is, unless the request asks for another format."""
        if "rich_text_format" in self.request.GET:  # type: ignore[attr-defined]
            return str(super().resolve_rich_text_format())  # type: ignore[misc]
        return str(APIRichText.FORMAT_HTML)

    def filter_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        try:
            filtered: QuerySet[Any] = super().filter_queryset(queryset)  # type: ignore[misc]
        except ValueError as problem:
            raise BadRequestError(f"field filter error. {problem}") from problem
        return filtered

    def find_object(self, queryset: "QuerySet[Any]", request: Any) -> Any:
        if not request.GET.get("id", "0").isdecimal():
            raise BadRequestError("id must be a positive integer")
        return super().find_object(queryset, request)  # type: ignore[misc]

    def handle_exception(self, exc: Exception) -> Response:
        """Every refusal is {"message": …}; a value that does not fit its field is the client's error."""
        if isinstance(exc, ValidationError):
            exc = BadRequestError("; ".join(exc.messages))
        answer: Response = super().handle_exception(exc)  # type: ignore[misc]
        if isinstance(exc, APIException):
            answer.data = {"message": str(exc.detail)}
        return answer


class LocaleFilter(BaseFilterBackend):
    """?locale=: only what is in one language. Raises BadRequestError for a language that the site does not have."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        language = request.GET.get("locale")
        if language is None:
            return queryset
        check_language(language)
        return view.in_language(queryset, language)


def check_language(language: str) -> None:
    known = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    if language not in known:
        raise BadRequestError(f"locale must be one of {', '.join(known)}")


class PageField(Field):
    """Made of the whole page, rather than of one attribute of it."""

    def get_attribute(self, instance: Page) -> Page:
        return instance


def html(source: str, context: dict[str, Any]) -> str:
    """Rich text in the format that was asked for; links of HTML are whole addresses."""
    wanted = context["_wagtail_rich_text_format"]
    text = str(APIRichText.serialize(source, format=wanted))
    if wanted != APIRichText.FORMAT_HTML:
        return text
    base = get_full_url(context["request"], "/")
    return ROOT_RELATIVE.sub(rf'\1="{base}', text)


def page_link(page: Page, context: dict[str, Any]) -> dict[str, Any]:
    """Where a page is, for readers and for programs."""
    return {
        "locale": page.locale.language_code,
        "html_url": page.get_full_url(context["request"]),
        "detail_url": get_object_detail_url(context["router"], context["request"], Page, page.pk),
    }
