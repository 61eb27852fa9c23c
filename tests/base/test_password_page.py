"""Who meets a password meets it on a page of this site, in the language of what they asked for."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories import bilingual
from tests.factories.english import in_english


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_protected_page_asks_for_its_password_in_our_frame(client, newsroom, language):
    french = bilingual.article(newsroom, title="Sous clé")
    page = french if language == "fr" else in_english(french, title="Locked")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesame")

    asked = client.get(page.url)
    html = asked.text
    assert f'<html lang="{language}">' in html
    assert 'class="masthead"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert page.title not in html

    form = {"return_url": asked.context["form"]["return_url"].value()}
    again = client.post(asked.context["action_url"], {**form, "password": "wrong"})
    assert 'class="field__error"' in again.text
    assert f'<html lang="{language}">' in again.text
    assert page.title in client.post(asked.context["action_url"], {**form, "password": "sesame"}, follow=True).text


def test_a_protected_document_does_so_too(client, newsroom):
    closed = Collection.get_first_root_node().add_child(name="Interne")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="password", password="sesame")
    document = Document.objects.create(title="Plan", file=ContentFile(b"%PDF-1.7", "plan.pdf"), collection=closed)

    assert 'class="masthead"' in client.get(document.url).text
