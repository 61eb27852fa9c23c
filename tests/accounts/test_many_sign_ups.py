"""Two hundred people sign up at once: each gets one account and one mail."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import django_rq
import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test import Client
from rq import SimpleWorker

from accounts.models import MailState, OutgoingMail, User
from accounts.post import service
from tests.accounts.journey import sign_up

PEOPLE = 200
AT_ONCE = 20


def signs_up(number: int, start: Barrier) -> int:
    """One person at an address of origin of their own; the first of each thread wait for one another."""
    if number < AT_ONCE:
        start.wait(30)
    try:
        client = Client(REMOTE_ADDR=f"10.20.{number // 250}.{number % 250 + 1}")
        return int(sign_up(client, email=f"person{number}@example.org").status_code)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_hundred_at_once_make_two_hundred_accounts_and_two_hundred_mails(settings):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time: that many at once are for PostgreSQL.")
    settings.EMAIL_BACKEND = "accounts.post.backend.OutgoingMailBackend"
    start = Barrier(AT_ONCE)
    Client().get("/fr/account/signup/")
    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = list(threads.map(signs_up, range(PEOPLE), [start] * PEOPLE))
    assert answers == [302] * PEOPLE
    assert User.objects.count() == EmailAddress.objects.count() == OutgoingMail.objects.count() == PEOPLE

    queue = django_rq.get_queue("default")
    assert sorted(job.args[0] for job in queue.jobs) == sorted(OutgoingMail.objects.values_list("pk", flat=True))
    service.sweep()
    SimpleWorker([queue], connection=queue.connection).work(burst=True, logging_level="WARNING")
    assert set(OutgoingMail.objects.values_list("state", "attempts")) == {(MailState.SENT, 1)}
    expected = sorted(f"person{number}@example.org" for number in range(PEOPLE))
    assert sorted(message.to[0] for message in mail.outbox) == expected
