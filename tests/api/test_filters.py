"""Narrowing the list of pages down by topic, by day and by language."""

import pytest

from tests.factories import bilingual, filing


@pytest.fixture
def articles(newsroom):
    sea = newsroom.extra["article"].topics
    dated = [("2025-03-01", sea), ("2025-03-02", []), ("2025-04-01", sea), (None, [])]
    return [
        filing.filed(bilingual.article(newsroom, slug=f"titre-{n}", dateline_date=day), topics=topics)
        for n, (day, topics) in enumerate(dated)
    ]


def found(client, query: str) -> set[int]:
    answer = client.get(f"/api/v2/pages/?limit=100&{query}")
    assert answer.status_code == 200, answer.content
    assert answer.json()["meta"]["total_count"] == len(answer.json()["items"])
    return {item["id"] for item in answer.json()["items"]}


def test_by_topic_in_either_language_by_slug_or_id(newsroom, articles, client):
    topic = newsroom.extra["article"].topics[0]
    both = [newsroom.extra[kind] for kind in ("article", "video_page")]
    translated = [newsroom.extra["english"][kind] for kind in ("article", "video_page")]
    filed = {page.pk for page in [articles[0], articles[2], *both]}
    assert found(client, f"topic={topic.slug}&locale=fr") == filed
    assert found(client, f"topic={topic.pk}") == filed | {page.pk for page in translated}
    assert found(client, f"topic={topic.slug}&type=videos.VideoPage&locale=en") == {translated[1].pk}
    assert found(client, "topic=nothing") == set()


def test_by_day_both_ends_included(articles, client):
    assert found(client, "dateline_from=2025-03-01&dateline_to=2025-03-02") == {articles[0].pk, articles[1].pk}
    assert articles[3].pk not in found(client, "dateline_to=2999-01-01")
    assert found(client, "dateline_from=2025-03-02&type=articles.ArticlePage&dateline_to=2025-04-01") == {
        articles[1].pk,
        articles[2].pk,
    }


def test_by_the_language_that_readers_have_it_in(newsroom, articles, client):
    in_english = found(client, "locale=fr&available_in=en")
    assert newsroom.extra["article"].pk in in_english
    assert not in_english & {page.pk for page in articles}
    newsroom.extra["english"]["article"].unpublish()
    assert newsroom.extra["article"].pk not in found(client, "locale=fr&available_in=en")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("dateline_from=yesterday", "dateline_from"), ("dateline_to=2025-13-01", "dateline_to"), ("available_in=de",) * 2],
)
def test_what_cannot_be_is_refused_by_name(newsroom, client, query, parameter):
    answer = client.get(f"/api/v2/pages/?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter.split("=")[0])
