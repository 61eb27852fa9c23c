"""The query parameters of an endpoint: those that its view accepts, and no others."""

from typing import Any, get_args

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from taggit.managers import TaggableManager
from wagtail.api.rich_text import RichTextOutputFormat
from wagtail.api.v2.views import BaseAPIViewSet

from cms.api.openapi.objects import models_of
from cms.api.openapi.shapes import Schema, Undescribed
from cms.api.pages import PAGE_FIELDS
from cms.api.preview import PreviewByToken
from cms.base.api import LONGEST_VALUE, TREE
from cms.base.api_pages import LARGEST_OFFSET

TEXT: Schema = {"type": "string", "maxLength": LONGEST_VALUE}
NUMBER: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
ROOT: Schema = {"anyOf": [NUMBER, {"type": "string", "const": "root"}]}
LOCALE: Schema = {"type": "string", "enum": [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]}
PAGE_TYPES = [f"{model._meta.app_label}.{model.__name__}" for model in PAGE_FIELDS]

DESCRIBED: dict[str, tuple[Schema, str]] = {
    "limit": (
        {"type": "integer", "minimum": 0, "maximum": settings.WAGTAILAPI_LIMIT_MAX, "default": 20},
        "How many objects to list.",
    ),
    "offset": ({**NUMBER, "maximum": LARGEST_OFFSET, "default": 0}, "How many objects to pass over."),
    "cursor": (
        TEXT,
        "Where to go on: the `next_cursor` of the part before, empty for the first. Not with `offset` or `search`.",
    ),
    "fields": (
        TEXT,
        (
            "Which keys to give, parted by commas: `kicker,lead_image` adds keys, `-title` takes one away; with `*`"
            " first all that there are, with `_` first none but those that follow."
        ),
    ),
    "search": (TEXT, "Words of the title and of the searchable texts."),
    "search_operator": ({"type": "string", "enum": ["and", "or"]}, "Whether all words are wanted, or any."),
    "rich_text_format": (
        {"type": "string", "enum": [*get_args(RichTextOutputFormat), TREE], "default": "html"},
        "How rich text is written.",
    ),
    "locale": (LOCALE, "Only what is in one language."),
    "topic": (TEXT, "Only articles and videos filed under this topic: its slug in either language, or its id."),
    "dateline_from": (DAY, "Only articles and videos about this day or later."),
    "dateline_to": (DAY, "Only articles and videos about this day or earlier."),
    "available_in": (LOCALE, "Only pages that readers have in this language too."),
    "child_of": (ROOT, "Only the pages right below this one, by its id."),
    "descendant_of": (ROOT, "Only the pages below this one, by its id. Not together with `child_of`."),
    "ancestor_of": (NUMBER, "Only the pages above this one, by its id."),
    "translation_of": (ROOT, "Only the same page in other languages, by its id."),
    "site": (TEXT, "Only the pages of one site, by its host name."),
    "id": (NUMBER, "The object with this id."),
    "html_path": (TEXT, "The address that a browser shows, or its path."),
    "preview_token": (TEXT, "The token of an editor's preview: the draft that it was made for is answered."),
    "format": ({"type": "string", "const": "json"}, "There is JSON alone."),
    "_": (TEXT, "Ignored: for clients that send a changing value to pass a cache."),
}

_KINDS: dict[Any, Schema] = {
    models.BooleanField: {"type": "boolean"},
    models.IntegerField: {"type": "integer"},
    models.FloatField: {"type": "number"},
    models.DateTimeField: {"type": "string", "format": "date-time"},
    models.DateField: {"type": "string", "format": "date"},
    models.CharField: TEXT,
    models.TextField: TEXT,
    TaggableManager: TEXT,
}


def of_list(endpoint: type[BaseAPIViewSet]) -> list[Schema]:
    """Of a list. Raises Undescribed for a parameter that the view accepts and nobody described."""
    filters = _filters(endpoint)
    known = endpoint.known_query_parameters - {"type", "order"}
    named = by_name(*(name for name in DESCRIBED if name in known), *sorted(known - set(DESCRIBED)))
    if "type" in endpoint.known_query_parameters:
        named.insert(0, _listed("type", PAGE_TYPES, "Only pages of these types. With one, its keys may be asked for."))
    orders = [way for name in filters for way in (name, f"-{name}")]
    named.append(_listed("order", [*orders, "random"], "By which keys; `-` before one turns it round."))
    return named + [
        {"name": name, "in": "query", "schema": schema, "description": _filter_words(endpoint, name)}
        for name, schema in filters.items()
        if name not in endpoint.known_query_parameters
    ]


def of_one(endpoint: type[BaseAPIViewSet]) -> list[Schema]:
    by_token = ["preview_token"] if issubclass(endpoint, PreviewByToken) else []
    return by_name("fields", "rich_text_format", "format", *by_token)


def to_find(endpoint: type[BaseAPIViewSet]) -> list[Schema]:
    return [*(_named(name) for name in sorted(endpoint.find_query_parameters)), *of_one(endpoint)]


def by_name(*names: str) -> list[Schema]:
    return [_named(name) for name in names]


def _named(name: str) -> Schema:
    if name not in DESCRIBED:
        raise Undescribed(f"The parameter {name} is accepted and not described (cms.api.openapi.parameters).")
    schema, words = DESCRIBED[name]
    return {"name": name, "in": "query", "schema": schema, "description": words}


def _listed(name: str, values: list[str], words: str) -> Schema:
    schema = {"type": "array", "items": {"type": "string", "enum": values}, "minItems": 1}
    return {"name": name, "in": "query", "style": "form", "explode": False, "schema": schema, "description": words}


def _filters(endpoint: Any) -> dict[str, Schema]:
    """The fields that may be filtered and ordered by, of every kind of object."""
    return {
        name: _filter(model, name)
        for model in models_of(endpoint)
        for name in endpoint.get_available_fields(model, db_fields_only=True)
    }


def _filter(model: type[models.Model], name: str) -> Schema:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist as problem:
        raise Undescribed(f"{model._meta.label}.{name} is accepted as a filter and is no field.") from problem
    if field.is_relation and not isinstance(field, TaggableManager):
        return NUMBER
    for kind, schema in _KINDS.items():
        if isinstance(field, kind):
            return schema
    raise Undescribed(f"{model._meta.label}.{name} is accepted as a filter of no known kind ({type(field).__name__}).")


def _filter_words(endpoint: Any, name: str) -> str:
    every = models_of(endpoint)
    having = [m for m in every if name in endpoint.get_available_fields(m, db_fields_only=True)]
    types = " or ".join(f"`{model._meta.app_label}.{model.__name__}`" for model in having)
    return "Only objects with this value." if having == every else f"Only pages with this value; with `type` {types}."
