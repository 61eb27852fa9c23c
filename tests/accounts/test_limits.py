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
    extra = {name: data.pop(name) for name in list(data) if name.isupper()}
    return client.post(f"{AUTH}/{path}", json.dumps(data), content_type="application/json", **extra)


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
        clock.move(11)
    ask(client := Client())
    refused = confirm(client, last_code())
    assert refused.status_code == 429, "even the right one"
    assert "You can try again in <strong>60 minutes</strong>" in refused.content.decode()
    assert refused["Retry-After"] == str(HOUR - 22)
    refused = send(client, "password/reset", key=last_code(), password=PASSWORD)
    assert (refused.status_code, refused["Retry-After"]) == (429, str(HOUR - 22))
    assert refused.json() == {"status": 429}
    clock.move(HOUR - 22)
    ask(client)
    assert "/complete/" in confirm(client, last_code()).url


def test_an_address_has_twenty_tries_a_day(ada, clock):
    for _ in range(4):
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
        clock.move(61)
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


def test_an_address_is_sent_ten_codes_a_day_to_prove_itself(db, clock):
    sign_up(Client())
    for _ in range(9):
        clock.move(61)
        assert sign_in(Client()).status_code == 302
    clock.move(61)
    refused = sign_in(Client())
    assert (refused.status_code, refused["Retry-After"]) == (429, str(DAY - 10 * 61))
    assert len(mail.outbox) == 10


def sign_in_wrongly(client: Client, **extra):
    return client.post("/en/account/login/", {"login": "ada@example.org", "password": "nope"}, **extra)


def sign_in_wrongly_headless(client: Client, **extra):
    return send(client, "login", email="ada@example.org", password="nope", **extra)


@pytest.mark.parametrize("attempt", [sign_in_wrongly, sign_in_wrongly_headless])
def test_an_address_has_five_wrong_passwords_in_five_minutes_from_an_origin(ada, clock, attempt):
    for _ in range(5):
        assert attempt(Client()).status_code in (200, 400)
        clock.move(20)
    refused = attempt(Client())
    assert (refused.status_code, refused["Retry-After"]) == (429, "200")
    assert sign_in(Client(), email="ada@example.org").status_code == 429, "the right one is not compared either"
    assert sign_in(Client(), email="new@example.org").status_code == 200, "the limit is that of the address"
    clock.move(200)
    assert sign_in(Client(), email="ada@example.org").status_code == 302


def test_an_origin_has_twenty_sign_ups_a_minute_on_pages_and_headless_together(db, clock):
    for number in range(20):
        response = (
            sign_up(Client(), email=f"p{number}@example.org")
            if number % 2
            else send(Client(), "signup", email=f"p{number}@example.org", password=PASSWORD)
        )
        assert response.status_code in (302, 401)
        clock.move(2)
    page, answer = sign_up(Client(), "en", email="q@example.org"), send(Client(), "signup", email="q@example.org")
    assert (page.status_code, answer.status_code) == (429, 429)
    assert page["Retry-After"] == answer["Retry-After"] == "20"
    assert "You can try again in <strong>20 seconds</strong>" in page.content.decode()
    clock.move(20)
    assert sign_up(Client(), email="q@example.org").status_code == 302


def test_an_app_learns_when_to_come_back_as_well(ada, clock):
    app = "/_allauth/app/v1"
    data = {"email": ada.email, "password": PASSWORD}
    token = Client().post(f"{app}/auth/login", data, content_type="application/json").json()["meta"]["session_token"]
    data = {"current_password": "nope", "new_password": "Une-autre-Voie-2050?"}
    for _ in range(6):
        answer = Client().post(
            f"{app}/account/password/change", data, content_type="application/json", headers={"x-session-token": token}
        )
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")


@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 302)])
def test_an_origin_is_told_by_trusted_proxies_alone(db, settings, proxies, status):
    """With one proxy in front, the last entry is what it saw; what a client wrote before it counts for nothing."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    attacker = Client(REMOTE_ADDR="10.0.0.1")
    for number in range(20):
        headers = {"x-forwarded-for": f"198.51.100.{number}, 203.0.113.7"}
        attacker.post("/fr/account/login/", {"login": f"p{number}@example.org", "password": "nope"}, headers=headers)
    spoofed = {"x-forwarded-for": "198.51.100.99, 203.0.113.7"}
    other = {"x-forwarded-for": "203.0.113.8"}
    assert attacker.post("/fr/account/login/", {"login": "x@example.org"}, headers=spoofed).status_code in (200, 429)
    body = {"login": "x@example.org", "password": "nope"}
    assert attacker.post("/fr/account/login/", body, headers=spoofed).status_code == 429
    answer = attacker.post("/fr/account/login/", body, headers=other)
    assert answer.status_code == (429 if status == 429 else 200), "somebody else behind the same proxy"


def test_a_right_code_with_a_poor_password_may_be_sent_again(client: Client, ada):
    ask(client)
    for _ in range(6):
        answer = send(client, "password/reset", key=last_code(), password="short")
        assert {error["param"] for error in answer.json()["errors"]} == {"password"}
    send(client, "password/reset", key=last_code(), password="Une-autre-Voie-2050?")
    ada.refresh_from_db()
    assert ada.check_password("Une-autre-Voie-2050?")
