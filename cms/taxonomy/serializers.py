"""Topics, people and desks inside the content API's pages."""

from typing import Any, TypedDict

from cms.images.serializers import Picture, picture
from cms.taxonomy.models import Desk, Person, Topic


class FiledTopic(TypedDict):
    """A topic that a page is filed under; `slug` is what the site's lists are asked for."""

    id: int
    name: str
    slug: str


class NamedPerson(TypedDict):
    """Somebody whom a page is about."""

    id: int
    name: str
    role: str
    organisation: str
    biography: str
    portrait: Picture | None


class PressDesk(TypedDict):
    """Who answers for a piece of news, and how the press reaches them. Empty where editors gave none."""

    id: int
    name: str
    email: str
    phone: str


def topic(found: Topic) -> FiledTopic:
    return {"id": found.pk, "name": found.name, "slug": found.slug}


def person(found: Person, request: Any) -> NamedPerson:
    portrait = found.portrait
    return {
        "id": found.pk,
        "name": found.name,
        "role": found.role,
        "organisation": found.organisation,
        "biography": found.biography,
        "portrait": picture(portrait, request, alt=found.name, caption="", credit="") if portrait else None,
    }


def desk(found: Desk) -> PressDesk:
    return {"id": found.pk, "name": found.name, "email": found.email, "phone": found.phone}
