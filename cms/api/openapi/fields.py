"""What a field of a serializer holds: as its own functions say, else as Wagtail and the REST framework have it."""

from datetime import date, datetime
from inspect import cleandoc
from typing import Any, Literal, NotRequired, TypedDict, get_args, get_type_hints
from uuid import UUID

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field as ModelField
from django.db.models import Model
from rest_framework import fields as rest
from wagtail.api.v2 import serializers as wagtail
from wagtail.documents.api.v2.serializers import DocumentDownloadUrlField

from cms.api.openapi.shapes import Components, Schema, Undescribed, nullable
from cms.base.api_shapes import RichText
from cms.base.api_text import TogetherField


class PageReferenceMeta(TypedDict):
    type: str
    detail_url: str
    html_url: str | None


class PageReference(TypedDict):
    """Another page, as Wagtail refers to it."""

    id: int
    meta: PageReferenceMeta
    title: NotRequired[str]


LANGUAGES = Literal[tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)]  # type: ignore[valid-type]

# Of libraries, which say nothing themselves. The first that a field is an instance of counts.
_KNOWN: dict[type[rest.Field], Any] = {
    wagtail.DetailUrlField: str,
    wagtail.PageLocaleField: LANGUAGES,
    wagtail.PageParentField: PageReference | None,
    wagtail.PageAliasOfField: PageReference | None,
    wagtail.RichTextFieldSerializer: RichText,
    wagtail.TagsField: list[str],
    DocumentDownloadUrlField: str,
    rest.BooleanField: bool,
    rest.IntegerField: int,
    rest.FloatField: float,
    rest.DateTimeField: datetime,
    rest.DateField: date,
    rest.UUIDField: UUID,
    rest.CharField: str,
}


def schema_of(name: str, field: rest.Field, model: type[Model], components: Components) -> Schema:
    """Raises Undescribed, naming the field, where nobody says what it holds."""
    try:
        schema = components.of(_kind(name, field))
    except Undescribed as problem:
        raise Undescribed(f"{model._meta.label}.{name} ({type(field).__name__}): {problem}") from problem
    is_null = field.allow_null or _may_be_null(model, str(field.source)) or _gives_none(field)
    if is_null and not _speaks_for_itself(field):
        schema = nullable(schema)
    if words := type(field).__dict__.get("__doc__"):
        return {**schema, "description": cleandoc(words)} if _is_ours(field) else schema
    return schema


def _kind(name: str, field: rest.Field) -> Any:
    if name == "locale":
        return LANGUAGES
    if isinstance(field, rest.SerializerMethodField):
        return _returned(getattr(field.parent, field.method_name))
    if isinstance(field, TogetherField):
        return get_args(_returned(field.made_for))[0]
    declared = _returned(field.to_representation)
    if declared is not None:
        return declared
    if isinstance(field, rest.ChoiceField):
        return Literal[tuple(field.choices)]
    for known, kind in _KNOWN.items():
        if isinstance(field, known):
            return kind
    raise Undescribed("its to_representation has no return annotation.")


def _returned(function: Any) -> Any:
    return get_type_hints(function).get("return")


def _gives_none(field: rest.Field) -> bool:
    """Wagtail writes null where get_attribute gives None, and asks no further."""
    return type(None) in get_args(_returned(field.get_attribute))


def _speaks_for_itself(field: rest.Field) -> bool:
    """Whether the field is handed the whole object, so that a null of the model's is not a null of its own."""
    return _is_ours(field) and not _gives_none(field)


def _is_ours(field: rest.Field) -> bool:
    return not type(field).__module__.startswith(("rest_framework.", "wagtail."))


def _may_be_null(model: type[Model], source: str) -> bool:
    try:
        found = model._meta.get_field(source)
    except FieldDoesNotExist:
        return False
    return isinstance(found, ModelField) and found.null
