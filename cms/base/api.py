"""What every endpoint of the content API promises: one answer for everybody, in JSON, and an error that says why."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, TypedDict, get_args

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DataError
from django.db.models import Field as ModelField
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import override
from rest_framework.exceptions import APIException
from rest_framework.fields import Field
from rest_framework.filters import BaseFilterBackend
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api.rich_text import APIRichText, RichTextOutputFormat
from wagtail.api.v2 import filters
from wagtail.api.v2.filters import FieldsFilter, OrderingFilter
from wagtail.api.v2.utils import BadRequestError, get_object_detail_url
from wagtail.models import Page

from cms.base.api_http import Quota, finished
from cms.base.api_pages import Pagination
from cms.base.problems import CONTENT_TYPE, Refusal, parameter_of, problem

LONGEST_VALUE = 2000
DEEPEST_FIELDS = 8
# A format of rich text beside Wagtail's.
TREE = "tree"


class SearchFilter(filters.SearchFilter):
    """Wagtail's, within what the endpoint shows: a search itself knows few conditions, being one of a set."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        if "search" in request.GET:
            shown = queryset.model._default_manager.filter(pk__in=queryset.order_by().values("pk"))
            queryset = view.with_related(shown.order_by(*queryset.query.order_by))
        return super().filter_queryset(request, queryset, view)


class PublicEndpoint:
    """Mixed into Wagtail's view sets.

    Who is signed in, and which language a browser prefers, change nothing in an answer: any cache may keep it.
    """

    authentication_classes: tuple[Any, ...] = ()
    renderer_classes = (JSONRenderer,)
    pagination_class = Pagination
    throttle_classes = (Quota,)
    quota_headers: Mapping[str, str] = MappingProxyType({})
    filter_backends: ClassVar[list[type[BaseFilterBackend]]] = [FieldsFilter, OrderingFilter, SearchFilter]

    known_query_parameters: ClassVar[frozenset[str]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "offset" in cls.known_query_parameters:
            cls.known_query_parameters = frozenset({*cls.known_query_parameters, "cursor"})

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with override("en"):
            answer = finished(request, super().dispatch(request, *args, **kwargs))  # type: ignore[misc]
            for name, value in self.quota_headers.items():
                answer.headers[name] = value
            return answer

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        for parameter, values in request.GET.lists():
            if any("\x00" in value for value in values):
                raise Refusal(f"{parameter} cannot contain null characters", parameter=parameter)
            if any(len(value) > LONGEST_VALUE for value in values):
                raise Refusal(f"{parameter} cannot be longer than {LONGEST_VALUE} characters", parameter=parameter)
        if request.GET.get("fields", "").count("(") > DEEPEST_FIELDS:
            raise BadRequestError(f"fields cannot open more than {DEEPEST_FIELDS} brackets")

    def get_renderer_context(self) -> dict[str, Any]:
        """Without Wagtail's indentation, which every reader would download."""
        context: dict[str, Any] = super().get_renderer_context()  # type: ignore[misc]
        return {**context, "indent": None}

    def with_related(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """The same objects with all that serializing them reads, in a constant number of queries."""
        return queryset

    def resolve_rich_text_format(self) -> str:
        """HTML that a front end can show as it is, unless the request asks for another format."""
        wanted = self.request.GET.get("rich_text_format")  # type: ignore[attr-defined]
        if wanted is None:
            return str(APIRichText.FORMAT_HTML)
        return TREE if wanted == TREE else str(super().resolve_rich_text_format())  # type: ignore[misc]

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
        """Every refusal is a problem (cms.base.problems); a value that does not fit its field is the client's error."""
        if isinstance(exc, ValidationError):
            parameter = self._unfit_parameter()
            words = "; ".join(exc.messages)
            exc = Refusal(words, parameter=parameter) if parameter else BadRequestError(words)
        if isinstance(exc, OverflowError | DataError):
            exc = BadRequestError("a number is too large")
        answer: Response = super().handle_exception(exc)  # type: ignore[misc]
        message = str(exc.detail) if isinstance(exc, APIException) else answer.data["message"]
        parameter = parameter_of(exc) if isinstance(exc, BadRequestError) else None
        allowed = exc.allowed if isinstance(exc, Refusal) else self.that_exist(parameter, message)
        answer.data = problem(message, answer.status_code, parameter=parameter, allowed=allowed)
        answer.content_type = CONTENT_TYPE
        return answer

    def check_query_parameters(self, queryset: "QuerySet[Any]") -> None:
        """Raises Refusal for a parameter that is neither an operation nor a field, and lists those that are."""
        fields = self.get_available_fields(queryset.model, db_fields_only=True)  # type: ignore[attr-defined]
        known = {*fields, *self.known_query_parameters}
        unknown = sorted(set(self.request.GET) - known)  # type: ignore[attr-defined]
        if unknown:
            raise Refusal(
                f"query parameter is not an operation or a recognised field: {', '.join(unknown)}",
                parameter=unknown[0],
                allowed=sorted(known - {"_"}),
            )

    def that_exist(self, parameter: str | None, message: str) -> list[str] | None:
        """What a client could have named instead of what does not exist."""
        if parameter == "order" and "unknown field" in message:
            return [*sorted(self.get_available_fields(self.asked_model, db_fields_only=True)), "random"]  # type: ignore[attr-defined]
        if parameter == "fields" and message.startswith("unknown fields"):
            return sorted(self._fields_to_ask_for())
        if parameter == "rich_text_format":
            return [*get_args(RichTextOutputFormat), TREE]
        return None

    def _fields_to_ask_for(self) -> set[str]:
        """Those of the answer at hand: some are given of one object alone, never in a list."""
        fields: set[str] = set(self.get_available_fields(self.asked_model))  # type: ignore[attr-defined]
        is_list = self.action == "listing_view"  # type: ignore[attr-defined]
        return fields - set(self.detail_only_fields) if is_list else fields  # type: ignore[attr-defined]

    def _unfit_parameter(self) -> str | None:
        """The first filter whose value is none of its field's."""
        for name, value in self.request.GET.items():  # type: ignore[attr-defined]
            try:
                field = self.asked_model._meta.get_field(name)
                if isinstance(field, ModelField):
                    field.to_python(value)
            except FieldDoesNotExist:
                continue
            except ValidationError:
                return str(name)
        return None

    @property
    def asked_model(self) -> type[Model]:
        """The kind of object that the request is about."""
        try:
            found: type[Model] = self.get_queryset().model  # type: ignore[attr-defined]
        except BadRequestError:
            found = self.model  # type: ignore[attr-defined]
        return found


class LocaleFilter(BaseFilterBackend):
    """?locale=: only what is in one language. Raises BadRequestError for a language that the site does not have."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        language = request.GET.get("locale")
        if language is None:
            return queryset
        check_language(language)
        return view.in_language(queryset, language)


def check_language(language: str, *, parameter: str = "locale") -> None:
    known = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    if language not in known:
        raise Refusal(f"{parameter} must be one of {', '.join(known)}", parameter=parameter, allowed=known)


class PageField(Field):
    """Made of the whole page, rather than of one attribute of it."""

    def get_attribute(self, instance: Page) -> Page:
        return instance


class PageLink(TypedDict):
    locale: str
    html_url: str | None
    detail_url: str


def page_link(page: Page, context: dict[str, Any]) -> PageLink:
    """Where a page is, for readers and for programs."""
    return {
        "locale": page.locale.language_code,
        "html_url": page.get_full_url(context["request"]),
        "detail_url": get_object_detail_url(context["router"], context["request"], Page, page.pk),
    }
