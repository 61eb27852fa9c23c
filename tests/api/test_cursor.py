"""Going through a list from a cursor on: everything once, whatever is published or taken down meanwhile."""

from base64 import urlsafe_b64encode

import pytest

from articles.models import ArticlePage
from cms.taxonomy.models import Topic
from tests.factories import bilingual, filing

ARTICLES = "pages/?type=articles.ArticlePage&locale=fr&limit=2"
DATES = ["2025-03-01", None, "2025-01-01", "2025-03-01", None, "2024-12-31"]


@pytest.fixture
def articles(newsroom):
    return [
        bilingual.article(newsroom, title=f"Titre {n}", slug=f"titre-{n}", dateline_date=day)
        for n, day in enumerate(DATES)
    ]


def part(client, address: str, cursor: str | None = None):
    extra = "" if cursor is None else f"{'&' if '?' in address else '?'}cursor={cursor}"
    answer = client.get(f"/api/v2/{address}{extra}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def everything(client, address: str, between=lambda: None):
    found, cursor = [], ""
    while cursor is not None:
        answer = part(client, address, cursor)
        found += [item["id"] for item in answer["items"]]
        cursor = answer["meta"]["next_cursor"]
        between()
    return found


@pytest.mark.parametrize(
    "order",
    ["", "title", "-title", "dateline_date", "-dateline_date,-first_published_at", "-id", "locale,-dateline_date"],
)
def test_the_parts_are_the_whole_list_in_any_order(articles, client, order):
    address = f"{ARTICLES}&order={order}" if order else ARTICLES
    whole = [item["id"] for item in part(client, address.replace("limit=2", "limit=100"))["items"]]
    assert everything(client, address) == whole
    assert len(whole) == len(set(whole)) == 1 + len(DATES)


def test_offsets_tell_a_cursor_too_and_the_last_part_tells_none(articles, client):
    first = part(client, ARTICLES)
    second = part(client, ARTICLES, first["meta"]["next_cursor"])
    assert [item["id"] for item in second["items"]] == [
        item["id"] for item in part(client, f"{ARTICLES}&offset=2")["items"]
    ]
    assert second["meta"]["total_count"] == first["meta"]["total_count"] == 7
    assert part(client, f"{ARTICLES}&offset=6")["meta"]["next_cursor"] is None
    assert part(client, "topics/?limit=1")["meta"]["next_cursor"] is not None or Topic.objects.count() < 2


def test_what_is_published_and_taken_down_meanwhile_shifts_nothing(newsroom, articles, client):
    old = {page.pk for page in ArticlePage.objects.filter(locale__language_code="fr")}
    seen_first = articles[-1].pk
    number = iter(range(99))

    def meanwhile():
        ArticlePage.objects.filter(pk=seen_first).update(live=False)
        bilingual.article(newsroom, title="A", slug=f"neu-{next(number)}")

    seen = everything(client, f"{ARTICLES}&order=-title", meanwhile)
    assert sorted(set(seen) & old) == sorted(old)
    assert len(seen) == len(set(seen))


def forged(text: str) -> str:
    return "cursor=" + urlsafe_b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "query",
    [
        forged("[" * 1400),
        forged("[1, 2]"),
        forged('[["id"], ["\\ud800"]]'),
        forged('[["id"], ["\\u0000"]]'),
        "order=title&" + forged('[["title", "pk"], ["\\ud800", "1"]]'),
        "order=title&" + forged('[["title", "pk"], [{}, "1"]]'),
        "cursor=nonsense",
        "cursor=W10=",
        "cursor=bnVsbA==",
        "cursor=W1siaWQiXSwgWyJhYmMiXV0=",
        "cursor=W1sidGl0bGUiLCAicGsiXSwgWyJhIiwgMV1d",
        "cursor=&offset=1",
        "cursor=&search=mer",
        "cursor=&order=random",
    ],
)
def test_a_cursor_that_cannot_be_is_refused_by_name(newsroom, client, query):
    answer = client.get(f"/api/v2/pages/?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "cursor")


def test_topics_are_read_part_by_part_too(newsroom, client):
    for name in ("Air", "Terre", "Feu"):
        topic = filing.topic(newsroom, name)
        filing.filed(newsroom.extra["article"], topics=[topic, *newsroom.extra["article"].topics])
    assert len(everything(client, "topics/?limit=1")) == part(client, "topics/")["meta"]["total_count"]
