import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import bilingual, filing


@pytest.mark.parametrize("number", ["-1", "0", "2", "1000000000", "9" * 5000, "x", "1.5", "1'--", "٣"])
def test_a_page_of_the_list_that_is_not_there_is_not_found(client, newsroom, number):
    bilingual.article(newsroom)

    assert client.get("/fr/articles/", {"page": number}).status_code == 404


def test_the_list_goes_over_pages_newest_first_and_links_them(client, newsroom):
    for number in range(13):
        bilingual.article(
            newsroom, title=f"Nouvelle {number:02}", slug=f"nouvelle-{number}", dateline_date=f"2025-10-{number + 1:02}"
        )

    first = client.get("/fr/articles/").content.decode()
    assert first.index("Nouvelle 12") < first.index("Nouvelle 01")
    assert "Nouvelle 00" not in first
    assert '<a rel="next" href="?page=2">' in first
    assert "Nouvelle 00" in client.get("/fr/articles/?page=2").content.decode()


def test_an_empty_list_says_so(client, newsroom):
    html = client.get("/en/articles/").content.decode()

    assert "Nothing is published here yet." in html


def test_drafts_and_other_languages_stay_out_of_the_list(client, newsroom):
    bilingual.article(newsroom, title="En ligne", slug="en-ligne")
    bilingual.article(newsroom, title="Brouillon", slug="brouillon", live=False)

    assert "Brouillon" not in client.get("/fr/articles/").content.decode()
    assert "En ligne" not in client.get("/en/articles/").content.decode()


def test_more_articles_cost_no_more_queries(client, newsroom):
    def queries_for_the_list():
        client.get("/fr/articles/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/fr/articles/").status_code == 200
        return len(captured)

    topics = [filing.topic(newsroom, f"Sujet {number}") for number in range(5)]
    filing.filed(bilingual.article(newsroom, slug="un", lead_image=bilingual.picture()), topics=topics[:1])
    for_one = queries_for_the_list()
    for number in range(5):
        page = bilingual.article(newsroom, slug=f"autre-{number}", lead_image=bilingual.picture())
        filing.filed(page, topics=topics[number:])

    assert queries_for_the_list() == for_one
    assert for_one <= 24
