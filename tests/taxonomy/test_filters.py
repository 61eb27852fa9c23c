"""Lists that readers narrow down by topic and date, and what they say where there is nothing."""

import pytest

from cms.translation.services import translate
from tests.factories import bilingual, filing
from tests.factories.english import in_english

NOTHING_YET = "Nothing is published here yet."


@pytest.fixture
def sea(newsroom):
    """Three articles: two of the sea, in two years, and one of nothing in particular."""
    topic = filing.topic(newsroom, description="Ce qui se passe au large.")
    translate(topic, to="en", words={"Mer du Nord": "North Sea", topic.description: "At sea."}, user=None)
    filing.filed(
        bilingual.article(newsroom, title="En novembre", slug="novembre", dateline_date="2025-11-03"), topics=[topic]
    )
    filing.filed(bilingual.article(newsroom, title="En mai", slug="mai", dateline_date="2024-05-03"), topics=[topic])
    bilingual.article(newsroom, title="Ailleurs", slug="ailleurs", dateline_date="2025-05-04")
    return topic


def first_in_english(sea):
    """The article of November, filed under the English topic."""
    english = in_english(filing.ArticlePage.objects.get(slug="novembre"))
    english.page_topics.clear()
    english.page_topics.add(filing.ArticleTopic(topic=sea.get_translation(english.locale), locale=english.locale))
    english.save_revision().publish()


def listed(client, query, *, status=200):
    response = client.get(f"/fr/articles/{query}")
    assert response.status_code == status
    return {title for title in ("En novembre", "En mai", "Ailleurs") if f">{title}</a>" in response.content.decode()}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"En novembre", "En mai", "Ailleurs"}),
        ("?topic=mer-du-nord", {"En novembre", "En mai"}),
        ("?topic=mer-du-nord&year=2025", {"En novembre"}),
        ("?year=2025", {"En novembre", "Ailleurs"}),
        ("?year=2025&month=5", {"Ailleurs"}),
        ("?month=05", {"En mai", "Ailleurs"}),
        ("?topic=&year=&month=", {"En novembre", "En mai", "Ailleurs"}),
        ("?year=1999", set()),
    ],
)
def test_the_list_keeps_to_what_is_asked(client, sea, query, titles):
    assert listed(client, query) == titles


@pytest.mark.parametrize(
    "query",
    [
        "?topic=inconnu",
        "?topic=%00",
        "?topic=" + "x" * 10_000,
        "?topic=%1B%5B31m",
        "?year=0",
        "?year=-1",
        "?year=10000",
        "?year=99999999999999999999",
        "?year=x",
        "?year=٢٠٢٥",
        "?month=13",
        "?month=0",
        "?year=2025&month=1.5",
        "?topic=mer-du-nord&year=x",
    ],
)
def test_what_cannot_be_is_an_empty_list_that_says_so(client, sea, query):
    assert listed(client, query, status=404) == set()
    html = client.get(f"/fr/articles/{query}").content.decode()
    assert '<html lang="fr">' in html
    assert 'id="filter-topic"' in html, "the reader can choose again"


def test_a_topic_is_found_by_its_address_in_the_other_language(client, sea):
    first_in_english(sea)
    response = client.get("/fr/articles/?topic=north-sea&year=2025&page=1")

    assert (response.status_code, response["Location"]) == (302, "/fr/articles/?topic=mer-du-nord&year=2025")
    assert client.get("/en/articles/?topic=mer-du-nord")["Location"] == "/en/articles/?topic=north-sea"


def test_the_choices_are_those_that_lead_somewhere(client, sea, newsroom):
    filing.topic(newsroom, "Désert")
    filing.filed(bilingual.article(newsroom, slug="cache", live=False), topics=[filing.topic(newsroom, "Secret")])
    html = client.get("/fr/articles/?year=2025").content.decode()

    assert '<option value="mer-du-nord">Mer du Nord</option>' in html
    assert "Désert" not in html
    assert '<option value="2025" selected>2025</option>' in html
    assert '<option value="2024">2024</option>' in html
    assert '<option value="5">mai</option>' in html
    assert '<option value="5">May</option>' not in html


def test_a_topic_of_hidden_pages_alone_is_like_one_that_is_not_there(client, sea, newsroom):
    secret = filing.topic(newsroom, "Secret", description="Rien à dire.")
    translate(secret, to="en", words={"Secret": "Hush", "Rien à dire.": "Nothing to say."}, user=None)
    filing.filed(bilingual.article(newsroom, slug="cache", embargo_until="2999-01-01T00:00Z"), topics=[secret])

    assert listed(client, "?topic=secret", status=404) == set()
    assert "Rien à dire." not in client.get("/fr/articles/?topic=secret").content.decode()
    assert client.get("/fr/articles/?topic=hush").status_code == 404, "nor does its other address lead to it"


def test_what_is_chosen_stays_chosen_and_its_topic_is_described(client, sea):
    html = client.get("/fr/articles/?topic=mer-du-nord&month=1").content.decode()

    assert '<option value="mer-du-nord" selected>' in html
    assert '<option value="1" selected>janvier</option>' in html
    assert "Ce qui se passe au large." in html


def test_the_next_page_keeps_the_question(client, sea, newsroom):
    for number in range(13):
        page = bilingual.article(newsroom, slug=f"n-{number}", dateline_date="2025-11-01")
        filing.filed(page, topics=[sea])

    html = client.get("/fr/articles/?topic=mer-du-nord&year=2025").content.decode()

    assert 'href="?topic=mer-du-nord&amp;year=2025&amp;page=2"' in html
    assert client.get("/fr/articles/?topic=mer-du-nord&year=2025&page=2").status_code == 200


def test_the_english_list_has_english_topics_and_dates(client, sea):
    first_in_english(sea)

    html = client.get("/en/articles/").content.decode()

    assert '<option value="north-sea">North Sea</option>' in html
    assert '<option value="11">November</option>' in html


def test_an_empty_newsroom_offers_nothing_to_choose(client, newsroom):
    html = client.get("/en/articles/").content.decode()

    assert NOTHING_YET in html
    assert "list-filters" not in html
