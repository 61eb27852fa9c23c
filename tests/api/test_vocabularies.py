"""Topics, people, documents and redirects: what readers are led to, and nothing that is only planned."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.timezone import now
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from tests.factories import bilingual


def items(client, address):
    response = client.get(f"/api/v2/{address}")
    assert response.status_code == 200, response.content
    return response.json()["items"]


def status(client, address):
    """What a browser is answered; the bytes are taken, so that the file is closed."""
    response = client.get(address)
    if response.streaming:
        response.getvalue()
    return response.status_code


@pytest.fixture
def document(newsroom):
    """A document that a paragraph of an article links to."""
    made = get_document_model().objects.create(title="Annexe", file=ContentFile(b"%PDF-1.7", name="annexe.pdf"))
    link = f'<p><a linktype="document" id="{made.pk}">L’annexe</a></p>'
    made.article = bilingual.article(newsroom, slug="avec-document", body=[("paragraph", link)])
    return made


def test_a_document_of_a_visible_page_is_listed_and_served(client, document):
    (item,) = [item for item in items(client, "documents/") if item["id"] == document.pk]
    assert (item["title"], item["size_bytes"]) == ("Annexe", 8)
    assert item["meta"]["download_url"].startswith("http://testserver/documents/")
    assert status(client, document.url) == 200


@pytest.mark.parametrize("hide", ["unpublish", "embargo"])
def test_a_document_of_a_hidden_page_is_nobody_s(client, admin_client, document, hide):
    if hide == "unpublish":
        document.article.unpublish()
    else:
        document.article.embargo_until = now() + timedelta(hours=1)
        document.article.save()

    assert document.pk not in [item["id"] for item in items(client, "documents/")]
    assert status(client, document.url) == 404
    assert status(admin_client, document.url) == 200


def test_a_document_of_the_terms_of_use_is_served(newsroom, client, document):
    document.article.unpublish()
    newsroom.terms.text = f'<p><a linktype="document" id="{document.pk}">Le texte</a></p>'
    newsroom.terms.save()

    assert status(client, document.url) == 200


@pytest.mark.parametrize(("embargo", "after"), [(None, 200), ("2999-01-01T00:00Z", 404)])
def test_a_document_of_a_protected_page_is_for_those_who_know_its_password(newsroom, client, embargo, after):
    article, document = newsroom.extra["article"], newsroom.extra["document"]
    newsroom.extra["english"]["article"].unpublish()
    rule = PageViewRestriction.objects.create(page=article, restriction_type="password", password="sesame")
    type(article).objects.filter(pk=article.pk).update(embargo_until=embargo)
    assert status(client, document.url) == 404

    enter = reverse("wagtailcore_authenticate_with_password", args=[rule.pk, article.pk])
    client.post(enter, {"password": "wrong", "return_url": article.url})
    assert status(client, document.url) == 404
    client.post(enter, {"password": "sesame", "return_url": article.url})
    assert status(client, document.url) == after


def test_an_address_that_is_none_is_refused_by_name(newsroom, client):
    refused = client.get("/api/v2/redirects/find/", {"html_path": "http://["})
    assert refused.status_code == 400
    assert refused.json()["parameter"] == "html_path"


def test_redirects_lead_to_public_pages_alone(newsroom, client):
    article = newsroom.extra["article"]
    hidden = bilingual.article(newsroom, slug="secret", live=False)
    Redirect.add_redirect("/fr/ancien/", article, is_permanent=False)
    Redirect.add_redirect("/fr/cache/", hidden)
    Redirect.add_redirect("/fr/ailleurs/", "https://example.org/ici")

    assert [(item["old_path"], item["location"], item["is_permanent"]) for item in items(client, "redirects/")] == [
        ("/fr/table-ronde", article.full_url, True),
        ("/fr/ancien", article.full_url, False),
        ("/fr/ailleurs", "https://example.org/ici", True),
    ]
    assert (
        client.get("/api/v2/redirects/find/?html_path=/fr/ancien/", follow=True).json()["location"] == article.full_url
    )
    assert client.get("/api/v2/redirects/find/?html_path=/fr/cache/").status_code == 404


@pytest.mark.parametrize("endpoint", ["documents", "redirects", "topics", "people"])
def test_an_unknown_parameter_is_refused(newsroom, client, endpoint):
    response = client.get(f"/api/v2/{endpoint}/?nonsense=1")
    assert response.status_code == 400
    assert response.json()["parameter"] == "nonsense"
