"""The same journey for a client that speaks JSON."""

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from accounts.selectors import has_verified_email
from tests.accounts.journey import PASSWORD, last_code, wrong_code

pytestmark = pytest.mark.django_db
AUTH = "/_allauth/browser/v1/auth"


def send(client: Client, path: str, **data):
    return client.post(f"{AUTH}/{path}", data, content_type="application/json", HTTP_ACCEPT_LANGUAGE="en")


def test_a_client_signs_a_person_up_with_a_code(client: Client):
    refused = send(client, "signup", email="lea@example.org", password="short")
    assert refused.status_code == 400
    assert "Use at least 12 characters." in {error["message"] for error in refused.json()["errors"]}
    assert send(client, "signup", email="Lea@Example.org", password=PASSWORD).status_code == 401
    assert "It is valid for 30 minutes." in mail.outbox[-1].body
    response = send(client, "email/verify", key=last_code())
    assert response.status_code == 200
    assert response.json()["meta"]["is_authenticated"]
    user = User.objects.get(email="lea@example.org")
    assert user.language == "en"
    assert has_verified_email(user)


def test_an_address_that_has_an_account_looks_the_same(client: Client):
    User.objects.create_user("taken@example.org", PASSWORD)
    taken = send(Client(), "signup", email="taken@example.org", password=PASSWORD)
    new = send(client, "signup", email="new@example.org", password=PASSWORD)
    assert (taken.status_code, taken.json()) == (new.status_code, new.json())


@pytest.mark.parametrize("key", ["", "000000"])
def test_a_reset_of_an_address_without_an_account_looks_the_same(key):
    User.objects.create_user("ada@example.org", PASSWORD)
    answers = {}
    for email in ("ada@example.org", "nobody@example.org"):
        client = Client()
        asked = send(client, "password/request", email=email)
        looks = [client.get(f"{AUTH}/password/reset", headers={"x-password-reset-key": key}) for _ in range(3)]
        tries = [send(client, "password/reset", key=key, password=PASSWORD) for _ in range(3)]
        answers[email] = [(answer.status_code, answer.json()) for answer in (asked, *looks, *tries)]
    assert answers["ada@example.org"] == answers["nobody@example.org"]
    assert [status for status, _json in answers["ada@example.org"]] == [401, 400, 400, 400, 400, 400, 409]


def test_five_wrong_codes_end_it(client: Client):
    send(client, "signup", email="lea@example.org", password=PASSWORD)
    for _ in range(5):
        assert send(client, "email/verify", key=wrong_code()).status_code == 400
    assert send(client, "email/verify", key=last_code()).status_code == 409


def test_an_app_that_keeps_no_cookies_has_the_same_tries(client: Client):
    app = "/_allauth/app/v1/auth"
    data = {"email": "lea@example.org", "password": PASSWORD}
    token = client.post(f"{app}/signup", data, content_type="application/json").json()["meta"]["session_token"]
    answers = [
        Client().post(
            f"{app}/email/verify",
            {"key": wrong_code()},
            content_type="application/json",
            headers={"x-session-token": token},
        )
        for _ in range(6)
    ]
    assert [answer.status_code for answer in answers] == [400] * 5 + [409]


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_its_specification_is_served_as_data(client: Client, form):
    response = client.get(f"/_allauth/openapi.{form}")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/vnd.oai.openapi")


def test_its_specification_tells_what_is_here_and_nothing_else(client: Client):
    found = client.get("/_allauth/openapi.json").json()
    asked = found["components"]["schemas"]["BaseSignup"]["properties"]
    assert {"email", "language", "terms", "organisation", "press_role", "country"} == set(asked)
    assert not [path for path in found["paths"] if "phone" in path]
    assert client.get("/_allauth/browser/v1/account/phone").status_code == 404
    assert client.post("/_allauth/app/v1/auth/phone/verify").status_code == 404
    for verbs in found["paths"].values():
        for verb, operation in verbs.items():
            assert verb == "parameters" or "429" in operation["responses"]
    assert "Retry-After" in found["components"]["responses"]["TooManyRequests"]["headers"]


def test_another_code_says_how_long_to_wait_and_replaces_one_that_has_ended(client: Client, clock):
    assert send(client, "email/verify/resend").status_code == 409
    send(client, "signup", email="lea@example.org", password=PASSWORD)
    for _ in range(5):
        assert send(client, "email/verify", key=wrong_code()).status_code == 400
    clock.move(4)
    refused = send(client, "email/verify/resend")
    assert (refused.status_code, refused["Retry-After"], refused.json()) == (429, "6", {"status": 429})
    clock.move(6)
    assert send(client, "email/verify/resend").status_code == 200
    clock.move(29 * 60 + 59)
    assert send(client, "email/verify", key=last_code()).status_code == 200


def test_no_page_of_the_specification_loads_from_another_host(client: Client):
    response = client.get("/_allauth/openapi.html")
    assert response.status_code == 404
    assert "//" not in response.content.decode()
