"""A code is tried five times and no more, however the tries arrive; an address has limits of its own."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from allauth.account.models import EmailAddress
from allauth.core.internal.cryptokit import compare_user_code
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client

from accounts.models import User
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up, wrong_code

AT_ONCE = 16
HOUR, DAY = 3600, 86400
RESET = "/en/account/password/reset/"
AUTH = "/_allauth/browser/v1/auth"


@pytest.fixture
def ada(db) -> User:
    user = User.objects.create_user("ada@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def ask(client: Client):
    return client.post(RESET, {"email": "ada@example.org"})


def confirm(client: Client, code: str):
    return client.post(f"{RESET}confirm/", {"code": code})


def send(client: Client, path: str, **data):
    return client.post(f"{AUTH}/{path}", json.dumps(data), content_type="application/json")


JOURNEYS = {
    "sign-up": (sign_up, enter),
    "reset": (ask, confirm),
    "headless sign-up": (sign_up, lambda client, code: send(client, "email/verify", key=code)),
    "headless sign-up, looking": (
        sign_up,
        lambda client, code: client.get(f"{AUTH}/email/verify", headers={"x-email-verification-key": code}),
    ),
    "headless reset": (ask, lambda client, code: send(client, "password/reset", key=code, password=PASSWORD)),
    "headless reset, looking": (
        ask,
        lambda client, code: client.get(f"{AUTH}/password/reset", headers={"x-password-reset-key": code}),
    ),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("journey", JOURNEYS)
def test_tries_that_arrive_at_once_are_counted_one_by_one(client: Client, ada, monkeypatch, journey):
    compared = []

    def compare_slowly(*, actual: str, expected: str) -> bool:
        compared.append(actual)
        time.sleep(0.1)
        return compare_user_code(actual=actual, expected=expected)

    monkeypatch.setattr("allauth.account.forms.compare_user_code", compare_slowly)
    monkeypatch.setattr("allauth.headless.account.inputs.compare_user_code", compare_slowly)
    start, attempt = JOURNEYS[journey]
    start(client)
    wrong, together = wrong_code(), Barrier(AT_ONCE)

    def one_try(_number: int) -> None:
        browser = Client(raise_request_exception=False)
        browser.cookies = client.cookies.copy()
        together.wait()
        try:
            attempt(browser, wrong)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(one_try, range(AT_ONCE)))
    assert 1 <= len(compared) <= settings.ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS


def test_an_address_has_ten_tries_an_hour_over_all_its_codes(ada, clock):
    for _ in range(2):
        ask(client := Client())
        for _ in range(5):
            confirm(client, wrong_code())
    ask(client := Client())
    refused = confirm(client, last_code())
    assert refused.status_code == 429, "even the right one"
    assert "Too many attempts" in refused.content.decode()
    assert 0 < int(refused["Retry-After"]) <= HOUR
    refused = send(client, "password/reset", key=last_code(), password=PASSWORD)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= HOUR
    clock.move(HOUR)
    ask(client)
    assert "/complete/" in confirm(client, last_code()).url


def test_an_address_has_thirty_tries_a_day(ada, clock):
    for _ in range(6):
        ask(client := Client())
        for _ in range(5):
            assert confirm(client, wrong_code()).status_code != 429
        clock.move(HOUR)
    ask(client)
    refused = confirm(client, last_code())
    assert refused.status_code == 429
    assert HOUR < int(refused["Retry-After"]) <= DAY


def test_sign_up_and_reset_share_the_tries_of_an_address(ada, clock):
    for _ in range(2):
        sign_up(client := Client(), email="ADA@example.org")
        for _ in range(5):
            enter(client, "000000")
        clock.move(11)
    ask(client)
    assert confirm(client, last_code("ada@example.org")).status_code == 429


def test_an_address_is_sent_ten_codes_a_day_for_a_new_password(client: Client, ada, clock):
    for _ in range(10):
        assert ask(client).status_code == 302
        clock.move(60)
    assert ask(client).status_code == 429
    refused = client.post(f"{RESET}confirm/", {"action": "resend"})
    assert refused.status_code == 429
    assert HOUR < int(refused["Retry-After"]) <= DAY
    assert len(mail.outbox) == 10


def test_an_address_is_sent_twenty_codes_a_day_to_prove_itself(db, clock):
    sign_up(Client())
    for _ in range(19):
        clock.move(61)
        assert sign_in(Client()).status_code == 302
    clock.move(61)
    assert "Too many attempts failed." in sign_in(Client(), "en").content.decode()
    assert len(mail.outbox) == 20


def test_a_refusal_says_when_to_come_back(client: Client, db):
    for number in range(21):
        refused = sign_up(Client(), "en", email=f"p{number}@example.org")
    assert refused.status_code == 429
    assert refused["Retry-After"] == "60"
    assert "Wait a minute" in refused.content.decode()


def test_a_right_code_with_a_poor_password_may_be_sent_again(client: Client, ada):
    ask(client)
    for _ in range(6):
        answer = send(client, "password/reset", key=last_code(), password="short")
        assert {error["param"] for error in answer.json()["errors"]} == {"password"}
    send(client, "password/reset", key=last_code(), password="Une-autre-Voie-2050?")
    ada.refresh_from_db()
    assert ada.check_password("Une-autre-Voie-2050?")
