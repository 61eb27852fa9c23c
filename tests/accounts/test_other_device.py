"""A code that still waits on one device when another one has proven the address."""

import pytest
from django.test import Client

from tests.accounts.journey import PASSWORD, VIDEO, enter, last_code, sign_in, sign_up

pytestmark = pytest.mark.django_db
NEW = "Une-autre-Voie-2050?"
BROWSER = "/_allauth/browser/v1/auth"


def send(client: Client, path: str, **data):
    return client.post(f"{BROWSER}/{path}", data, content_type="application/json")


def reset(client: Client) -> None:
    client.post("/en/account/password/reset/", {"email": "lea@example.org"})
    client.post("/en/account/password/reset/confirm/", {"code": last_code()})
    assert client.post("/en/account/password/reset/complete/", {"password1": NEW}).status_code == 302


def test_a_sign_up_from_before_a_reset_asks_for_the_new_password_and_keeps_the_way_back(client: Client, clock):
    sign_up(client, "en")
    waiting = last_code()
    clock.move(11)
    reset(Client())
    refused = enter(client, waiting, "en")
    assert refused.url == "/en/account/login/?next=%2Ffr%2Fvideos%2Ftable-ronde%2F"
    assert "Your address was confirmed on another device. Sign in" in client.get(refused.url).content.decode()
    assert sign_in(client, "en").status_code == 200, "the old password is dead"
    assert sign_in(client, "en", password=NEW, next=VIDEO).url == VIDEO


def test_an_application_is_told_that_there_is_nothing_left_to_confirm(client: Client, clock):
    account = {"email": "lea@example.org", "password": PASSWORD}
    send(client, "signup", **account)
    waiting = last_code()
    clock.move(11)
    sign_in(other := Client(), "en")
    assert "/created/" in enter(other, last_code(), "en").url
    assert send(client, "email/verify", key=waiting).status_code == 409
    assert send(client, "login", **account).status_code == 200
