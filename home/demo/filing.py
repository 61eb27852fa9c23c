"""Topics, people and the desk of the demo, each in both languages, each made once."""

from typing import Any, TypeVar

from django.db import transaction
from wagtail.models import Locale, TranslatableMixin

from accounts.models import User
from cms.taxonomy.models import Desk, Person, Topic
from cms.translation.services import translate
from home.demo.keys import key
from home.demo.texts import filing

Filed = TypeVar("Filed", bound=TranslatableMixin)


def ensure_topic(name: str, translator: User) -> Topic:
    text = filing.TOPICS[name]
    return _ensure(Topic, f"topic-{name}", translator, name=text.name, description=text.description)


def ensure_person(name: str, translator: User) -> Person:
    text = filing.PEOPLE[name]
    return _ensure(Person, f"person-{name}", translator, name=text.name, role=text.role, organisation=text.organisation)


def ensure_desk(translator: User) -> Desk:
    return _ensure(Desk, "desk", translator, name=filing.DESK_NAME, email=filing.DESK_EMAIL)


@transaction.atomic
def _ensure(kind: type[Filed], known_as: str, translator: User, **fields: Any) -> Filed:
    """The French one, as editors left it; made and translated where it is missing."""
    french = Locale.objects.get(language_code="fr")
    found: Filed | None = kind._default_manager.filter(translation_key=key(known_as), locale=french).first()
    if found:
        return found
    made: Filed = kind._default_manager.create(translation_key=key(known_as), locale=french, **fields)
    translate(made, to="en", words=filing.words, user=translator)
    return made
