"""Signing in and out, and where it leads: never off the site."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import User
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    user = User.objects.create_user("Ada@Example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/x",
    "/\\evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "https://testserver.evil.example/",
]


@pytest.mark.parametrize("url", ELSEWHERE)
def test_next_never_leaves_the_site(client: Client, ada, url):
    assert sign_in(client, email="ada@example.org", next=url).url == "/fr/"
    assert client.get("/fr/account/login/", {"next": url}).url == "/fr/", "signed in already"
    assert client.get("/fr/account/created/", {"next": url}).context["leads_to"] == "/fr/"
    assert client.post("/fr/account/newsletter/", {"next": url}).url == "/fr/account/newsletter/"
    assert client.post("/fr/account/logout/", {"next": url}).url == "/fr/"
    sign_up(client, email="new@example.org", leads_to=url)
    assert enter(client, last_code()).url == "/fr/account/created/?next=%2Ffr%2F"


def test_any_spelling_of_the_address_signs_in(client: Client, ada):
    assert ada.email == "ada@example.org"
    assert sign_in(client, email="ADA@example.ORG", next="/fr/videos/a/").url == "/fr/videos/a/"


def test_signing_out_takes_a_post(client: Client, ada):
    client.force_login(ada)
    assert client.get("/fr/account/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/fr/account/logout/").url == "/fr/"
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client, ada):
    wrong = sign_in(client, "en", email="ada@example.org", password="nope").content.decode()
    unknown = sign_in(client, "en", email="nobody@example.org", password="nope").content.decode()
    sentence = "This e-mail address and this password do not go together."
    assert sentence in wrong
    assert sentence in unknown


def test_guessing_a_password_is_slowed_down(client: Client, ada):
    for _ in range(5):
        sign_in(client, email="ada@example.org", password="nope")
    page = sign_in(client, "en", email="ada@example.org")
    assert page.status_code == 429
    assert "You can try again in <strong>5 minutes</strong>" in page.content.decode()


def test_the_other_language_keeps_the_page_to_return_to(client: Client):
    for page in ("login", "signup", "password/reset"):
        content = client.get(f"/fr/account/{page}/", {"next": "/fr/videos/a/"}).content.decode()
        assert f'href="/en/account/{page}/?next=/fr/videos/a/"' in content.replace("%2F", "/")


def test_the_other_language_keeps_it_after_a_mistake_too(client: Client):
    content = sign_in(client, email="x@example.org", password="nope", next="/fr/videos/a/").content.decode()
    assert 'href="/en/account/login/?next=/fr/videos/a/"' in content.replace("%2F", "/")


def test_a_closed_account_is_told_so(client: Client, ada):
    User.objects.update(is_active=False)
    response = sign_in(client, "en", email="ada@example.org")
    assert "This account is closed" in client.get(response.url).content.decode()


@pytest.mark.parametrize("page", ["email/", "password/change/", "reauthenticate/", "2fa/"])
def test_the_other_pages_of_an_account_stand_in_the_frame_of_the_site(client: Client, ada, page):
    sign_in(client, email="ada@example.org")
    response = client.get(f"/fr/account/{page}", follow=True)
    assert response.status_code == 200
    assert 'class="masthead"' in response.content.decode()
