"""Topics and people: filed once, named in each language."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from cms.taxonomy.models import Person, Topic
from cms.translation.services import translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def french(newsroom):
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def english(newsroom):
    return Locale.objects.get(language_code="en")


def test_the_address_of_a_topic_follows_its_name_in_each_language(french, english):
    topic = Topic.objects.create(name="Sécurité et défense", locale=french)

    translate(topic, to="en", words={"Sécurité et défense": "Security and defence"}, user=None)

    assert topic.slug == "securite-et-defense"
    assert topic.get_translation(english).slug == "security-and-defence"


def test_two_topics_of_one_name_have_two_addresses(french):
    first, second = (Topic.objects.create(name="Mer", locale=french) for _ in range(2))
    first.save()

    assert (first.slug, second.slug) == ("mer", "mer-2")


def test_a_name_without_letters_still_has_an_address(french):
    assert Topic.objects.create(name="北", locale=french).slug == "topic"


def test_the_name_of_a_person_is_never_a_passage_to_translate(french, english):
    person = Person.objects.create(name="A. Martin", role="Chercheuse", organisation="Institut", locale=french)

    translate(person, to="en", words={"Chercheuse": "Researcher", "Institut": "Institute"}, user=None)

    translated = person.get_translation(english)
    assert (translated.name, translated.function) == ("A. Martin", "Researcher, Institute")


def test_the_admin_lists_topics_and_people(admin_client, french):
    Topic.objects.create(name="Mer", locale=french)
    Person.objects.create(name="A. Martin", locale=french)

    assert "Mer" in admin_client.get(reverse("wagtailsnippets_taxonomy_topic:list")).text
    assert "A. Martin" in admin_client.get(reverse("wagtailsnippets_taxonomy_person:list")).text
