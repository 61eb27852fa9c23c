"""The right on a model is not the right on every language of it, whatever the address."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail_localize.models import StringTranslation

from cms.translation.services import submit, translate
from tests.factories.bilingual import WORDS
from tests.factories.people import person


@pytest.fixture
def english_terms(newsroom, translator):
    """The terms of use on their way into English, where there are pages."""
    translate(newsroom.home, to="en", words=WORDS, user=translator)
    return submit(newsroom.terms, to="en", user=translator)


@pytest.fixture
def french_writer(newsroom):
    """May change the terms of use, and pages in French alone."""
    group = Group.objects.create(name="French desk")
    group.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_termsofuse"]))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=newsroom.home, permission=change)
    writer = person("redacteur@example.org")
    writer.groups.add(group)
    return writer


def put_words(client, translation, who):
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    segment = translation.source.stringsegment_set.first()
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(address, urlencode({"value": "Terms"}), content_type="application/x-www-form-urlencoded")


def test_words_of_another_language_cannot_be_written_passage_by_passage(client, english_terms, french_writer):
    assert put_words(client, english_terms, french_writer).status_code in (302, 403)
    assert not StringTranslation.objects.filter(data="Terms").exists()
    assert client.get(reverse("wagtail_localize:download_pofile", args=[english_terms.pk])).status_code in (302, 403)


def test_whoever_may_write_the_language_may(client, english_terms, translator):
    assert put_words(client, english_terms, translator).status_code == 201
    assert StringTranslation.objects.filter(data="Terms").exists()
