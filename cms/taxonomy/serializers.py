"""Topics, people and desks inside the content API's pages."""

from typing import Any

from cms.images.serializers import picture
from cms.taxonomy.models import Desk, Person, Topic


def topic(found: Topic) -> dict[str, Any]:
    return {"id": found.pk, "name": found.name, "slug": found.slug}


def person(found: Person, request: Any) -> dict[str, Any]:
    portrait = found.portrait
    return {
        "id": found.pk,
        "name": found.name,
        "role": found.role,
        "organisation": found.organisation,
        "biography": found.biography,
        "portrait": picture(portrait, request, alt=found.name, caption="", credit="") if portrait else None,
    }


def desk(found: Desk) -> dict[str, Any]:
    return {"id": found.pk, "name": found.name, "email": found.email, "phone": found.phone}
