"""Shapes that answers of several rooms have in common. The content API's description is made of such classes."""

from typing import Generic, TypedDict, TypeVar

from cms.base.api import PageLink
from cms.base.api_tree import Node

# In the format that was asked for: a text, or the nodes of a tree.
RichText = str | list[Node]

Kind = TypeVar("Kind")
Value = TypeVar("Value")


class Block(TypedDict, Generic[Kind, Value]):
    """One block of a body: `type` says which value it has, `id` stays the same as long as the block is there."""

    type: Kind
    id: str
    value: Value


class LinkedPage(PageLink):
    """A page that something leads to."""

    id: int


class TitledPage(LinkedPage):
    """A page that something leads to, by its title."""

    title: str
