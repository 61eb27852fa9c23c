"""While Redis is away nothing is let through uncounted, nothing fails as a server's error, and nothing is lost."""

import socket

import pytest
from django.core.cache import cache
from django.test import Client
from redis.exceptions import ConnectionError as NoConnection

from accounts.models import User
from cms.base.shared_cache import SharedCache
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@pytest.fixture
def take_away(settings, closed_port):
    """Points the cache at a port where nobody listens, until it is given back."""
    there = settings.CACHES

    def change(*, away: bool = True) -> None:
        elsewhere = {**there["default"], "LOCATION": f"redis://:secret@127.0.0.1:{closed_port}/0"}
        settings.CACHES = {"default": elsewhere} if away else there

    return change


@pytest.mark.parametrize(("language", "words"), [("fr", "Aller à la page d’accueil"), ("en", "Try again in a moment")])
def test_each_page_that_counts_asks_to_come_back_in_the_reader_s_language(client, take_away, caplog, language, words):
    person("ada@example.org")
    sign_up(client, language, email="lea@example.org")
    code = last_code()
    take_away()
    asked = (
        sign_up(Client(), language, email="new@example.org"),
        sign_in(Client(), language, email="ada@example.org", password=PASSWORD),
        Client().post(f"/{language}/account/password/reset/", {"email": "ada@example.org"}),
        enter(client, code, language),
    )
    for answer in asked:
        html = answer.content.decode()
        assert (answer.status_code, answer["Retry-After"]) == (503, "15")
        assert f'lang="{language}"' in html
        assert words in html
    assert not User.objects.filter(email="new@example.org").exists()
    told = [record.getMessage() for record in caplog.records if record.name == "cms.base.redis_away"]
    assert len(told) == len(asked)
    assert all("Redis" in line and "REDIS_URL" in line for line in told)
    assert "secret" not in caplog.text
    take_away(away=False)
    assert enter(client, code, language).url.startswith(f"/{language}/account/created/"), (
        "the code is as good as before"
    )


def test_headless_clients_are_told_as_a_problem(client, take_away):
    take_away()
    answer = client.post(
        "/_allauth/browser/v1/auth/login",
        {"email": "ada@example.org", "password": PASSWORD},
        content_type="application/json",
    )
    assert (answer.status_code, answer["Retry-After"]) == (503, "15")
    assert (answer["Content-Type"], answer.json()["status"]) == ("application/problem+json", 503)


def test_pages_that_count_nothing_are_shown(client, take_away):
    take_away()
    assert client.get("/en/account/login/").status_code == 200


@pytest.mark.parametrize("answered", range(5))
def test_a_sign_up_that_redis_leaves_half_way_can_be_done_again(client, monkeypatch, answered):
    """Redis answers a few more times, then no more."""
    left = iter(range(answered))
    counted = SharedCache.add

    def add(*args, **kwargs):
        if next(left, None) is None:
            raise NoConnection("gone")
        return counted(*args, **kwargs)

    with monkeypatch.context() as fault:
        fault.setattr(SharedCache, "add", add)
        first = sign_up(client, "en", email="lea@example.org")
    assert User.objects.filter(email="lea@example.org").exists() is (first.status_code == 302)
    if first.status_code == 503:
        cache.clear()  # the pause between two mails is over
        assert sign_up(client, "en", email="lea@example.org").status_code == 302
    assert last_code("lea@example.org")
