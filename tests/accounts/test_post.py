"""The outbox: nobody waits for the mail server, no mail is lost, and nothing is kept of one that has left."""

import logging
import smtplib
import time
from datetime import timedelta

import django_rq
import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from redis.exceptions import ConnectionError as QueueAway

from accounts.models import MailState, OutgoingMail, User
from accounts.post import service
from accounts.post.failures import explained
from tests.accounts.journey import last_code, sign_up

pytestmark = pytest.mark.django_db
ADDRESS = "lea@example.org"
ANSWER = b"5.1.1 <lea@example.org>: no lea here, your code 123456 came back"


class Server:
    """The mail server as the outbox meets it: it takes a mail, or fails as it was told to."""

    taken: list[EmailMessage]
    failure: Exception | None

    def __init__(self, **_options: object) -> None:
        pass

    def open(self) -> None:
        if isinstance(self.failure, OSError) and not isinstance(self.failure, smtplib.SMTPException):
            raise self.failure

    def send_messages(self, messages: list[EmailMessage]) -> int:
        if self.failure:
            raise self.failure
        self.taken.extend(messages)
        return len(messages)

    def close(self) -> None:
        pass


@pytest.fixture
def server(settings):
    """Real jobs in the queue, as in production; what they meet is this server."""
    settings.EMAIL_BACKEND = "accounts.post.backend.OutgoingMailBackend"
    settings.MAIL_TRANSPORT = "tests.accounts.test_post.Server"
    Server.taken, Server.failure = [], None
    return Server


def write(*to: str, subject: str = "Objet", **more) -> OutgoingMail:
    EmailMessage(subject, "Texte", "Rédaction <desk@example.org>", list(to or [ADDRESS]), **more).send()
    return OutgoingMail.objects.first()


def after_attempts(row: OutgoingMail, count: int) -> OutgoingMail:
    """The row after so many hand-overs, each at the moment at which it was due."""
    for _number in range(count):
        row.refresh_from_db()
        with time_machine.travel((row.due_at or timezone.now()) + timedelta(seconds=1)):
            service.hand_over(row.pk)
    row.refresh_from_db()
    return row


def holds_nothing(row: OutgoingMail) -> bool:
    return (bytes(row.contents), row.sender, row.recipients) == (b"", "", [])


def test_signing_up_never_talks_to_the_mail_server(client: Client, server, django_capture_on_commit_callbacks):
    server.failure = AssertionError("asked within a request")
    with django_capture_on_commit_callbacks(execute=True):
        assert sign_up(client).status_code == 302
    row = OutgoingMail.objects.get()
    assert (row.state, row.attempts, row.recipients) == (MailState.WAITING, 0, [ADDRESS])
    (job,) = django_rq.get_queue("default").jobs
    assert (job.args, job.kwargs) == ((row.pk,), {})
    assert ADDRESS not in job.get_call_string()


def test_a_worker_hands_over_and_nothing_is_kept(client: Client, server, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign_up(client)
    (job,) = django_rq.get_queue("default").jobs
    job.perform()
    (taken,) = server.taken
    assert (taken.to, taken.recipients()) == ([ADDRESS], [ADDRESS])
    row = OutgoingMail.objects.get()
    assert (row.state, row.attempts) == (MailState.SENT, 1)
    assert row.done_at
    assert holds_nothing(row)
    service.hand_over(row.pk)
    assert len(server.taken) == 1


def test_a_queue_that_is_away_holds_up_nobody(client: Client, server, monkeypatch, django_capture_on_commit_callbacks):
    def away(*_args: object, **_options: object):
        raise QueueAway

    with monkeypatch.context() as without, django_capture_on_commit_callbacks(execute=True):
        without.setattr("rq.queue.Queue.enqueue", away)
        assert sign_up(client).status_code == 302
    row = OutgoingMail.objects.get()
    service.sweep()
    assert not django_rq.get_queue("default").jobs
    with time_machine.travel(timezone.now() + service.PATIENCE + timedelta(seconds=1)):
        service.sweep()
        service.sweep()
    (job,) = django_rq.get_queue("default").jobs
    assert job.args == (row.pk,)


def test_each_recipient_has_a_row_of_their_own(server):
    write("lea@example.org", "max@example.org", bcc=["zoe@example.org"])
    assert sorted(row.recipients[0] for row in OutgoingMail.objects.all()) == [
        "lea@example.org",
        "max@example.org",
        "zoe@example.org",
    ]
    for row in OutgoingMail.objects.all():
        service.hand_over(row.pk)
    assert {tuple(message.to) for message in server.taken} == {("lea@example.org", "max@example.org")}
    assert not any(b"zoe@" in message.message().as_bytes() for message in server.taken)


@pytest.mark.parametrize(
    "failure",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        smtplib.SMTPServerDisconnected("lost"),
        smtplib.SMTPConnectError(554, b"not now"),
        smtplib.SMTPAuthenticationError(535, b"5.7.8 no"),
        smtplib.SMTPRecipientsRefused({ADDRESS: (451, b"4.7.1 <lea@example.org> greylisted")}),
        smtplib.SMTPDataError(452, b"4.2.2 full"),
    ],
    ids=lambda failure: type(failure).__name__,
)
def test_what_may_pass_is_tried_again_later_and_later_then_given_up(server, failure):
    row, server.failure = write(), failure
    waits = []
    for _number in range(service.ATTEMPTS - 1):
        began = row.due_at or timezone.now()
        row = after_attempts(row, 1)
        assert row.state == MailState.WAITING
        assert row.recipients == [ADDRESS]
        assert ADDRESS not in row.reason
        waits.append(row.due_at - began)
    assert waits == sorted(waits)
    service.hand_over(row.pk)
    row.refresh_from_db()
    assert row.attempts == service.ATTEMPTS - 1
    row = after_attempts(row, 1)
    assert row.state == MailState.GIVEN_UP
    assert row.done_at
    assert holds_nothing(row)


