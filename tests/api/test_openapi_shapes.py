"""From the types that functions return to JSON Schema."""

from datetime import date, datetime
from typing import Any, Literal, NotRequired, TypedDict

import jsonschema_rs
import pytest
from django.db import models

from cms.api.openapi.shapes import Components, Undescribed
from cms.base.api_shapes import Block

pytestmark = pytest.mark.once


class Colour(models.TextChoices):
    RED = "red"
    BLUE = "blue"


class Leaf(TypedDict):
    """The end of a branch."""

    colour: Colour
    size: NotRequired[float | None]


class Branch(TypedDict):
    leaves: list[Leaf]
    above: "Branch | None"


Either = Block[Literal["leaf"], Leaf] | Block[Literal["word"], str]


def accepts(kind, value):
    components = Components()
    schema = {**components.of(kind), "components": {"schemas": components.schemas}}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid(value)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (str, ["", "a"], [None, 1]),
        (int, [1], [1.5, "1", True]),
        (float, [1, 1.5], ["1", None]),
        (bool, [True], [1, None]),
        (str | None, ["a", None], [1]),
        (Literal["a"], ["a"], ["b", None]),
        (Literal["a", "b"] | None, ["b", None], ["c"]),
        (Colour, ["red"], ["green"]),
        (date, ["2026-11-22"], ["22.11.2026"]),
        (datetime | None, ["2026-11-22T10:00:00Z", None], ["2026-11-22"]),
        (list[int], [[], [1]], [["1"], 1]),
        (dict[str, dict[str, str]], [{}, {"a": {"b": "c"}}], [{"a": "b"}, {"a": {"b": 1}}]),
        (str | list[Leaf], ["a", [{"colour": "red"}]], [None, ["a"]]),
        (Leaf, [{"colour": "red"}, {"colour": "red", "size": None}], [{}, {"colour": "red", "more": 1}]),
        (Leaf | None, [None, {"colour": "blue"}], [{"colour": None}]),
        (Branch, [{"leaves": [], "above": {"leaves": [], "above": None}}], [{"leaves": []}]),
        (
            list[Either],
            [[{"type": "leaf", "id": "1", "value": {"colour": "red"}}, {"type": "word", "id": "2", "value": "a"}]],
            [[{"type": "leaf", "id": "1", "value": "a"}], [{"type": "branch", "id": "1", "value": "a"}]],
        ),
    ],
)
def test_a_schema_takes_what_the_type_holds_and_nothing_else(kind, good, bad):
    assert [accepts(kind, value) for value in good] == [True] * len(good)
    assert [accepts(kind, value) for value in bad] == [False] * len(bad)


@pytest.mark.parametrize("kind", [Any, dict, dict[str, Any], list[Any], list[dict[str, Any]], object])
def test_what_says_nothing_is_refused(kind):
    with pytest.raises(Undescribed):
        Components().of(kind)


def test_blocks_are_told_apart_by_their_type():
    components = Components({Either: "Either"})
    assert components.of(list[Either]) == {"type": "array", "items": {"$ref": "#/components/schemas/Either"}}
    assert components.schemas["Either"]["discriminator"] == {
        "propertyName": "type",
        "mapping": {"leaf": "#/components/schemas/LeafBlock", "word": "#/components/schemas/WordBlock"},
    }
    assert components.schemas["Leaf"]["description"] == "The end of a branch."


def test_two_shapes_of_one_name_are_a_mistake():
    other = TypedDict("Leaf", {"weight": int})  # noqa: UP013  # the same name again
    components = Components()
    components.of(Leaf)
    with pytest.raises(Undescribed, match="Leaf"):
        components.of(other)
