"""What can be asked of each endpoint, and every answer that it gives."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, TypedDict

from wagtail.api.v2.views import BaseAPIViewSet

from cms.api.finding import FindByAddress, Moved, PageElsewhere
from cms.api.openapi import parameters
from cms.api.openapi.objects import Objects, objects_of
from cms.api.openapi.shapes import Components, Schema, Undescribed, closed
from cms.api.openapi.words import ENDPOINTS, OWN_ANSWERS
from cms.api.preview import PreviewByToken
from cms.base.problems import CONTENT_TYPE, Problem

# What any request may be answered with, however well it was put; a method other than GET is a 405 everywhere.
REFUSALS = {
    HTTPStatus.BAD_REQUEST: "A mistake in a parameter, which is named.",
    HTTPStatus.NOT_FOUND: "What is not there, or is not public.",
    HTTPStatus.TOO_MANY_REQUESTS: "More than one address may ask for in a minute; `Retry-After` says how long to wait.",
    HTTPStatus.NOT_ACCEPTABLE: "The client accepts neither JSON nor everything.",
}
# Of every answer that is no draft; a conditional request is answered by the second.
HEADERS: Schema = {
    "ETag": {"schema": {"type": "string"}, "description": "A strong validator, for `If-None-Match`."},
    "Content-Language": {"schema": parameters.LOCALE, "description": "Where all of the answer has one language."},
    **{
        f"RateLimit-{name}": {"schema": {"type": "string", "pattern": r"^\d+$"}, "description": words}
        for name, words in (
            ("Limit", "Answers that one address may ask for in a minute."),
            ("Remaining", "How many of them are left."),
            ("Reset", "Seconds until they are counted anew."),
        )
    },
}
UNCHANGED: Schema = {"description": "The client has this answer already."}
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}}


class ListMeta(TypedDict):
    """`total_count` is the length of the whole list, of which `items` is a part; `next_cursor` asks for the next."""

    total_count: int
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One entry of the router."""

    name: str
    view: type[BaseAPIViewSet]
    router: Any
    components: Components

    @property
    def singular(self) -> str:
        return ENDPOINTS[self.name].singular


def paths_of(router: Any, components: Components) -> dict[str, Schema]:
    """Raises Undescribed for an endpoint, or a view of one, that nobody described."""
    found: dict[str, Schema] = {}
    for name, view in router._endpoints.items():
        if name not in ENDPOINTS:
            raise Undescribed(f"The endpoint {name} has no words (cms.api.openapi.words).")
        endpoint = Endpoint(name, view, router, components)
        operations = _operations(endpoint)
        for pattern in view.get_urlpatterns():
            if pattern.name not in operations:
                raise Undescribed(f"{name}: the view {pattern.name} is not described (cms.api.openapi.paths).")
            path = str(pattern.pattern).replace("<int:pk>", "{id}")
            found[f"/{name}/{path}"] = {"get": {"tags": [name], **operations[pattern.name]}}
    return found


def _operations(endpoint: Endpoint) -> dict[str, Schema]:
    """By the name of the view."""
    if endpoint.name in OWN_ANSWERS:
        return {"listing": _own(endpoint)}
    objects = objects_of(endpoint.view, endpoint.router, endpoint.components)
    return {"listing": _list(endpoint, objects), "detail": _one(endpoint, objects), "find": _find(endpoint, objects)}


def _own(endpoint: Endpoint) -> Schema:
    own = OWN_ANSWERS[endpoint.name]
    return {
        "operationId": f"get{endpoint.singular}",
        "summary": ENDPOINTS[endpoint.name].list_summary,
        "parameters": [*parameters.by_name(*own.parameters), *own.described],
        "responses": _responses(
            endpoint, {HTTPStatus.OK: _json("The answer.", endpoint.components.of(own.shape))}, *own.refusals
        ),
    }


def _list(endpoint: Endpoint, objects: Objects) -> Schema:
    items = {"type": "array", "items": {"anyOf": [objects.listed, objects.picked]}}
    shape = closed({"meta": endpoint.components.of(ListMeta), "items": items}, required=["meta", "items"])
    listed = endpoint.components.put(f"{endpoint.singular}List", shape)
    return {
        "operationId": f"list{endpoint.name.title()}",
        "summary": ENDPOINTS[endpoint.name].list_summary,
        "parameters": parameters.of_list(endpoint.view),
        "responses": _responses(endpoint, {HTTPStatus.OK: _json("A part of the list.", listed)}),
    }


def _one(endpoint: Endpoint, objects: Objects) -> Schema:
    return {
        "operationId": f"get{endpoint.singular}",
        "summary": f"{ENDPOINTS[endpoint.name].one} by its id",
        "parameters": [ID, *parameters.of_one(endpoint.view)],
        "responses": _responses(endpoint, {HTTPStatus.OK: _object(objects)}),
    }


def _find(endpoint: Endpoint, objects: Objects) -> Schema:
    redirect: Schema = {
        "description": "The object is at `Location`.",
        "headers": {"Location": {"schema": {"type": "string"}}},
        "content": {"text/html": {"schema": {"type": "string", "maxLength": 0}}},
    }
    answers: dict[int, Schema] = {HTTPStatus.FOUND: redirect}
    if issubclass(endpoint.view, FindByAddress):
        moved = endpoint.components.of(Moved)
        redirect["description"] = (
            "With `id`, the page is at `Location`. With `html_path`, the address leads elsewhere now."
        )
        redirect["content"] |= {"application/json": {"schema": moved}}
        missing = endpoint.components.of(PageElsewhere)
        answers |= {
            HTTPStatus.OK: _object(objects),
            HTTPStatus.MOVED_PERMANENTLY: _json("The address leads elsewhere now, for good.", moved),
            HTTPStatus.NOT_FOUND: _problem("There is no page at the address.", missing),
            HTTPStatus.GONE: _problem("The page was taken down.", endpoint.components.of(Problem)),
        }
    return {
        "operationId": f"find{endpoint.singular}",
        "summary": f"{ENDPOINTS[endpoint.name].one} by something else",
        "parameters": parameters.to_find(endpoint.view),
        "responses": _responses(endpoint, answers),
    }


def _object(objects: Objects) -> Schema:
    return _json("The whole object, or the keys that `fields` left.", {"anyOf": [objects.whole, objects.picked]})


def _responses(endpoint: Endpoint, answers: dict[int, Schema], *more: HTTPStatus) -> Schema:
    body = endpoint.components.of(Problem)
    every: dict[int, Schema] = {status: _problem(words, body) for status, words in REFUSALS.items()}
    every |= {status: _problem(f"{status.phrase}.", body) for status in more}
    if issubclass(endpoint.view, PreviewByToken):
        every[HTTPStatus.FORBIDDEN] = _problem("`preview_token` is not, or no longer, good for this page.", body)
    every |= answers
    if HTTPStatus.OK in every:
        every[HTTPStatus.OK] = {**every[HTTPStatus.OK], "headers": HEADERS}
        every[HTTPStatus.NOT_MODIFIED] = UNCHANGED
    return {str(int(status)): every[status] for status in sorted(every)}


def _json(words: str, schema: Schema) -> Schema:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _problem(words: str, schema: Schema) -> Schema:
    return {"description": words, "content": {CONTENT_TYPE: {"schema": schema}}}
