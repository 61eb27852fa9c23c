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


def test_links_outlive_another_name(french, english):
    topic = Topic.objects.create(name="Mer", locale=french)
    translate(topic, to="en", words={"Mer": "Sea"}, user=None)
    translated = topic.get_translation(english)

    for each, name in ((topic, "Océan"), (translated, "Ocean")):
        each.name = name
        each.save()

    assert (topic.slug, translated.slug) == ("mer", "sea")
    assert [each.slug for each in Topic.objects.order_by("pk")] == ["mer", "sea"]


def test_two_topics_of_one_name_that_are_saved_at_once(french, monkeypatch):
    """The other one is there only after this one has looked."""
    look = Topic._free_slug

    def look_just_before(self):
        found = look(self)
        if not Topic.objects.exists():
            Topic.objects.bulk_create([Topic(name="Mer", slug="mer", locale=french)])
        return found

    monkeypatch.setattr(Topic, "_free_slug", look_just_before)

    assert Topic.objects.create(name="Mer", locale=french).slug == "mer-2"


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
