"""A forgotten password, by code, and back to the page the person was on."""

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent, User
from tests.accounts.journey import PASSWORD, last_code, sign_in

pytestmark = pytest.mark.django_db
LEFT = "/en/videos/round-table/"
NEXT = "next=%2Fen%2Fvideos%2Fround-table%2F"
NEW = "Une-autre-Voie-2050?"


@pytest.fixture
def ada() -> User:
    user = User.objects.create_user("ada@example.org", PASSWORD, language="en")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def ask(client: Client, email: str = "ada@example.org"):
    return client.post("/en/account/password/reset/", {"email": email, "next": LEFT})


def confirm(client: Client, **data):
    return client.post("/en/account/password/reset/confirm/", {"next": LEFT, **data})


def test_a_person_chooses_a_new_password_and_returns(client: Client, ada):
    assert f"/en/account/password/reset/?{NEXT}" in client.get(f"/en/account/login/?{NEXT}").content.decode().replace(
        "next=/", "next=%2F"
    )
    response = ask(client)
    assert response.url == f"/en/account/password/reset/confirm/?{NEXT}"
    assert client.get(response.url).status_code == 200
    assert "valid for 30 minutes" in mail.outbox[-1].body
    response = confirm(client, code=last_code())
    assert response.url == f"/en/account/password/reset/complete/?{NEXT}"
    assert "At least 12 characters" in client.get(response.url).content.decode()
    response = client.post("/en/account/password/reset/complete/", {"password1": NEW, "next": LEFT})
    assert response.url == f"/en/account/password/reset/done/?{NEXT}"
    done = client.get(response.url).content.decode()
    assert "Your password has been updated" in done
    assert f"/en/account/login/?{NEXT}" in done
    assert "_auth_user_id" not in client.session, "a reset does not sign in"
    assert sign_in(Client(), "en", email="ada@example.org").status_code == 200, "the old password is dead"
    assert sign_in(client, "en", email="ada@example.org", password=NEW, next=LEFT).url == LEFT


def test_a_new_password_keeps_the_rule(client: Client, ada):
    ask(client)
    confirm(client, code=last_code())
    page = client.post("/en/account/password/reset/complete/", {"password1": "short", "next": LEFT}).content.decode()
    assert "Use at least 12 characters." in page
    assert "Add a symbol" in page


def test_an_unknown_address_looks_the_same(client: Client, ada):
    known, unknown = ask(client), ask(Client(), "nobody@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert mail.outbox[-1].to == ["nobody@example.org"]
    assert "There is no account with it." in mail.outbox[-1].body
    logged = list(AuditEvent.objects.order_by("pk").values_list("kind", "account_number")[:2])
    assert logged == [("code_sent", ada.pk), ("reset_unknown", None)], "the log alone tells them apart"


@pytest.mark.parametrize("is_headless", [False, True])
def test_a_reset_ends_every_session_of_the_account(client: Client, ada, is_headless):
    elsewhere, here = Client(), client
    for browser in (elsewhere, here):
        assert sign_in(browser, "en", email="ada@example.org").status_code == 302
        assert browser.get("/en/account/password/change/").status_code == 200
    if is_headless:
        auth, kind = "/_allauth/browser/v1/auth/password", {"content_type": "application/json"}
        here.post(f"{auth}/request", {"email": "ada@example.org"}, **kind)
        here.post(f"{auth}/reset", {"key": last_code(), "password": NEW}, **kind)
    else:
        ask(here)
        confirm(here, code=last_code())
        here.post("/en/account/password/reset/complete/", {"password1": NEW})
    ada.refresh_from_db()
    assert ada.check_password(NEW)
    for browser in (elsewhere, here):
        assert browser.get("/en/account/password/change/").url.startswith("/en/account/login/")
    assert not UserSession.objects.purge_and_list(ada)


def test_an_unknown_address_takes_as_much_work(ada):
    """The same queries but one, by an index, which looks further for an account that is not there."""
    with CaptureQueriesContext(connection) as known:
        ask(Client())
    with CaptureQueriesContext(connection) as unknown:
        ask(Client(), "nobody@example.org")
    assert len(mail.outbox) == 2
    assert abs(len(known) - len(unknown)) <= 1


def test_mails_to_one_address_are_limited_and_the_page_says_so(client: Client, ada, clock):
    assert ask(client).status_code == 302
    clock.move(4)
    for address in ("ada@example.org", "ADA@example.org"):
        refused = ask(Client(), address)
        assert (refused.status_code, refused["Retry-After"]) == (429, "6")
        assert "You can try again in <strong>6 seconds</strong>" in refused.content.decode()
    assert len(mail.outbox) == 1
    clock.move(6)
    assert ask(Client()).status_code == 302
