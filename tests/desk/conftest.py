import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Locale

from accounts.models import User
from home.site import Frame
from tests.factories.people import person


@pytest.fixture
def frame(site: Frame) -> Frame:
    """A newsroom as create_site leaves it: two languages, the groups, the workflow."""
    return site


@pytest.fixture
def cast(frame: Frame) -> dict[str, User]:
    """Somebody of each group, each reading the admin in a language of their own."""
    people = {}
    for group, language in (("Editors", "fr"), ("Chief editors", "en"), ("Translators", "en")):
        user = person(f"{group.split()[0].lower()}@example.org", language=language, first_name=group)
        user.groups.add(Group.objects.get(name=group))
        people[group] = user
    return people


@pytest.fixture
def as_(cast: dict[str, User]):
    """A client signed in as somebody of this group."""

    def sign_in(group: str) -> Client:
        client = Client()
        client.force_login(cast[group], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def english(frame: Frame) -> Locale:
    return Locale.objects.get(language_code="en")
