"""Rich text as a tree of nodes, for front ends that make their own elements of it."""

from typing import Literal, NotRequired, TypedDict

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

Kind = Literal["text", "break", "rule", "paragraph", "heading", "list", "item", "bold", "italic", "link"]


class Node(TypedDict):
    """A text or a break has no children. `text` is a text's, `level` a heading's (2 to 6), `ordered` a list's.

    A link has `url`; where it leads to a page or a document of the site also its id, as in `data-page-id` of the HTML.
    """

    type: Kind
    text: NotRequired[str]
    level: NotRequired[int]
    ordered: NotRequired[bool]
    url: NotRequired[str]
    page_id: NotRequired[int]
    document_id: NotRequired[int]
    children: NotRequired[list["Node"]]


PLAIN: dict[str, Kind] = {
    "p": "paragraph",
    "li": "item",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "hr": "rule",
    "br": "break",
}
CHILDLESS = ("hr", "br")


def tree(html: str) -> list[Node]:
    """Of HTML as readers get it. An element that has no kind of its own gives way to what it holds."""
    return _nodes(BeautifulSoup(html, "html.parser"))


def _nodes(parent: Tag) -> list[Node]:
    found: list[Node] = []
    for child in parent.children:
        if isinstance(child, Tag):
            found += _element(child)
        elif type(child) is NavigableString and (str(child).strip() or parent.name not in ("[document]", "ul", "ol")):
            found.append({"type": "text", "text": str(child)})
    return found


def _element(tag: Tag) -> list[Node]:
    name, children = tag.name, _nodes(tag)
    if name in CHILDLESS:
        return [{"type": PLAIN[name]}]
    if name in PLAIN:
        return [{"type": PLAIN[name], "children": children}]
    if name in ("ul", "ol"):
        return [{"type": "list", "ordered": name == "ol", "children": children}]
    if len(name) == 2 and name[0] == "h" and name[1].isdecimal():  # noqa: PLR2004  h1 to h6
        return [{"type": "heading", "level": int(name[1]), "children": children}]
    return [_link(tag, children)] if name == "a" and tag.get("href") else children


def _link(tag: Tag, children: list[Node]) -> Node:
    link: Node = {"type": "link", "url": str(tag["href"])}
    if page := tag.get("data-page-id"):
        link["page_id"] = int(str(page))
    if document := tag.get("data-document-id"):
        link["document_id"] = int(str(document))
    link["children"] = children
    return link
