"""No cursor passes by a change, whatever order things commit in, and a database that is another says so."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.utils.timezone import now
from wagtail.contrib.redirects.models import Redirect

from cms.delivery import jobs
from cms.delivery.feed.services import forget_old, settle
from cms.delivery.models import Change, Feed, WebhookDelivery
from tests.delivery.feed import CHANGES, Follower
from tests.factories import bilingual


def told(news):
    return {entry["object_id"] for entry in news if entry["thing"] == "page"}


@pytest.mark.django_db(transaction=True)
def test_a_change_that_commits_late_is_not_passed_by(newsroom, client):
    """One transaction writes first and commits last; another writer (not on SQLite) and a reader come in between."""
    follower = Follower(client)
    wrote, may_commit = threading.Event(), threading.Event()

    def write_slowly() -> None:
        try:
            with transaction.atomic():
                Redirect.add_redirect("/lent/", "/fr/")
                wrote.set()
                may_commit.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=write_slowly)
    thread.start()
    assert wrote.wait(20)
    quick = [] if connection.vendor == "sqlite" else ["/vite"]
    for path in quick:
        Redirect.add_redirect(path, "/fr/")
    first = [entry["path"] for entry in follower.news()]
    may_commit.set()
    thread.join(20)
    assert first == quick
    assert [entry["path"] for entry in follower.news()] == ["/lent"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="there a writer locks the database")
def test_a_reader_does_not_wait_for_whoever_numbers_and_misses_nothing(newsroom, client):
    follower = Follower(client)
    locked, may_go = threading.Event(), threading.Event()

    def number_slowly() -> None:
        try:
            with transaction.atomic():
                Feed.objects.select_for_update().get(pk=1)
                locked.set()
                may_go.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=number_slowly)
    thread.start()
    assert locked.wait(20)
    Redirect.add_redirect("/vite/", "/fr/")
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '2s'")
    try:
        meanwhile = follower.news()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")
        may_go.set()
        thread.join(20)
    assert meanwhile == []
    assert [entry["path"] for entry in follower.news()] == ["/vite"]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_was_never_told(newsroom, client, endpoint, receiver, monkeypatch):
    follower = Follower(client)
    nudged: list[bool] = []
    monkeypatch.setattr(jobs, "settle_soon", lambda: nudged.append(settle() > 0))

    class Mistake(Exception):
        pass

    def publish_by_mistake() -> None:
        with transaction.atomic():
            bilingual.article(newsroom, title="Faux", slug="faux").save_revision().publish()
            raise Mistake

    with pytest.raises(Mistake):
        publish_by_mistake()
    assert (follower.news(), nudged, WebhookDelivery.objects.count()) == ([], [], 0)
    page = bilingual.article(newsroom, title="Vrai", slug="vrai")
    assert any(nudged)
    assert page.pk in told(follower.news())
    assert WebhookDelivery.objects.count() == 1


@pytest.mark.django_db
def test_a_place_that_can_no_longer_be_continued_from_is_said(newsroom, client):
    follower = Follower(client)
    beginning = follower.place
    numbers = []
    for slug in ("un", "deux", "trois"):
        bilingual.article(newsroom, title=slug, slug=slug)
        follower.news()
        numbers.append(follower.place)
    assert [change.number for change in Change.objects.all()] == list(range(1, Change.objects.count() + 1))
    with time_machine.travel(now() + timedelta(days=91)):
        assert forget_old() > 0
        for place in (beginning, numbers[0]):
            response = client.get(CHANGES, {"since": place})
            assert (response.status_code, response["Content-Type"]) == (410, "application/problem+json")
            assert "Start again" in response.json()["detail"]
        assert follower.news() == []  # who has read everything stands at the entry that is always kept


@pytest.mark.django_db
@pytest.mark.parametrize("other", ["foreign", "restored", "restored and gone on"])
def test_another_database_is_noticed(newsroom, client, other):
    follower = Follower(client)
    bilingual.article(newsroom, title="Un", slug="un")
    follower.news()
    before = Feed.objects.values().get()
    bilingual.article(newsroom, title="Deux", slug="deux")
    follower.news()
    if other == "foreign":
        Feed.objects.update(identity="6ecd8c99-4036-403d-bf84-cf8400f67836")
    else:
        Change.objects.filter(number__gt=before["last_number"]).delete()
        Feed.objects.update(last_number=before["last_number"])
    if other == "restored and gone on":
        bilingual.article(newsroom, title="Trois", slug="trois")
    assert client.get(CHANGES, {"since": follower.place}).status_code == 410


@pytest.mark.django_db
def test_reading_costs_the_same_whatever_there_is(newsroom, client, django_assert_max_num_queries):
    follower = Follower(client)
    for number in range(5):
        bilingual.article(newsroom, title=str(number), slug=f"n-{number}")
    follower.ask()
    with django_assert_max_num_queries(6):
        assert len(follower.ask()["items"]) >= 5
