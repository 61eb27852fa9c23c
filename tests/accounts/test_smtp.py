"""A real mail server on loopback receives each kind of mail, and each is what a mail program expects."""

import asyncio
import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage as Received
from html import unescape

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from django.test import Client, RequestFactory
from django.utils.translation import override

from accounts.content import MAILS
from accounts.models import MailState, OutgoingMail, User
from accounts.post import service
from accounts.post.backend import OutgoingMailBackend
from tests.accounts.journey import sign_up

pytestmark = pytest.mark.django_db
REMOTE = re.compile(r"""(?:src|background)=|url\(|@import|<link|<script|<img""", re.IGNORECASE)


class Mailbox:
    """What aiosmtpd asks: it keeps what it is given, or answers as it was told to."""

    def __init__(self) -> None:
        self.received: list[tuple[str, list[str], bytes]] = []
        self.answer = "250 taken"
        self.seconds = 0.0
        self.greeted = 0

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.greeted += 1
        session.host_name = hostname
        return responses

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.seconds)
        if self.answer.startswith("250"):
            self.received.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return self.answer

    def parsed(self) -> list[Received]:
        return [message_from_bytes(content, policy=policy.default) for _sender, _to, content in self.received]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "tests.mailbox.PromptBackend"
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    settings.EMAIL_TIMEOUT = 1
    settings.SITE_URL = "https://newsroom.example"
    settings.DEFAULT_FROM_EMAIL = "Salle de presse – équipe <newsroom@newsroom.example>"
    yield mailbox
    controller.stop()


def context_of(key: str, user: User) -> dict[str, object]:
    link = "https://newsroom.example/en/account/password/reset/"
    return {"user": user, "code": "123456", MAILS[key].link or "link": link}


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def all_mails(mailbox: Mailbox, rf: RequestFactory) -> dict[tuple[str, str], Received]:
    """Every mail that the newsroom has words for, as received, by key and language of the account."""
    with request_context(rf.get("/en/account/")), override("en"):
        for language in ("fr", "en"):
            user = User(email=f"{language}@example.org", language=language)
            for key, mail in MAILS.items():
                get_adapter().send_mail(f"account/email/{mail.template}", user.email, context_of(key, user))
    order = [(key, language) for language in ("fr", "en") for key in MAILS]
    return dict(zip(order, mailbox.parsed(), strict=True))


def test_each_mail_has_the_headers_and_the_parts_of_a_good_one(all_mails, mailbox: Mailbox):
    numbers = set()
    for (key, language), mail in all_mails.items():
        assert not mail.defects, key
        sent = mail["Date"].datetime.replace(tzinfo=UTC)
        assert abs(datetime.now(UTC) - sent) < timedelta(minutes=1)
        assert re.fullmatch(r"<[^@\s]+@newsroom\.example>", mail["Message-ID"].strip())
        numbers.add(mail["Message-ID"])
        (sender,) = mail["From"].addresses
        assert (sender.display_name, sender.addr_spec) == ("Salle de presse – équipe", "newsroom@newsroom.example")
        assert mail["To"].addresses[0].addr_spec == f"{language}@example.org"
        assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", language)
        assert mail["Subject"]
        assert mail["Subject"] == mail["Subject"].strip()
        assert mail.get_content_type() == "multipart/alternative"
        assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
        assert not any(part.defects for part in mail.walk())
    assert len(numbers) == len(all_mails)
    assert {sender for sender, _to, _content in mailbox.received} == {"newsroom@newsroom.example"}
    assert all(line.isascii() for _s, _t, content in mailbox.received for line in content.split(b"\r\n\r\n")[:1])


def test_each_mail_says_the_same_in_text_and_in_html_in_the_language_of_its_account(all_mails):
    for (key, language), mail in all_mails.items():
        plain, html = (part.get_content().replace("\r\n", "\n") for part in mail.iter_parts())
        assert f'<html lang="{language}">' in html
        assert '<meta name="color-scheme"' in html
        assert "<title>" in html
        assert not REMOTE.search(html), key
        assert bool(re.search(r"\b(vous|votre|vos)\b", plain)) == (language == "fr"), f"{key}: {plain}"
        assert "{" not in plain, key
        shown = squeezed(unescape(re.sub(r"<[^>]+>", "", html.partition("<body")[2].partition(">")[2])))
        for line in plain.splitlines():
            assert line.startswith("http") or squeezed(line) in shown, f"{key}: {line}"
        if MAILS[key].link:
            assert "https://newsroom.example/" in plain
            assert f'href="https://newsroom.example/{language}/' in html
        if "code" in MAILS[key].needed:
            assert re.search(r"^    123456$", plain, re.MULTILINE)
            assert "123456" not in mail["Subject"]
            assert mail["Expires"].endswith("GMT")


def test_an_address_and_a_name_in_any_script_arrive(mailbox: Mailbox):
    from django.core.mail import EmailMessage

    EmailMessage("Été à Évreux ; suite", "À bientôt.", to=["Léa Noël <lea@exämple.org>"]).send()
    (mail,) = mailbox.parsed()
    assert mail["Subject"] == "Été à Évreux ; suite"
    assert mail["To"].addresses[0].display_name == "Léa Noël"
    assert mail.get_content().strip() == "À bientôt."
    assert mailbox.received[0][1] == ["lea@xn--exmple-cua.org"]


def test_a_mail_server_that_sleeps_slows_no_sign_up(client: Client, mailbox: Mailbox, settings):
    mailbox.seconds = 30
    settings.EMAIL_BACKEND = f"{OutgoingMailBackend.__module__}.{OutgoingMailBackend.__name__}"
    assert sign_up(client).status_code == 302
    assert mailbox.greeted == 0
    row = OutgoingMail.objects.get()
    service.hand_over(row.pk)
    row.refresh_from_db()
    assert mailbox.greeted == 1
    assert (row.state, row.reason.split()[0]) == (MailState.WAITING, "unreachable")


@pytest.mark.parametrize(
    ("answer", "state", "reason"),
    [
        ("451 4.3.2 lea@example.org: come back later", MailState.WAITING, "later 451 4.3.2"),
        ("550 5.7.1 lea@example.org is not wanted", MailState.REFUSED, "refused 550 5.7.1"),
    ],
)
def test_a_server_that_says_no_is_understood(client: Client, mailbox: Mailbox, answer, state, reason):
    mailbox.answer = answer
    assert sign_up(client).status_code == 302
    row = OutgoingMail.objects.get()
    assert (row.state, row.reason) == (state, reason)
    assert mailbox.received == []
    assert bool(row.contents) == (state == MailState.WAITING)


def test_nobody_listens_and_the_mail_waits(client: Client, mailbox: Mailbox, settings):
    settings.EMAIL_PORT = free_port()
    assert sign_up(client).status_code == 302
    assert OutgoingMail.objects.get().reason == "unreachable ConnectionRefusedError"
