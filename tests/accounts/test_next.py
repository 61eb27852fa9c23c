"""`next` leads to a page of this site or nowhere, whatever a browser would make of it."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import User
from accounts.redirects import is_local_path
from tests.accounts.journey import PASSWORD, sign_in

ELSEWHERE = [
    "https://evil.example/",
    "https:evil.example",
    "https:/evil.example",
    "//evil.example/",
    "///evil.example/",
    "////evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "\\/evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "/\r\n/evil.example/",
    "\t//evil.example/",
    " //evil.example/",
    "\x00//evil.example/",
    "/\x1f/evil.example/",
    "/\x7f/evil.example/",
    "//evil.example\\@testserver/",
    "//testserver@evil.example/",
    "http://testserver/fr/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "evil.example",
    "",
]
HERE = ["/fr/videos/a/", "/fr/videos/a/?t=12&x=//b", "/fr/%2F%2Fevil.example/", "/%5Cevil.example", "/fr/search/?q=é"]


@pytest.mark.parametrize("url", ELSEWHERE)
def test_what_leads_elsewhere_is_ignored(url):
    assert not is_local_path(url)


@pytest.mark.parametrize("url", HERE)
def test_what_stays_here_is_followed(url):
    assert is_local_path(url)


def test_no_answer_leads_elsewhere(db):
    """One of each sort, for the form, the address, and a session that awaits something."""
    user = User.objects.create_user("ada@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for number, url in enumerate(ELSEWHERE[::5]):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        asked = client.post("/fr/account/password/reset/", {"email": f"p{number}@example.org", "next": url})
        assert asked.url == "/fr/account/password/reset/confirm/"
        signed_in = sign_in(client, email="ada@example.org", next=url)
        assert signed_in.url == "/fr/"
        again = client.get("/fr/account/login/", {"next": url})
        assert again.url == "/fr/"
        assert client.post("/fr/account/logout/", {"next": url}).url == "/fr/"
        data = json.dumps({"email": "ada@example.org", "password": PASSWORD, "next": url})
        answer = client.post("/_allauth/browser/v1/auth/login", data, content_type="application/json")
        assert "evil" not in answer.content.decode()


def test_a_path_that_stays_here_is_followed_as_it_was_written(db):
    user = User.objects.create_user("ada@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for url in HERE[:4]:
        assert sign_in(Client(), email="ada@example.org", next=url).url == url
