"""A forgotten password, by code, and back to the page the person was on."""

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.accounts.journey import PASSWORD, last_code, sign_in, wrong_code

pytestmark = pytest.mark.django_db
LEFT = "/en/videos/round-table/"
NEXT = "next=%2Fen%2Fvideos%2Fround-table%2F"
NEW = "Une-autre-Voie-2050?"


@pytest.fixture
def ada() -> User:
    user = User.objects.create_user("ada@example.org", PASSWORD)
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


def test_the_code_expires_and_keeps_the_way_back(client: Client, ada, clock):
    ask(client)
    clock.move(settings.CODE_SECONDS + 1)
    assert confirm(client, code=last_code()).url == f"/en/account/password/reset/?{NEXT}"
    assert "no longer valid" in client.get("/en/account/password/reset/").content.decode()


def test_five_wrong_codes_end_it(client: Client, ada):
    ask(client)
    for _ in range(4):
        assert confirm(client, code=wrong_code()).status_code == 200
    assert confirm(client, code=wrong_code()).url == f"/en/account/password/reset/?{NEXT}"
    assert confirm(client, code=last_code()).url.startswith("/en/account/password/reset/?")


def test_a_new_code_can_be_asked_for(client: Client, ada, clock):
    ask(client)
    clock.move(settings.CODE_SECONDS - 1)
    response = confirm(client, action="resend")
    assert response.url == f"/en/account/password/reset/confirm/?{NEXT}"
    assert len(mail.outbox) == 2
    clock.move(settings.CODE_SECONDS - 1)
    assert "/complete/" in confirm(client, code=f" {last_code()[:3]} {last_code()[3:]} ").url


def test_mails_to_one_address_are_limited_and_the_page_says_so(client: Client, ada):
    for _ in range(5):
        assert ask(client).status_code == 302
    refused = ask(client)
    assert refused.status_code == 429
    assert "Too many attempts" in refused.content.decode()
    assert len(mail.outbox) == 5
