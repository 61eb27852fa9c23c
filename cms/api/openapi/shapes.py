"""JSON Schema (2020-12) of Python types: those that the functions behind the content API say they return."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from functools import reduce
from inspect import cleandoc, isclass
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints, is_typeddict
from uuid import UUID

Schema = dict[str, Any]

_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    UUID: {"type": "string", "format": "uuid"},
}
_JSON_TYPES = {str: "string", int: "integer", bool: "boolean"}
_REFERENCE = "#/components/schemas/"


class Undescribed(Exception):
    """Something in the API has no type that could be written down; the message names it."""


class Components:
    """The named schemas of a document. What is put in twice under one name must be the same.

    `names` are those of unions, which have none of their own.
    """

    def __init__(self, names: dict[Any, str] | None = None) -> None:
        self.schemas: dict[str, Schema] = {}
        self._names = names or {}
        self._made_of: dict[str, Any] = {}

    def put(self, name: str, schema: Schema) -> Schema:
        """Names a schema, and gives the reference to it."""
        if self.schemas.setdefault(name, schema) != schema:
            raise Undescribed(f"Two different shapes are called {name}.")
        return {"$ref": f"{_REFERENCE}{name}"}

    def of(self, kind: Any) -> Schema:
        """Raises Undescribed for what says nothing, such as Any or a bare dict."""
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if kind in self._names:
            return self.put(self._names[kind], self._union(get_args(kind)))
        if is_typeddict(get_origin(kind) or kind):
            return self._object(kind)
        if isclass(kind) and issubclass(kind, Enum):
            return _one_of([member.value for member in kind])
        return self._made_of_others(kind)

    def _made_of_others(self, kind: Any) -> Schema:
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is Literal:
            return _one_of(list(arguments))
        if origin in (Union, UnionType):
            return self._union(arguments)
        if origin in (list, Sequence, Iterable, Iterator):
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is dict and arguments[0] is str:
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        raise Undescribed(f"{kind!r} says nothing of what it holds.")

    def _union(self, kinds: Sequence[Any]) -> Schema:
        others = [kind for kind in kinds if kind is not NoneType]
        if len(others) < len(kinds):
            return nullable(self.of(reduce(or_, others)))
        tag = _tag(kinds)
        schemas = [self.of(kind) for kind in kinds]
        if tag is None:
            return {"anyOf": schemas}
        mapping = {value: schema["$ref"] for kind, schema in zip(kinds, schemas, strict=True) for value in tag[kind]}
        return {"oneOf": schemas, "discriminator": {"propertyName": "type", "mapping": mapping}}

    def _object(self, kind: Any) -> Schema:
        name = _name(kind)
        if name not in self._made_of:
            self._made_of[name] = kind
            self.schemas[name] = {}  # so that a shape may hold itself
            shape = get_origin(kind) or kind
            properties = {key: self.of(inner) for key, inner in _hints(kind).items()}
            self.schemas[name] |= closed(
                properties, required=[key for key in properties if key in shape.__required_keys__]
            )
            if shape.__doc__:
                self.schemas[name]["description"] = cleandoc(shape.__doc__)
        if self._made_of[name] != kind:
            raise Undescribed(f"Two different shapes are called {name}.")
        return {"$ref": f"{_REFERENCE}{name}"}


def closed(properties: dict[str, Schema], *, required: Sequence[str]) -> Schema:
    """An object with these keys and no others."""
    schema: Schema = {"type": "object", "properties": properties}
    if required:
        schema["required"] = list(required)
    return {**schema, "additionalProperties": False}


def nullable(schema: Schema) -> Schema:
    if _PLAIN[NoneType] in schema.get("anyOf", ()):
        return schema
    if isinstance(schema.get("type"), str) and not {"enum", "const"} & set(schema):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(values: list[Any]) -> Schema:
    schema: Schema = {"const": values[0]} if len(values) == 1 else {"enum": values}
    return {"type": _JSON_TYPES[type(values[0])], **schema}


def _hints(kind: Any) -> dict[str, Any]:
    """The keys of a shape, with what its parameters stand for put in."""
    shape = get_origin(kind) or kind
    given: dict[Any, Any] = dict(zip(getattr(shape, "__parameters__", ()), get_args(kind), strict=False))
    return {key: given[inner] if isinstance(inner, TypeVar) else inner for key, inner in get_type_hints(shape).items()}


def _name(kind: Any) -> str:
    """That of the class; where its parameters are literals, theirs before it: Block["fact_box"] is FactBoxBlock."""
    words = [word for argument in get_args(kind) if get_origin(argument) is Literal for word in get_args(argument)]
    return "".join(word.title().replace("_", "") for word in words) + str((get_origin(kind) or kind).__name__)


def _tag(kinds: Sequence[Any]) -> dict[Any, tuple[Any, ...]] | None:
    """The values of `type` that tell these shapes apart; None where they do not."""
    if not all(is_typeddict(get_origin(kind) or kind) for kind in kinds):
        return None
    literals = {kind: _hints(kind).get("type") for kind in kinds}
    if not all(get_origin(literal) is Literal for literal in literals.values()):
        return None
    values = {kind: get_args(literal) for kind, literal in literals.items()}
    every = [value for each in values.values() for value in each]
    return values if len(every) == len(set(every)) else None
