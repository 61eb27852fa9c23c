"""Pages of other rooms that the account page leads to. Each room names its own, in `AppConfig.ready()`."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Link:
    """`label` names the page, `about` says in a sentence what is there; both may be lazy translations."""

    url_name: str
    label: Any
    about: Any = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name)


_links: dict[str, Link] = {}


def contribute_link(url_name: str, label: Any, about: Any = "") -> None:
    """Has the account page lead to a view that needs no arguments. The same view again replaces what was said of it."""
    _links[url_name] = Link(url_name, label, about)


def contributed_links() -> list[Link]:
    return list(_links.values())
