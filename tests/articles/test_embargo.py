"""An article that may not be read yet, or no longer: nowhere, in neither language."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import bilingual, filing
from tests.factories.english import in_english

SOON = timedelta(minutes=10)


def addresses(*pages):
    return [(page.url, f"/api/v2/pages/{page.pk}/") for page in pages]


@pytest.fixture
def pair(newsroom):
    """One article in both languages, filed and related, so that every list would name it."""
    topic = filing.topic(newsroom)
    film = bilingual.video_page(newsroom)
    page = filing.filed(
        bilingual.article(newsroom, title="Le secret", slug="secret"),
        topics=[topic],
        videos=[film],
    )
    other = filing.filed(bilingual.article(newsroom, slug="autre"), topics=[topic], articles=[page])
    return page, in_english(page, title="The secret", slug="the-secret"), other, film


def where_it_shows(client, pair):
    """Every public answer that names the article, in either language."""
    *_, other, film = pair
    places = [
        *("/fr/", "/fr/articles/", "/fr/articles/?year=2025", "/en/articles/", other.url, film.url),
        *("/api/v2/pages/", "/api/v2/pages/?type=articles.ArticlePage&fields=*"),
        *(f"/api/v2/pages/{shown.pk}/" for shown in (other, film)),
    ]
    return [
        place
        for place in places
        if any(title in client.get(place).content.decode() for title in ("Le secret", "The secret"))
    ]


def test_it_shows_everywhere_before(client, pair):
    assert len(where_it_shows(client, pair)) >= 7
    assert {client.get(address).status_code for both in addresses(*pair[:2]) for address in both} == {200}


@pytest.mark.parametrize("field", ["embargo_until", "expire_at"])
def test_an_article_under_embargo_or_expired_is_nowhere(client, pair, field):
    page, english = pair[:2]
    for each in (page, english):
        setattr(each, field, timezone.now() + (SOON if field == "embargo_until" else -SOON))
        each.save()

    assert where_it_shows(client, pair) == []
    assert {client.get(address).status_code for both in addresses(page, english) for address in both} == {404}


def test_the_embargo_of_the_french_article_holds_the_english_one(client, pair):
    page, english = pair[:2]
    page.embargo_until = timezone.now() + SOON
    page.save_revision().publish()

    assert where_it_shows(client, pair) == []
    assert client.get(english.url).status_code == 404


def test_its_topic_is_offered_once_it_may_be_read(client, newsroom):
    page = bilingual.article(newsroom, embargo_until=timezone.now() + SOON)
    filing.filed(page, topics=[filing.topic(newsroom, "Sujet réservé")])
    assert "Sujet réservé" not in client.get("/fr/articles/").content.decode()

    page.refresh_from_db()
    page.embargo_until = timezone.now() - SOON
    page.save()

    assert "Sujet réservé" in client.get("/fr/articles/").content.decode()
