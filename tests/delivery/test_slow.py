"""A receiver that is slow, dead or odd costs the newsroom little, and its messages come to an end."""

import socket
import threading
from datetime import timedelta

import django_rq
import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import User
from cms.delivery import jobs
from cms.delivery.models import DeliveryState, WebhookDelivery, WebhookEndpoint
from cms.delivery.webhooks import services, transport

pytestmark = pytest.mark.django_db


def message(endpoint, **fields):
    return WebhookDelivery.objects.create(endpoint=endpoint, payload="{}", first_number=1, last_number=1, **fields)


def sent(delivery):
    services.send(delivery.pk)
    delivery.refresh_from_db()
    return delivery


@pytest.fixture
def dripping():
    """A server that sends a byte of a header whenever a tenth of a second has passed, for far too long."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _address = server.accept()
            with connection:
                connection.recv(65536)
                try:
                    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                    for _ in range(100):
                        if ended.wait(0.1):
                            return
                        connection.sendall(b"x")
                except OSError:
                    ended.set()

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", ended
        ended.set()
        thread.join(5)


def test_headers_that_drip_are_left_in_time(endpoint, dripping, monkeypatch):
    url, ended = dripping
    monkeypatch.setattr(transport, "ANSWER_SECONDS", 0.5)
    WebhookEndpoint.objects.update(url=url)
    row = sent(message(WebhookEndpoint.objects.get()))
    assert (row.state, row.reason, row.response_code) == (DeliveryState.WAITING, "timeout", None)
    assert row.milliseconds < 5000
    assert ended.wait(5)  # the receiver noticed that we left


def test_a_mistake_of_our_own_ends_the_attempt_and_names_itself(endpoint, receiver, monkeypatch, caplog):
    def mistaken(*_args: object) -> None:
        raise UnicodeDecodeError("ascii", b"", 0, 1, "nobody foresaw this")

    monkeypatch.setattr(transport, "post", mistaken)
    row = sent(message(endpoint))
    assert (row.state, row.reason, row.attempts) == (DeliveryState.WAITING, "UnicodeDecodeError", 1)
    assert row.due_at > now()
    assert "nobody foresaw this" in caplog.text


@pytest.mark.parametrize("state", [DeliveryState.WAITING, DeliveryState.SENDING])
@pytest.mark.parametrize("why", ["too late", "webhook disabled"])
def test_what_nobody_waits_for_any_more_is_ended_and_not_sent(endpoint, receiver, state, why):
    WebhookEndpoint.objects.update(is_enabled=why != "webhook disabled")
    long_ago = now() - services.PATIENCE - timedelta(minutes=1)
    begun = {"begun_at": long_ago} if why == "too late" else {}
    claimed = {"claimed_at": long_ago} if state == DeliveryState.SENDING else {}
    row = sent(message(endpoint, state=state, **begun, **claimed))
    assert (row.state, row.reason, receiver.received) == (DeliveryState.GIVEN_UP, why, [])
    assert row.done_at


def test_the_log_does_not_promise_to_send_again_what_a_disabled_webhook_will_not_get(endpoint, client):
    client.force_login(User.objects.create_superuser("chief@example.org", "x"))
    row = message(endpoint, state=DeliveryState.GIVEN_UP, done_at=now())
    WebhookEndpoint.objects.update(is_enabled=False)
    client.post(reverse("webhook_replay", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == DeliveryState.GIVEN_UP


def test_a_receiver_that_keeps_failing_is_asked_for_one_message_at_a_time(endpoint, receiver):
    other = WebhookEndpoint.objects.create(url=receiver.url, description="Another")
    first, second, elsewhere = message(endpoint), message(endpoint), message(other)
    receiver.status = 503
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(services.HELD_AFTER):
            if first.due_at:
                clock.move_to(first.due_at)
            sent(first)
        assert sent(second).attempts == 0
        assert second.due_at == first.due_at
        assert sent(elsewhere).attempts == 1
        receiver.status = 204
        clock.move_to(second.due_at)
        assert sent(second).state == DeliveryState.DELIVERED
        # One message that it will not have does not hold up what it takes.
        receiver.status = 503
        assert sent(first).state == DeliveryState.WAITING
        receiver.status = 204
        assert sent(message(endpoint)).state == DeliveryState.DELIVERED


def test_messages_have_a_queue_of_their_own(endpoint):
    jobs.send_soon([(1, 0)])
    assert django_rq.get_queue("webhooks").job_ids == ["webhook-1-0"]
    assert not django_rq.get_queue("default").job_ids
