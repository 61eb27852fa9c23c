"""The description laid out for a page: operations with what they take and give, schemas with their keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from shlex import quote
from typing import Any

from cms.api.openapi.shapes import Schema
from cms.api.openapi.words import EXAMPLES

ANY_ID = "5"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what is said of a type; `schema` is the one that it leads to, `is_code` marks what is typed so."""

    text: str
    schema: str = ""
    is_code: bool = False


Paragraph = list[Piece]


@dataclass(frozen=True, slots=True)
class Row:
    """A key or a parameter."""

    name: str
    kind: list[Piece]
    words: list[Paragraph]
    is_needed: bool


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    words: list[Paragraph]
    kinds: list[tuple[str, list[Piece]]]


@dataclass(frozen=True, slots=True)
class Operation:
    anchor: str
    method: str
    path: str
    summary: str
    curl: str
    parameters: list[Row]
    answers: list[Answer]


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    description: str
    operations: list[Operation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema: its keys, or where it is one of several, those."""

    name: str
    words: list[Paragraph]
    rows: list[Row]
    kind: list[Piece]


def said(words: str) -> list[Paragraph]:
    """The paragraphs of a description; what stands between backticks is code."""
    return [
        [Piece(" ".join(part.split("\n")), is_code=bool(number % 2)) for number, part in enumerate(text.split("`"))]
        for text in words.split("\n\n")
        if text
    ]


def operations_of(document: Schema, base: str) -> list[Group]:
    """By endpoint. `base` is the address that the paths follow."""
    groups = {tag["name"]: Group(tag["name"], tag["description"]) for tag in document["tags"]}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            groups[operation["tags"][0]].operations.append(_operation(path, method, operation, base))
    return list(groups.values())


def schemas_of(document: Schema) -> list[Shape]:
    return [
        Shape(
            name,
            said(schema.get("description", "")),
            list(_rows(schema)) if "properties" in schema else [],
            [] if "properties" in schema else _kind(schema),
        )
        for name, schema in document["components"]["schemas"].items()
    ]


def _operation(path: str, method: str, operation: Schema, base: str) -> Operation:
    address = base + path.replace("{id}", ANY_ID) + EXAMPLES.get(operation["operationId"], "")
    return Operation(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        curl=f"curl {quote(address)}",
        parameters=[
            Row(each["name"], _kind(each["schema"]), said(each.get("description", "")), each.get("required", False))
            for each in operation["parameters"]
        ],
        answers=[_answer(status, response) for status, response in operation["responses"].items()],
    )


def _answer(status: str, response: Schema) -> Answer:
    contents = response.get("content", {})
    return Answer(
        status, said(response["description"]), [(kind, _kind(media["schema"])) for kind, media in contents.items()]
    )


def _rows(schema: Schema, above: str = "") -> Iterator[Row]:
    """The keys of an object; those of an object inside it are named as in meta.type."""
    for name, inner in schema["properties"].items():
        if "properties" in inner:
            yield from _rows(inner, f"{above}{name}.")
        else:
            is_needed = name in schema.get("required", ())
            yield Row(f"{above}{name}", _kind(inner), said(inner.get("description", "")), is_needed)


def _kind(schema: Schema) -> list[Piece]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return [Piece(name, schema=name)]
    if ways := schema.get("anyOf") or schema.get("oneOf"):
        return _either([_kind(each) for each in ways])
    if values := schema.get("enum") or ([schema["const"]] if "const" in schema else None):
        return _either([[Piece(_typed(value), is_code=True)] for value in values])
    if schema["type"] == "array":
        return [Piece("list of "), *_kind(schema["items"])]
    if schema["type"] == "object" and isinstance(schema.get("additionalProperties"), dict):
        return [Piece("object of "), *_kind(schema["additionalProperties"])]
    return [Piece(_plain(schema))]


def _plain(schema: Schema) -> str:
    """Of a value that is neither a list nor an object, with its limits."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    limits = [f"at least {schema['minimum']}"] if schema.get("minimum") else []
    limits += [f"at most {schema[key]}" for key in ("maximum",) if key in schema]
    said = [schema.get("format", ""), *limits]
    words = f" ({', '.join(filter(None, said))})" if any(said) else ""
    return " or ".join(kinds) + words


def _either(kinds: list[list[Piece]]) -> list[Piece]:
    found = kinds[0]
    for kind in kinds[1:]:
        found = [*found, Piece(" or "), *kind]
    return found


def _typed(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
