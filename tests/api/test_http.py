"""What HTTP promises: validators, languages, quotas, and who may ask from elsewhere."""

import pytest
from django.test import override_settings


def test_an_answer_that_is_known_already_is_not_sent_again(newsroom, client):
    page = newsroom.extra["article"]
    address = f"/api/v2/pages/{page.pk}/"
    first = client.get(address)
    assert first.headers["ETag"].startswith('"')
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = client.get(address, headers={"if-none-match": f'"other", {first.headers["ETag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Content-Language"):
        assert again.headers[name] == first.headers[name]
    page.title = "Un autre titre"
    page.save_revision().publish()
    changed = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    assert (changed.status_code, changed.json()["title"]) == (200, "Un autre titre")
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_head_answers_as_get_does_without_the_body(newsroom, client):
    address = f"/api/v2/pages/{newsroom.extra['article'].pk}/"
    whole, head = client.get(address), client.head(address)
    assert head.content == b""
    for name in ("ETag", "Content-Type", "Content-Language", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize(("query", "language"), [("", None), ("?locale=en", "en"), ("?locale=fr&fields=title", "fr")])
def test_a_list_of_one_language_says_so(newsroom, client, query, language):
    assert client.get(f"/api/v2/pages/{query}").headers.get("Content-Language") == language


def test_one_object_says_its_language(newsroom, client):
    for page, language in ((newsroom.extra["article"], "fr"), (newsroom.extra["english"]["article"], "en")):
        for address in (f"{page.pk}/", f"find/?html_path={page.url}"):
            assert client.get(f"/api/v2/pages/{address}").headers["Content-Language"] == language
    assert client.get("/api/v2/site/?locale=en").headers["Content-Language"] == "en"


def test_a_mistake_is_kept_by_nobody_and_a_missing_page_only_until_asked_again(newsroom, client):
    assert client.get("/api/v2/pages/?locale=de").headers["Cache-Control"] == "no-store"
    missing = client.get("/api/v2/pages/999999/")
    assert missing.headers["Cache-Control"] == "public, no-cache"
    assert "ETag" not in missing.headers


@override_settings(API_REQUESTS_PER_MINUTE=2)
def test_too_many_questions_are_refused_with_the_time_to_wait(newsroom, client, time_machine):
    time_machine.move_to("2026-03-01T12:00:10+00:00", tick=False)
    told = [client.get("/api/v2/pages/").headers for _ in range(2)]
    assert [each["RateLimit-Remaining"] for each in told] == ["1", "0"]
    assert (told[0]["RateLimit-Limit"], told[0]["RateLimit-Reset"]) == ("2", "51")
    refused = client.get("/api/v2/topics/")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "51")
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert "no-store" in refused.headers["Cache-Control"]
    neighbour = {"REMOTE_ADDR": "2001:db8::1"}
    assert client.get("/api/v2/pages/", **neighbour).status_code == 200
    assert client.get("/api/v2/pages/", REMOTE_ADDR="2001:db8::2").status_code == 200
    assert client.get("/api/v2/pages/", REMOTE_ADDR="2001:db8::ffff:1").status_code == 429
    assert client.get("/api/v2/pages/", REMOTE_ADDR="::ffff:192.0.2.7").headers["RateLimit-Remaining"] == "1"
    assert client.get("/api/v2/pages/", REMOTE_ADDR="::ffff:192.0.2.8").headers["RateLimit-Remaining"] == "1"
    time_machine.move_to("2026-03-01T12:01:01+00:00", tick=False)
    assert client.get("/api/v2/pages/").status_code == 200


def test_nobody_is_refused_while_redis_is_away(newsroom, client, settings, caplog):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    article = newsroom.extra["article"]
    for address in ("pages/", f"pages/{article.pk}/", f"pages/find/?html_path={article.url}", "site/", "images/"):
        answer = client.get(f"/api/v2/{address}")
        assert answer.status_code == 200, address
        assert "RateLimit-Limit" not in answer.headers
    assert client.get(article.url).status_code == 200
    assert "the content API counts no requests" in caplog.text


@override_settings(CORS_ALLOWED_ORIGINS=["https://front.example"])
def test_only_configured_front_ends_may_read_answers_from_elsewhere(newsroom, client):
    ours = client.get("/api/v2/pages/", headers={"origin": "https://front.example"})
    assert ours.headers["Access-Control-Allow-Origin"] == "https://front.example"
    assert "ETag" in ours.headers["Access-Control-Expose-Headers"]
    assert "origin" in ours.headers["Vary"].lower()
    other = client.get("/api/v2/pages/", headers={"origin": "https://else.example"})
    assert "Access-Control-Allow-Origin" not in other.headers
