"""The objects that an endpoint gives, as its own serializers make them: whole, in a list, and picked by `fields`."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail.api.v2.views import BaseAPIViewSet

from cms.api.openapi.fields import schema_of
from cms.api.openapi.shapes import Components, Schema, closed
from cms.api.pages import PAGE_FIELDS, PagesEndpoint

WHOLE = "Of the answer about one object, as it is without `fields`."
LISTED = "Of a list. What a list has only where `fields` asks for it is optional."
PICKED = "What is left where `fields` takes keys away."


@dataclass(frozen=True, slots=True)
class Objects:
    """References to what one endpoint gives."""

    whole: Schema
    listed: Schema
    picked: Schema


def models_of(endpoint: type[BaseAPIViewSet]) -> list[type[Model]]:
    return [*PAGE_FIELDS] if issubclass(endpoint, PagesEndpoint) else [endpoint.model]


def objects_of(endpoint: type[BaseAPIViewSet], router: Any, components: Components) -> Objects:
    """Puts the kinds of objects into `components`; pages are told apart by meta.type."""
    kinds = [_objects(endpoint, model, router, components) for model in models_of(endpoint)]
    if len(kinds) == 1:
        return kinds[0]
    return Objects(
        components.put("Page", {"description": "Told apart by meta.type.", "oneOf": [kind.whole for kind in kinds]}),
        components.put(
            "PageInList", {"description": "Told apart by meta.type.", "oneOf": [kind.listed for kind in kinds]}
        ),
        components.put("PagePicked", {"description": PICKED, "anyOf": [kind.picked for kind in kinds]}),
    )


def _objects(endpoint: type[BaseAPIViewSet], model: type[Model], router: Any, components: Components) -> Objects:
    name = model.__name__.removeprefix("Custom")
    whole = _serializer(endpoint, model, router, "", show_details=True)
    listed = _serializer(endpoint, model, router, "*", show_details=False)
    fields = {key: _schema(key, field, model, components) for key, field in whole.fields.items()}
    meta = set(whole.meta_fields)
    defaults = set(endpoint.get_listing_default_fields(model))
    in_list = {key: fields[key] for key in listed.fields}
    return Objects(
        components.put(name, {"description": WHOLE, **_object(fields, meta, required=set(fields))}),
        components.put(f"{name}InList", {"description": LISTED, **_object(in_list, meta, required=defaults)}),
        components.put(f"{name}Picked", {"description": PICKED, **_object(fields, meta, required=set())}),
    )


def _serializer(endpoint: Any, model: type[Model], router: Any, fields: str, *, show_details: bool) -> Any:
    config = [(fields, False, None)] if fields else []
    return endpoint._get_serializer_class(router, model, config, show_details=show_details)()


def _schema(name: str, field: Any, model: type[Model], components: Components) -> Schema:
    if name == "type":
        return {"type": "string", "const": f"{model._meta.app_label}.{model.__name__}"}
    return schema_of(name, field, model, components)


def _object(fields: dict[str, Schema], meta: set[str], *, required: set[str]) -> Schema:
    """As Wagtail lays it out: the id, then `meta`, then the rest."""
    inner = {name: schema for name, schema in fields.items() if name in meta}
    outer = {name: schema for name, schema in fields.items() if name not in meta}
    around = closed(inner, required=[name for name in inner if name in required])
    needed = [name for name in outer if name in required]
    if required & set(inner):
        needed.append("meta")
    return closed({"id": outer.pop("id"), "meta": around, **outer}, required=needed)
