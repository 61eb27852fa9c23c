"""Every refusal names the parameter it is about, and lists what exists where the client named what does not."""

import pytest

PAGES = "/api/v2/pages/"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("locale=de", "locale"),
        ("limit=many", "limit"),
        ("limit=1000", "limit"),
        ("offset=-1", "offset"),
        ("offset=99999999999999999999", "offset"),
        ("fields=nothing", "fields"),
        ("fields=title(id)", "fields"),
        ("fields=,,", "fields"),
        ("order=nothing", "order"),
        ("order=random,id", "order"),
        ("order=random&offset=1", "order"),
        ("nonsense=1", "nonsense"),
        ("type=nothing.Here", "type"),
        ("child_of=x", "child_of"),
        ("child_of=999999", "child_of"),
        ("ancestor_of=x", "ancestor_of"),
        ("ancestor_of=999999", "ancestor_of"),
        ("descendant_of=x", "descendant_of"),
        ("descendant_of=999999", "descendant_of"),
        ("descendant_of=root&child_of=root", "descendant_of"),
        ("translation_of=x", "translation_of"),
        ("translation_of=999999", "translation_of"),
        ("first_published_at=yesterday", "first_published_at"),
        ("search=mer&order=title,slug", "order"),
        ("search=%00", "search"),
        ("rich_text_format=pdf", "rich_text_format"),
        (f"search={'x' * 3000}", "search"),
    ],
)
def test_a_refusal_names_its_parameter(newsroom, client, query, parameter):
    response = client.get(f"{PAGES}?{query}")
    assert response.status_code == 400, response.content
    assert response.json().get("parameter") == parameter, response.json()


@pytest.mark.parametrize(
    ("query", "exists"),
    [
        ("locale=de", "en"),
        ("nonsense=1", "child_of"),
        ("nonsense=1&type=articles.ArticlePage", "dateline_date"),
        ("fields=nothing&type=articles.ArticlePage", "standfirst"),
        ("order=nothing&type=articles.ArticlePage", "dateline_date"),
        ("rich_text_format=pdf", "html"),
    ],
)
def test_what_exists_is_listed(newsroom, client, query, exists):
    allowed = client.get(f"{PAGES}?{query}").json()["allowed"]
    assert exists in allowed
    assert "nothing" not in allowed


def test_a_refusal_is_a_problem_and_keeps_wagtail_s_message(newsroom, client):
    response = client.get(f"{PAGES}?limit=1000")
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "limit cannot be higher than 100",
        "message": "limit cannot be higher than 100",
        "parameter": "limit",
    }
