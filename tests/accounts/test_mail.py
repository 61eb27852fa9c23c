"""What lands in a mailbox, and in the terminal of a developer."""

import io

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from accounts.mail import ConsoleBackend
from tests.accounts.journey import last_code, sign_up

pytestmark = pytest.mark.django_db


def test_the_terminal_shows_the_code_in_a_frame(client: Client):
    sign_up(client, "en")
    stream = io.StringIO()
    assert ConsoleBackend(stream=stream).send_messages(mail.outbox) == 1
    printed = stream.getvalue()
    framed = [line for line in printed.splitlines() if line.startswith("║")]
    assert len(framed) == 1
    assert f"Code for lea@example.org: {last_code()}" in framed[0]
    assert "Subject: Your verification code for Newsroom" in printed


def test_a_mail_without_a_code_has_no_frame():
    stream = io.StringIO()
    ConsoleBackend(stream=stream).send_messages([EmailMessage("Été", "À bientôt 2026", to=["a@example.org"])])
    assert "À bientôt 2026" in stream.getvalue()
    assert "║" not in stream.getvalue()


def test_the_minutes_in_a_mail_are_those_of_the_settings(client: Client, settings):
    settings.CODE_SECONDS = 600
    sign_up(client, "en")
    assert "It is valid for 10 minutes." in mail.outbox[-1].body


def test_no_code_reaches_a_log(client: Client, caplog):
    with caplog.at_level(0):
        sign_up(client)
        client.post("/fr/account/confirm-email/", {"code": last_code()})
    assert last_code() not in caplog.text
