"""What a browser may do with a session: its cookie, and who else may use the headless API from one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import User
from tests.accounts.journey import PASSWORD, sign_in

FRONT_END = "https://front.example"
API = "/_allauth/browser/v1/auth/session"
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def ada(db) -> User:
    user = User.objects.create_user("ada@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def one_front_end(settings) -> None:
    settings.CORS_ALLOWED_ORIGINS = [FRONT_END]


def preflight(client: Client, address: str, origin: str):
    asked = {"origin": origin, "access-control-request-method": "POST", "access-control-request-headers": "x-csrftoken"}
    return client.options(address, headers=asked)


def test_a_configured_front_end_may_use_the_headless_api_with_its_session(client: Client, db, one_front_end):
    answer = preflight(client, API, FRONT_END)
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == FRONT_END
    assert answer["Access-Control-Allow-Credentials"] == "true"
    assert "x-csrftoken" in answer["Access-Control-Allow-Headers"]
    answer = client.get(API, headers={"origin": FRONT_END})
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (401, FRONT_END)
    assert "Retry-After" in answer["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("origin", ["https://evil.example", "https://front.example.evil.example", "null"])
def test_no_other_origin_may(client: Client, db, one_front_end, origin):
    for answer in (preflight(client, API, origin), client.get(API, headers={"origin": origin})):
        assert not answer.has_header("Access-Control-Allow-Origin")


@pytest.mark.parametrize("address", ["/fr/account/login/", "/cms/", "/fr/account/signup/", "/robots.txt"])
def test_pages_are_for_no_other_origin(client: Client, db, one_front_end, address):
    for answer in (preflight(client, address, FRONT_END), client.get(address, headers={"origin": FRONT_END})):
        assert not answer.has_header("Access-Control-Allow-Origin")
        assert not answer.has_header("Access-Control-Allow-Credentials")


def test_another_origin_changes_nothing_without_the_token_of_the_session(ada, settings):
    """A front end at another origin needs CSRF_TRUSTED_ORIGINS as well."""
    data = {"email": "ada@example.org", "password": PASSWORD}
    login = "/_allauth/browser/v1/auth/login"

    def answers() -> list[int]:
        client = Client(enforce_csrf_checks=True)
        client.get(API)
        headers = [{"origin": FRONT_END}, {"origin": FRONT_END, "x-csrftoken": client.cookies["csrftoken"].value}]
        return [client.post(login, data, content_type="application/json", headers=sent).status_code for sent in headers]

    assert answers() == [403, 403]
    settings.CSRF_TRUSTED_ORIGINS = [FRONT_END]
    assert answers() == [403, 200]


def test_the_cookie_of_a_session_is_out_of_reach_and_new_at_every_sign_in(client: Client, ada):
    client.get("/fr/account/login/")
    client.post("/fr/account/password/reset/", {"email": "ada@example.org"})
    before, token = client.session.session_key, client.cookies["csrftoken"].value
    assert sign_in(client, email="ada@example.org").status_code == 302
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert client.session.session_key not in (None, before)
    assert client.cookies["csrftoken"].value != token
    assert "_auth_user_id" not in Client(HTTP_COOKIE=f"sessionid={before}").session


@pytest.mark.once
@pytest.mark.slow
def test_in_production_its_cookies_travel_encrypted_only():
    asks = (
        "from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY, "
        "s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE)"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "k" * 60,
        "ALLOWED_HOSTS": "news.example",
    }
    told = subprocess.run(
        [sys.executable, "-c", asks], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert told.stdout.split() == ["True", "True", "True", "True", "Lax", "Lax"], told.stderr
