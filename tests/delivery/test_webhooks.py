"""What changes is told to whoever asked for it: signed, again where it failed, and at last given up in plain sight."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import now

from cms.delivery.feed.services import settle
from cms.delivery.models import DeliveryState, WebhookDelivery, WebhookEndpoint
from cms.delivery.webhooks import services, signing, transport
from tests.delivery.feed import CHANGES
from tests.delivery.receiver import is_signed
from tests.factories import bilingual

pytestmark = pytest.mark.django_db


def publish(newsroom, **fields):
    """A new page, and the messages about it, on their way."""
    page = bilingual.article(newsroom, **{"title": "Neuf", "slug": "neuf", **fields})
    settle()
    return page


def send_all():
    for delivery in WebhookDelivery.objects.filter(state=DeliveryState.WAITING):
        services.send(delivery.pk)


def only():
    return WebhookDelivery.objects.get()


def test_a_publication_is_told_with_a_signature_that_the_receiver_can_check(newsroom, endpoint, receiver, client):
    page = publish(newsroom)
    send_all()
    ((headers, body),) = receiver.received
    payload = json.loads(body)
    assert is_signed(headers, body, signing.reveal(endpoint))
    assert not is_signed(headers, body + b" ", signing.reveal(endpoint))
    assert not is_signed({**headers, "webhook-timestamp": "1"}, body, signing.reveal(endpoint))
    assert headers["webhook-id"].startswith("msg_")
    assert abs(int(headers["webhook-timestamp"]) - now().timestamp()) < 60
    assert headers["content-type"] == "application/json"
    assert payload["type"] == "content.changed"
    data = payload["data"]
    assert (data["locale"], data["paths"], data["ids"]) == ("fr", ["/fr/articles/neuf/"], [page.pk])
    assert f"page-{page.pk}" in data["tags"]
    entries = client.get(CHANGES).json()["items"]
    assert [entry["id"] for entry in data["changes"]] == [entry["id"] for entry in entries if entry["locale"] == "fr"]
    assert client.get(CHANGES, {"since": data["cursor"]}).status_code == 200
    row = only()
    assert (row.state, row.response_code, row.attempts) == (DeliveryState.DELIVERED, 204, 1)
    assert row.milliseconds is not None
    services.send(row.pk)
    assert len(receiver.received) == 1


def test_a_changed_secret_signs_beside_the_old_one_for_a_day(newsroom, endpoint, receiver):
    old = signing.reveal(endpoint)
    signing.rotate(endpoint)
    new = signing.reveal(endpoint)
    assert old != new
    assert old.removeprefix("whsec_") not in str(WebhookEndpoint.objects.values().get())
    publish(newsroom)
    send_all()
    assert [is_signed(*receiver.received[0], secret) for secret in (old, new)] == [True, True]
    with time_machine.travel(now() + timedelta(hours=25), tick=True):
        publish(newsroom, slug="suivant")
        send_all()
    assert [is_signed(*receiver.received[-1], secret) for secret in (old, new)] == [False, True]


def test_what_failed_is_tried_again_with_the_same_id_and_given_up_after_a_day(newsroom, endpoint, receiver):
    receiver.status, receiver.body = 503, b"<h1>Closed</h1>" + b"x" * 5000
    publish(newsroom)
    moment, waits = now(), []
    with time_machine.travel(moment, tick=False) as clock:
        while only().state == DeliveryState.WAITING:
            services.send(only().pk)
            row = only()
            assert (row.response_code, row.excerpt[:15], len(row.excerpt)) == (503, "<h1>Closed</h1>", 500)
            if row.due_at:
                services.send(row.pk)  # not due yet
                waits.append((row.due_at - now()).total_seconds())
                clock.move_to(row.due_at)
        assert row.state == DeliveryState.GIVEN_UP
        assert timedelta(hours=16) < row.done_at - moment <= timedelta(days=1)
    assert len(receiver.received) == row.attempts == len(waits) + 1
    assert len({headers["webhook-id"] for headers, _body in receiver.received}) == 1
    assert all(7 <= wait <= 5 * 3600 for wait in waits)
    assert waits[0] < waits[2] < waits[4]


def test_a_message_is_sent_again_when_somebody_asks(newsroom, endpoint, receiver):
    receiver.status = 410
    publish(newsroom)
    send_all()
    assert only().state == DeliveryState.GIVEN_UP
    assert not WebhookEndpoint.objects.get().is_enabled
    receiver.status = 200
    WebhookEndpoint.objects.update(is_enabled=True)
    assert services.replay(only())
    assert (only().state, only().attempts) == (DeliveryState.WAITING, 0)
    send_all()
    assert only().state == DeliveryState.DELIVERED
    first, second = receiver.received
    assert (first[0]["webhook-id"], first[1]) == (second[0]["webhook-id"], second[1])


def test_a_redirect_is_a_failure_and_is_not_followed(newsroom, endpoint, receiver):
    receiver.status, receiver.headers = 302, {"Location": receiver.url}
    publish(newsroom)
    send_all()
    assert len(receiver.received) == 1
    assert (only().state, only().response_code) == (DeliveryState.WAITING, 302)


def test_a_receiver_that_hangs_is_left_in_time(newsroom, endpoint, receiver, monkeypatch):
    monkeypatch.setattr(transport, "ANSWER_SECONDS", 0.3)
    receiver.may_answer.clear()
    publish(newsroom)
    send_all()
    assert (only().state, only().reason, only().response_code) == (DeliveryState.WAITING, "timeout", None)
    assert only().milliseconds < 5000


def test_nobody_listening_is_a_reason(newsroom, endpoint):
    WebhookEndpoint.objects.update(url="http://127.0.0.1:1/")
    publish(newsroom)
    send_all()
    assert (only().state, only().reason) == (DeliveryState.WAITING, "NewConnectionError")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"locales": ["en"]}, 0),
        ({"locales": ["fr"]}, 1),
        ({"events": ["unpublished"]}, 0),
        ({"events": ["published"]}, 1),
        ({"is_enabled": False}, 0),
    ],
)
def test_an_endpoint_is_told_of_what_it_asked_for(newsroom, endpoint, asked, told):
    WebhookEndpoint.objects.update(**asked)
    publish(newsroom)
    assert WebhookDelivery.objects.count() == told


def test_a_worker_that_died_and_a_lost_job_are_noticed(newsroom, endpoint, receiver):
    publish(newsroom)
    WebhookDelivery.objects.update(state=DeliveryState.SENDING, claimed_at=now())
    services.send(only().pk)
    assert receiver.received == []
    with time_machine.travel(now() + services.LEASE + timedelta(seconds=1), tick=True):
        services.send(only().pk)
    assert only().state == DeliveryState.DELIVERED
    with time_machine.travel(now() + services.KEPT + timedelta(days=1)):
        assert services.forget_old() == 1


def test_a_secret_that_no_key_opens_is_said_and_sends_nothing(newsroom, endpoint, receiver, settings):
    settings.SECRET_KEY = "another-key-that-opened-nothing-of-what-is-kept-here"
    publish(newsroom)
    send_all()
    assert (receiver.received, only().reason) == ([], "secret unreadable")
