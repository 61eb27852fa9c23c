"""A sender is killed after the mail server took a letter: that one is uncertain, everybody else gets exactly one."""

import os
import signal
import socket
import time
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from home.models import EditionDelivery, NewsletterEdition
from home.newsletter import services
from tests.factories import bilingual
from tests.factories.people import person
from tests.home.newsletter_desk import edition, subscriber

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SUBSCRIBERS, FATAL = 9, 4
PATIENCE = 60


class Mailbox:
    """Takes letters; at the fatal one it says so and keeps its sender waiting for the answer until that one is dead."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.letters: list[EmailMessage] = []
        self.at_fatal, self.go_on = Event(), Event()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        self.taken += envelope.rcpt_tos
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        if len(self.taken) == FATAL:
            self.at_fatal.set()
            await server.loop.run_in_executor(None, self.go_on.wait, PATIENCE)
        return "250 taken"


def wait_for(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def test_one_letter_is_uncertain_and_nobody_gets_two(newsroom, rq_worker, monkeypatch):
    mailbox = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    monkeypatch.setenv("EMAIL_URL", f"smtp://127.0.0.1:{port}")
    try:
        made = edition(bilingual.article(newsroom))
        for number in range(SUBSCRIBERS):
            subscriber(f"s{number}@example.org")
        services.start(edition=made, user=person("chief@example.org"))
        first = rq_worker()
        assert mailbox.at_fatal.wait(PATIENCE)
        os.kill(first.pid, signal.SIGKILL)
        first.wait(PATIENCE)
        mailbox.go_on.set()

        held = EditionDelivery.objects.get(state="handing_over")
        assert len(mailbox.taken) == FATAL
        rq_worker()
        EditionDelivery.objects.filter(pk=held.pk).update(claimed_at=held.claimed_at - services.LEASE)
        EditionDelivery.objects.exclude(pk=held.pk).update(claimed_at=None)
        NewsletterEdition.objects.update(queued_at=made.started_at - services.QUIET)
        services.sweep()
        wait_for(lambda: not EditionDelivery.objects.filter(state="waiting").exists())
        wait_for(lambda: NewsletterEdition.objects.get().status == "sent")
    finally:
        mailbox.go_on.set()
        server.stop()
    assert Counter(EditionDelivery.objects.values_list("state", flat=True)) == {"sent": SUBSCRIBERS - 1, "uncertain": 1}
    assert Counter(mailbox.taken) == {f"s{number}@example.org": 1 for number in range(SUBSCRIBERS)}
    assert EditionDelivery.objects.get(state="uncertain").subscription.email == mailbox.taken[FATAL - 1]
    for letter in mailbox.letters:
        assert letter.get_body(["plain"])
        assert letter.get_body(["html"])
        assert letter["List-Unsubscribe"].strip().startswith("<http")
        assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
