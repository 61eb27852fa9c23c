"""What editors and translators of the account journey do in the admin, in a line each."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from accounts.models import JourneyMail, JourneyStep
from accounts.models.journey import JourneyWords
from home.groups import EDITORS, TRANSLATORS
from tests.factories.people import person

EDIT = "wagtailsnippets_accounts_{}:edit"


def desk(group: str) -> Client:
    """A browser in which somebody of this group is signed in, who reads the admin in English."""
    user = person(f"{group.lower()}@example.org", language="en")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def editor() -> Client:
    return desk(EDITORS)


def translator() -> Client:
    return desk(TRANSLATORS)


def row(key: str, language: str) -> JourneyWords:
    kind = JourneyStep if key in JourneyStep.pieces else JourneyMail
    return kind.objects.get(key=key, locale__language_code=language)


def edit_address(found: JourneyWords) -> str:
    return reverse(EDIT.format(found._meta.model_name), args=[found.pk])


def write(client: Client, key: str, **words: str):
    """Publishes a French row with these words; the parts not named keep theirs."""
    french = row(key, "fr")
    return client.post(edit_address(french), {**french.words, **words, "action-publish": "1"})


def segments(key: str) -> list[Any]:
    translation = Translation.objects.get(source__object_id=row(key, "fr").translation_key)
    return list(translation.source.stringsegment_set.order_by("order").select_related("string", "context"))


def say(client: Client, key: str, segment: Any, words: str):
    """Writes a translator's words for a passage; the answer is what the translation editor then shows."""
    translation = Translation.objects.get(source__object_id=row(key, "fr").translation_key)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    data = urlencode({"value": words})
    response = client.put(address, data, content_type="application/x-www-form-urlencoded")
    assert response.status_code in (200, 201), response.content
    return response.json()


def synchronise(client: Client, key: str) -> None:
    """Hands the present French to the translators."""
    source = Translation.objects.get(source__object_id=row(key, "fr").translation_key).source
    client.post(reverse("wagtail_localize:update_translations", args=[source.pk]))


def publish(client: Client, key: str):
    return client.post(edit_address(row(key, "en")), {"action": "publish"}, follow=True)