def test_a_server_that_comes_back_gets_the_mail_once(server):
    row, server.failure = write(), ConnectionRefusedError()
    after_attempts(row, 2)
    server.failure = None
    assert after_attempts(row, 2).state == MailState.SENT
    assert len(server.taken) == 1


@pytest.mark.parametrize(
    "failure",
    [
        smtplib.SMTPRecipientsRefused({ADDRESS: (550, ANSWER)}),
        smtplib.SMTPDataError(550, ANSWER),
        smtplib.SMTPSenderRefused(550, ANSWER, "desk@example.org"),
    ],
    ids=lambda failure: type(failure).__name__,
)
def test_a_refusal_is_final_and_its_reason_names_nobody(server, failure, caplog):
    row, server.failure = write(), failure
    with caplog.at_level(logging.DEBUG):
        row = after_attempts(row, 1)
    assert row.state == MailState.REFUSED
    assert row.reason == "refused 550 5.1.1"
    assert holds_nothing(row)
    for secret in ("lea", "desk@", "123456"):
        assert secret not in caplog.text
        assert secret not in explained(row.reason)
    with override("en"):
        assert "no such mailbox (550 5.1.1)" in explained(row.reason)


def test_an_unforeseen_error_shows_nothing_of_the_mail_either(server, caplog):
    row, server.failure = write(), ValueError(f"broken for {ADDRESS}")
    with caplog.at_level(logging.DEBUG):
        row = after_attempts(row, 1)
    assert (row.state, row.reason) == (MailState.WAITING, "unexpected ValueError")
    assert ADDRESS not in caplog.text


def test_a_mail_whose_worker_was_killed_is_taken_up_after_a_while(server):
    row = write()
    OutgoingMail.objects.update(state=MailState.SENDING, attempts=1, claimed_at=timezone.now())
    service.hand_over(row.pk)
    assert not server.taken
    with time_machine.travel(timezone.now() + service.LEASE + timedelta(seconds=1)):
        service.sweep()
        (job,) = django_rq.get_queue("default").jobs
        job.perform()
    row.refresh_from_db()
    assert (row.state, row.attempts, len(server.taken)) == (MailState.SENT, 2, 1)


def test_a_mail_that_kills_its_workers_is_given_up(server):
    row = write()
    long_ago = timezone.now() - 2 * service.LEASE
    OutgoingMail.objects.update(state=MailState.SENDING, attempts=service.ATTEMPTS, claimed_at=long_ago)
    service.hand_over(row.pk)
    row.refresh_from_db()
    assert (row.state, row.reason) == (MailState.GIVEN_UP, "interrupted")
    assert holds_nothing(row)


def test_a_code_that_is_no_longer_valid_is_not_sent(client: Client, server):
    sign_up(client)
    row = OutgoingMail.objects.get()
    with time_machine.travel(time.time() + 30 * 60 + 1):
        service.hand_over(row.pk)
    row.refresh_from_db()
    assert (row.state, row.reason) == (MailState.GIVEN_UP, "expired")
    assert holds_nothing(row)
    assert not server.taken


def test_rows_that_ended_a_month_ago_are_deleted(server):
    old, new, waiting = write(), write(), write()
    service.hand_over(old.pk)
    service.hand_over(new.pk)
    OutgoingMail.objects.filter(pk=old.pk).update(done_at=timezone.now() - timedelta(days=31))
    assert service.forget_old() == 1
    assert set(OutgoingMail.objects.values_list("pk", flat=True)) == {new.pk, waiting.pk}


def test_the_whole_suite_reads_what_went_through_the_outbox(client: Client):
    sign_up(client)
    row = OutgoingMail.objects.get()
    assert row.state == MailState.SENT
    assert holds_nothing(row)
    assert len(last_code()) == 6
    assert mail.outbox[0].alternatives


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("admin@example.org", "x", language="en"))
    return client


def test_the_admin_lists_mails_without_addresses_and_tries_them_again(
    administrator: Client, server, django_capture_on_commit_callbacks
):
    row, server.failure = write(subject="Votre code 123456"), ConnectionRefusedError()
    after_attempts(row, 1)
    server.failure = None
    page = administrator.get("/cms/reports/mails/").content.decode()
    assert "The mail server could not be reached" in page
    assert "Try mail" in page
    for secret in (ADDRESS, "desk@example.org", "123456"):
        assert secret not in page
    assert administrator.get(f"/cms/reports/mails/{row.pk}/again/").status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        answer = administrator.post(f"/cms/reports/mails/{row.pk}/again/", follow=True)
    assert "in a moment" in answer.content.decode()
    (job,) = django_rq.get_queue("default").jobs
    job.perform()
    row.refresh_from_db()
    assert row.state == MailState.SENT
    answer = administrator.post(f"/cms/reports/mails/{row.pk}/again/", follow=True)
    assert "does not wait any more" in answer.content.decode()


def test_only_those_who_may_see_the_list(client: Client, server):
    row, editor = write(), User.objects.create_user("editor@example.org", "x")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    assert client.get("/cms/").status_code == 200
    assert client.get("/cms/reports/mails/").status_code == 302
    client.post(f"/cms/reports/mails/{row.pk}/again/")
    row.refresh_from_db()
    assert row.due_at is None
