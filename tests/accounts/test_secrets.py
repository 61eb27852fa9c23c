"""A code or a password is in a mail or in the session, and nowhere else: no log, no error report, no audit row."""

import json
import logging
import sys

import pytest
from django.core.signals import got_request_exception
from django.test import Client
from django.views.debug import ExceptionReporter

from accounts.flows import AddressCode
from accounts.models import AuditEvent, AuditKind, User
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up, wrong_code

pytestmark = pytest.mark.django_db
NEW = "Une-autre-Voie-2050?"


def test_nothing_secret_is_logged_or_kept_in_the_audit_log(client: Client, caplog, clock):
    caplog.set_level(logging.DEBUG)
    secrets = {PASSWORD, NEW, "Mauvais-choix-1!"}
    sign_up(client)
    secrets |= {last_code(), wrong := wrong_code()}
    enter(client, wrong)
    clock.move(11)
    client.post("/fr/account/confirm-email/", {"action": "resend"})
    secrets.add(last_code())
    enter(client, last_code())
    sign_in(Client(), password="Mauvais-choix-1!")
    sign_in(Client(), email="nobody@example.org", password="Mauvais-choix-1!")
    client = Client()
    client.post("/fr/account/password/reset/", {"email": "lea@example.org"})
    secrets.add(last_code("lea@example.org"))
    client.post("/fr/account/password/reset/confirm/", {"code": last_code("lea@example.org")})
    client.post("/fr/account/password/reset/complete/", {"password1": NEW})

    lea = User.objects.get()
    assert lea.check_password(NEW)
    rows = json.dumps(list(AuditEvent.objects.values("kind", "details")))
    for secret in (*secrets, "lea@example.org"):
        assert secret not in caplog.text
        assert secret not in rows
    kinds = [AuditKind(kind) for kind in AuditEvent.objects.filter(user=lea).values_list("kind", flat=True)]
    assert kinds.count(AuditKind.CODE_SENT) == 3
    assert kinds.count(AuditKind.CODE_REFUSED) == 1
    assert kinds.count(AuditKind.SIGN_IN_FAILED) == 1
    assert kinds.count(AuditKind.PASSWORD_RESET) == 1
    stranger = AuditEvent.objects.get(kind=AuditKind.SIGN_IN_FAILED, user=None)
    assert stranger.account_number is None
    assert stranger.ip == "127.0.0.1"


@pytest.mark.parametrize("is_headless", [False, True])
def test_an_error_report_holds_neither_code_nor_password(client: Client, monkeypatch, is_headless):
    def fail(code: AddressCode) -> bool:
        secret = code.code
        raise RuntimeError(len(secret))

    sign_up(client)
    monkeypatch.setattr(AddressCode, "record_invalid_attempt", fail)
    client.raise_request_exception = False
    wrong, reports = wrong_code(), []

    def report(request, **kwargs) -> None:
        reporter = ExceptionReporter(request, *sys.exc_info())
        reports.extend([reporter.get_traceback_html(), reporter.get_traceback_text()])

    got_request_exception.connect(report)
    try:
        if is_headless:
            headers = {"x-email-verification-key": wrong}
            assert client.get("/_allauth/browser/v1/auth/email/verify", headers=headers).status_code == 500
        else:
            assert enter(client, wrong).status_code == 500
    finally:
        got_request_exception.disconnect(report)
    assert len(reports) == 2
    assert "RuntimeError" in reports[0]
    for text in reports:
        assert last_code() not in text
        assert wrong not in text
        assert client.session.session_key not in text
