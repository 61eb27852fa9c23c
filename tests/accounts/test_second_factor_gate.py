"""A second factor is changed only by whoever shows it: a password opens the way to the first one, and to no other."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client

from accounts.models import User
from accounts.second_factor.handlers import note_set_up
from tests.accounts.test_second_factor import SETTING_UP, code_for, committed, enter_site, set_up, with_application
from tests.factories.people import PASSWORD, person

pytestmark = pytest.mark.django_db

PAGES = "/fr/account/2fa/"
REMOVING = f"{PAGES}totp/deactivate/"
SHOWING = f"{PAGES}reauthenticate/"
LONG = 16 * 60


@pytest.fixture
def chief(settings) -> User:
    settings.STAFF_TWO_FACTOR = "required"
    return person("chief@example.org", language="fr", is_superuser=True)


@pytest.fixture
def older(client: Client, chief) -> Client:
    """A session that was opened by the password, a moment before the account had its application."""
    enter_site(client, chief)
    return client


@pytest.fixture
def secret(older, chief) -> str:
    return with_application(chief)


def kept(user: User) -> list[tuple[int, str]]:
    return list(Authenticator.objects.filter(user=user).order_by("pk").values_list("pk", "type"))


def test_an_older_session_is_asked_for_the_second_factor_and_not_for_the_password(older, chief, secret):
    key = Authenticator.objects.create(user=chief, type="webauthn", data={"name": "Bureau"})
    before, codes = kept(chief), RecoveryCodes(chief.authenticator_set.get(type="recovery_codes")).get_unused_codes()
    ways = [
        ("post", "totp/deactivate/"),
        ("get", "webauthn/add/"),
        ("post", "webauthn/add/"),
        ("post", f"webauthn/keys/{key.pk}/remove/"),
        ("post", f"webauthn/keys/{key.pk}/edit/"),
        ("post", "recovery-codes/generate/"),
        ("get", "recovery-codes/"),
        ("get", "recovery-codes/download/"),
    ]
    for method, address in ways:
        response = getattr(older, method)(f"{PAGES}{address}")
        assert response.url.partition("?")[0] == SHOWING, address
    assert kept(chief) == before
    assert RecoveryCodes(chief.authenticator_set.get(type="recovery_codes")).get_unused_codes() == codes
    assert older.get("/cms/").url == f"{SHOWING}?next=%2Fcms%2F"


def test_the_password_given_again_does_not_stand_in_for_it(older, chief, secret, clock):
    before = kept(chief)
    clock.move(LONG)
    assert older.post("/fr/account/reauthenticate/", {"password": PASSWORD, "next": "/fr/"}).url == "/fr/"
    assert older.post(REMOVING).url.startswith(SHOWING)
    older.post("/fr/account/reauthenticate/", {"password": PASSWORD, "next": REMOVING})
    assert kept(chief) == before


def test_a_passkey_alone_is_shown_on_its_own_page(older, chief):
    Authenticator.objects.create(user=chief, type="webauthn", data={"name": "Bureau"})
    assert older.get(SETTING_UP).url.startswith(f"{PAGES}webauthn/reauthenticate/?next=")


def test_whoever_shows_it_does_what_they_had_begun(older, chief, secret):
    asked = older.post(REMOVING)
    response = older.post(asked.url, {"code": code_for(secret), "next": REMOVING})
    assert response.url == PAGES
    assert kept(chief) == []


def test_whoever_signed_in_with_it_lately_is_not_asked_again_and_later_is(client: Client, chief, clock):
    secret = with_application(chief)
    enter_site(client, chief)
    client.post(f"{PAGES}authenticate/", {"code": code_for(secret)})
    assert client.get(f"{PAGES}webauthn/add/").status_code == 200
    clock.move(LONG)
    assert client.get(f"{PAGES}webauthn/add/").url.startswith(SHOWING)
    assert client.post(REMOVING).url.startswith(SHOWING)
    assert client.get("/cms/").status_code == 200, "the admin asks once for each session"


def test_the_first_one_asks_for_a_sign_in_alone_and_counts_as_shown_for_a_while(client: Client, chief, clock):
    enter_site(client, chief)
    set_up(client)
    assert client.get("/cms/").status_code == 200
    assert client.get(f"{PAGES}recovery-codes/").status_code == 200
    clock.move(LONG)
    assert client.post(REMOVING).url.startswith(SHOWING)


def test_a_form_opened_before_the_owner_s_application_sets_up_nothing(older, chief):
    own = older.get(SETTING_UP).context["form"].secret
    with_application(chief)
    Authenticator.objects.filter(user=chief, type="totp").update(type="webauthn", data={"name": "Bureau"})
    before = kept(chief)
    response = committed(older, {"code": code_for(own)})
    assert response.url.startswith(f"{PAGES}reauthenticate/")
    assert kept(chief) == before


def test_setting_up_a_further_one_opens_no_session_that_has_shown_none(older, chief, secret, rf):
    request = rf.get("/")
    request.session, request.user = older.session, chief
    further = Authenticator.objects.create(user=chief, type="webauthn", data={"name": "Bureau"})
    note_set_up(Authenticator, request=request, user=chief, authenticator=further)
    request.session.save()
    assert older.get("/cms/").url == f"{SHOWING}?next=%2Fcms%2F"


# --- Headless ---------------------------------------------------------------------------------------------------------


class Headless:
    """A front end that signed in through the API, by cookie or by token."""

    def __init__(self, kind: str) -> None:
        self.client, self.kind, self.token = Client(), kind, {}

    def __call__(self, method: str, address: str, **data):
        response = getattr(self.client, method)(
            f"/_allauth/{self.kind}/v1/{address}",
            None if method == "get" else json.dumps(data),
            content_type="application/json",
            headers=self.token,
        )
        if token := response.json().get("meta", {}).get("session_token"):
            self.token = {"x-session-token": token}
        return response


@pytest.fixture(params=["browser", "app"])
def front(request, chief) -> Headless:
    front = Headless(request.param)
    assert front("post", "auth/login", email=chief.email, password=PASSWORD).status_code == 200
    return front


def test_headless_an_older_session_changes_nothing_until_it_shows_the_second_factor(front, chief):
    secret = with_application(chief)
    key = Authenticator.objects.create(user=chief, type="webauthn", data={"name": "Bureau"})
    before = kept(chief)
    front("post", "auth/reauthenticate", password=PASSWORD)
    ways = [
        ("delete", "totp", {}),
        ("get", "webauthn", {}),
        ("put", "webauthn", {"id": key.pk, "name": "x"}),
        ("delete", "webauthn", {"authenticators": [key.pk]}),
        ("get", "recovery-codes", {}),
        ("post", "recovery-codes", {}),
    ]
    for method, name, data in ways:
        response = front(method, f"account/authenticators/{name}", **data)
        assert response.status_code == 401, (method, name)
        assert "mfa_reauthenticate" in [flow["id"] for flow in response.json()["data"]["flows"]]
    assert kept(chief) == before

    assert front("post", "auth/2fa/reauthenticate", code=code_for(secret)).status_code == 200
    assert front("delete", "account/authenticators/totp").status_code == 200
    assert kept(chief) == before[1:]


def test_headless_the_first_one_is_set_up_after_a_sign_in_and_a_further_one_is_not(front, chief):
    own = front("get", "account/authenticators/totp").json()["meta"]["secret"]
    key = Authenticator.objects.create(user=chief, type="webauthn", data={"name": "Bureau"})
    assert front("post", "account/authenticators/totp", code=code_for(own)).status_code == 401
    key.delete()
    assert front("post", "account/authenticators/totp", code=code_for(own)).status_code == 200
