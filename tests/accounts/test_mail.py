"""What lands in a mailbox, and in the terminal of a developer."""

import io
import re
from pathlib import Path

import allauth
import pytest
from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from accounts.letters import mail_of
from accounts.mail import ConsoleBackend
from accounts.models import User
from cms.base.templatetags.newsroom import long_date
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


def asked_of_allauth() -> set[str]:
    """Every mail that the installed allauth can send, by its own source."""
    folder = Path(allauth.__file__).parent
    sources = [path.read_text() for path in folder.rglob("*.py") if "socialaccount" not in path.parts]
    return set(re.findall(r'"((?:account|mfa)/email/\w+)"', "".join(sources)))


# By link instead of by code, and signing in by code alone: switched off in our settings.
SWITCHED_OFF = {"account/email/password_reset_key", "account/email/login_code"}


def test_every_mail_of_allauth_has_words_of_ours():
    assert len(asked_of_allauth()) > 12
    assert {prefix for prefix in asked_of_allauth() if mail_of(prefix) is None} == SWITCHED_OFF
    assert app_settings.PASSWORD_RESET_BY_CODE_ENABLED
    assert not app_settings.LOGIN_BY_CODE_ENABLED


def test_the_owner_of_an_account_is_told_in_their_language_where_they_can_still_read_it(rf):
    user = User.objects.create_user("lea@example.org", "x", language="fr")
    with request_context(rf.get("/en/account/")), override("en"):
        get_adapter().send_notification_mail("account/email/email_changed", user, email="old@example.org")
    message = mail.outbox[-1]
    assert message.to == ["old@example.org"]
    assert message.subject == "L’adresse de votre compte Newsroom a changé"
    with override("fr"):
        assert long_date(timezone.now()) in message.body
    assert "lea@example.org" not in message.body


def test_an_account_has_its_own_language_and_a_stranger_that_of_the_page(client: Client):
    User.objects.create_user("anna@example.org", "x", language="fr")
    for address in ("anna@example.org", "nobody@example.org"):
        client.post("/en/account/password/reset/", {"email": address})
    known, unknown = mail.outbox
    assert known.subject.startswith("Votre code")
    assert unknown.subject.startswith("No account")
    assert "/en/account/signup/" in unknown.body
