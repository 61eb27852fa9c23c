"""Whoever may edit pages of a language may edit what is said in it, and nobody else, whichever door they try."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from articles.models import ArticlePage
from cms.taxonomy.models import Desk, Person, Topic
from cms.translation.services import translate
from home.groups import EDITORS, TRANSLATORS
from home.models import SiteContent
from tests.factories.people import person
from videos.models import TermsOfUse

WORDS = {
    Topic: {"name": "Mer"},
    Person: {"name": "A. Martin"},
    Desk: {"name": "Presse", "email": "presse@example.org"},
    TermsOfUse: {"title": "Conditions", "text": "<p>Citez-nous.</p>"},
}


def signed_in(client, group, *models):
    """Somebody of the group, which may now add, change and delete each of `models`."""
    found = Group.objects.get(name=group)
    for model in models:
        found.permissions.add(*Permission.objects.filter(content_type=ContentType.objects.get_for_model(model)))
    user = person(f"{group.lower()}@example.org", language="en")
    user.groups.add(found)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def both(model):
    """The same thing in French and in English."""
    french, english = (Locale.objects.get(language_code=code) for code in ("fr", "en"))
    if model is SiteContent:
        return model.objects.get(locale=french), model.objects.get(locale=english)
    original = model.objects.create(locale=french, **WORDS[model])
    translated = original.copy_for_translation(english)
    translated.save()
    return original, translated


def address(found, view):
    return reverse(f"wagtailsnippets_{found._meta.app_label}_{found._meta.model_name}:{view}", args=[found.pk])


@pytest.mark.parametrize("model", [*WORDS, SiteContent])
def test_a_translator_edits_one_language_only(site, client, model):
    french, english = both(model)
    signed_in(client, TRANSLATORS, model)
    doors = ["edit", "delete"] if model is SiteContent else ["edit", "delete", "copy"]
    for door in doors:
        assert client.get(address(french, door)).status_code == 302, door
        assert client.get(address(english, door)).status_code == 200, door

    words = {**WORDS.get(model, {"name": "Site"}), "name": "Prise", "title": "Prise"}
    for door in doors:
        client.post(address(french, door), words)

    kept = model.objects.get(pk=french.pk)
    assert str(kept) == str(french)
    assert model.objects.filter(locale=french.locale).count() == 1


@pytest.mark.parametrize("model", [*WORDS, SiteContent])
def test_an_editor_edits_both(site, client, model):
    signed_in(client, EDITORS, model)

    assert [client.get(address(each, "edit")).status_code for each in both(model)] == [200, 200]


def test_deleting_many_at_once_keeps_to_the_language_too(site, client):
    french, english = both(Topic)
    signed_in(client, TRANSLATORS, Topic)
    bulk = reverse("wagtail_bulk_action", args=["taxonomy", "topic", "delete"])

    client.post(f"{bulk}?id={french.pk}&id={english.pk}&next=/cms/")
    assert Topic.objects.filter(pk=french.pk).exists()
    client.post(f"{bulk}?id={english.pk}&next=/cms/")
    assert not Topic.objects.filter(pk=english.pk).exists()


def test_adding_keeps_to_the_language_too(site, client):
    signed_in(client, TRANSLATORS, Topic)
    add = reverse("wagtailsnippets_taxonomy_topic:add")

    client.post(f"{add}?locale=fr", {"name": "Prise"})
    client.post(f"{add}?locale=en", {"name": "Taken"})

    assert [topic.name for topic in Topic.objects.all()] == ["Taken"]


def test_an_older_version_is_brought_back_by_those_of_its_language(site, client):
    french, english = both(SiteContent)
    signed_in(client, TRANSLATORS)
    for found, status in ((french, 302), (english, 200)):
        revision = found.save_revision()
        revert = reverse("wagtailsnippets_home_sitecontent:revisions_revert", args=[found.pk, revision.pk])
        assert client.get(revert).status_code == status


@pytest.mark.parametrize(("group", "published"), [(EDITORS, False), (TRANSLATORS, True)])
def test_synchronising_publishes_only_what_its_author_may_publish(site, client, group, published):
    words = {"title": "Un", "slug": "un", "standfirst": "Deux", "dateline_date": "2025-11-03"}
    page = site.articles.add_child(instance=ArticlePage(locale=site.home.locale, **words))
    page.save_revision().publish()
    translate(page, to="en", words={"Un": "One", "Deux": "Two"}, user=None)
    english = page.get_translation(Locale.objects.get(language_code="en"))
    english.unpublish()
    source = TranslationSource.objects.get_for_instance(page)
    signed_in(client, group)

    answer = client.post(
        reverse("wagtail_localize:update_translations", args=[source.pk]), {"publish_translations": "on"}
    )

    english.refresh_from_db()
    assert english.live is published
    refused = any("may not publish" in str(message) for message in get_messages(answer.wsgi_request))
    assert refused is not published


def test_synchronising_leaves_the_snippets_of_other_languages(site, client):
    french = Locale.objects.get(language_code="fr")
    original = Desk.objects.create(name="Press", locale=Locale.objects.get(language_code="en"))
    translate(original, to="fr", words={"Press": "Presse"}, user=None)
    translated = original.get_translation(french)
    Desk.objects.filter(pk=translated.pk).update(name="Service de presse")
    signed_in(client, TRANSLATORS)

    source = TranslationSource.objects.get_for_instance(original)
    client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), {"publish_translations": "on"})

    translated.refresh_from_db()
    assert translated.name == "Service de presse"
