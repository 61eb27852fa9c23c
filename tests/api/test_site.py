"""What surrounds every page, as a front end of one's own builds it: what editors wrote, in the language asked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from home.models import SiteContent
from tests.factories import bilingual


@pytest.fixture
def content(newsroom):
    return SiteContent.objects.create(
        locale=Locale.objects.get(language_code="fr"),
        name="La Rédaction",
        description="Des images pour les rédactions.",
        navigation=[
            ("page", {"page": newsroom.videos, "label": "Images"}),
            ("service", {"service": "account_newsletter", "label": "La lettre"}),
            ("address", {"address": "https://example.org/agenda", "label": "Agenda"}),
        ],
        footer_text="Un service de presse.",
        footer=[("column", {"heading": "À lire", "links": [("page", {"page": newsroom.articles, "label": ""})]})],
        legal_line="Citez la source.",
        contact_heading="Presse",
        contact_email="presse@example.org",
        contact_phone="+32 2 555 01 23",
        contact_address="1, rue du Port",
        not_found_heading="Rien ici",
        not_found_text="L’adresse a changé.",
        not_found_links=[("page", {"page": newsroom.articles, "label": ""})],
        sharing_image=newsroom.extra["image"],
        sharing_image_alt="Une salle pleine",
    )


def site(client, **query):
    response = client.get("/api/v2/site/", query)
    assert response.status_code == 200, response.content
    return response.json()


def test_the_whole_answer(client, content, golden):
    golden("site.list", site(client))


def test_the_language_asked_for_alone_has_the_words_and_its_own_pages(client, content, newsroom):
    english = site(client, locale="en")
    assert english["locale"] == "en"
    assert "La Rédaction" not in str(english)
    assert {link["url"].rsplit("/en/")[1] for link in english["navigation"]} == {"articles/", "videos/"}
    assert site(client, locale="fr") == site(client)


def test_a_hidden_page_is_in_no_menu(client, content, newsroom):
    film = newsroom.extra["video_page"]
    content.navigation = [("page", {"page": film, "label": "Secret"}), ("page", {"page": newsroom.videos, "label": ""})]
    content.save()
    assert "Secret" in str(site(client))
    film.unpublish()
    assert "Secret" not in str(site(client))


@pytest.mark.parametrize("locale", ["de", "", "fr-be", "\x00"])
def test_an_unknown_language_is_refused(client, newsroom, locale):
    response = client.get("/api/v2/site/", {"locale": locale})
    assert response.status_code == 400
    if locale != "\x00":
        assert response.json()["allowed"] == ["fr", "en"]


def test_an_unknown_parameter_is_refused(client, newsroom):
    response = client.get("/api/v2/site/", {"langue": "fr"})
    assert (response.status_code, response.json()["allowed"]) == (400, ["locale"])


def test_longer_menus_cost_no_more(client, newsroom):
    def queries():
        site(client)
        with CaptureQueriesContext(connection) as captured:
            site(client)
        return len(captured)

    articles = [bilingual.article(newsroom, slug=f"a-{number}") for number in range(4)]
    content = SiteContent.objects.create(
        locale=Locale.objects.get(language_code="fr"),
        navigation=[("page", {"page": newsroom.articles, "label": ""})],
        footer=[("column", {"heading": "Un", "links": [("page", {"page": newsroom.articles, "label": ""})]})],
    )
    short = queries()
    content.navigation = [("page", {"page": page, "label": ""}) for page in articles]
    content.footer = [
        ("column", {"heading": str(n), "links": [("page", {"page": page, "label": ""}) for page in articles]})
        for n in range(4)
    ]
    content.save()

    assert queries() == short <= 6
