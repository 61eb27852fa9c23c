"""One search in the admin reaches everything that the person may open."""

import pytest

from articles.models import ArticleTopic
from cms.taxonomy.models import Desk, Person, Topic
from tests.desk.news import article, video_page
from tests.factories.bilingual import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(frame):
    locale = frame.home.locale
    page = article(
        frame, title="Une nuit à Ostende", body=[("paragraph", "<p>Le général évoque la cybersécurité.</p>")]
    )
    topic = Topic.objects.create(name="Océan arctique", locale=locale)
    page.page_topics = [ArticleTopic(topic=topic)]
    page.save_revision().publish()
    Person.objects.create(name="Zoé Océane", locale=locale)
    Desk.objects.create(name="Bureau océan", locale=locale)
    picture("Océan au crépuscule")
    film = video_page(frame, title="Océan vu du ciel", slug="ocean")
    film.video.title = "Océan, rushes"
    film.video.save()
    return page


def found(client, query: str) -> str:
    response = client.get("/cms/search/", {"q": query})
    assert response.status_code == 200
    return response.content.decode()


def test_each_kind_is_reached_without_typing_accents(as_, archive):
    html = found(as_("Editors"), "ocean")
    for words in ("Océan arctique", "Bureau océan", "Océan au crépuscule", "Océan vu du ciel", "Océan, rushes"):
        assert words in html, words


@pytest.mark.parametrize("query", ["cybersecurite", "general", "arctique"])
def test_an_article_is_found_by_its_body_and_its_topics(as_, archive, query):
    assert "Une nuit à Ostende" in found(as_("Editors"), query)


def test_nobody_finds_what_they_may_not_open(as_, archive):
    html = found(as_("Translators"), "ocean")
    assert "Océan, rushes" not in html
    assert "editors@example.org" not in found(as_("Editors"), "editors")


@pytest.mark.parametrize("query", ["", " ", "é" * 9000, "a\x00b", "'\"*()-:", "AND OR NOT"])
def test_odd_words_are_no_server_error(as_, archive, query):
    assert as_("Editors").get("/cms/search/", {"q": query}).status_code == 200


def test_a_stranger_is_led_to_the_sign_in(client, archive):
    assert client.get("/cms/search/", {"q": "ocean"}).status_code == 302


def test_the_search_is_offered_beside_every_other(as_, archive):
    assert "/cms/search/?q=ocean" in as_("Editors").get("/cms/pages/search/", {"q": "ocean"}).content.decode()
