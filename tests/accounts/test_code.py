"""How long a code lives, how it is sent again, and what waits for it."""

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.test import Client, RequestFactory

from accounts.models import User
from accounts.selectors import has_verified_email, is_awaiting_code
from accounts.services import return_to
from tests.accounts.journey import PASSWORD, VIDEO, enter, last_code, sign_in, sign_up, wrong_code

pytestmark = pytest.mark.django_db


def request_of(client: Client):
    """A request of this visitor's session, as a view sees it."""
    request = RequestFactory().get("/fr/videos/a/")
    request.session = client.session
    request.user = AnonymousUser()
    return request


def read(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def enter_reset(client: Client, code: str, language: str = "fr"):
    return client.post(f"/{language}/account/password/reset/confirm/", {"code": code, "next": VIDEO})


def ask_for_reset(client: Client):
    User.objects.create_user("lea@example.org", PASSWORD)
    return client.post("/fr/account/password/reset/", {"email": "lea@example.org", "next": VIDEO})


# How a code is asked for, the page that asks for it, how it is entered, and where the right one leads.
CODES = {
    "address": (sign_up, "confirm-email/", enter, "/fr/account/created/"),
    "reset": (ask_for_reset, "password/reset/confirm/", enter_reset, "/fr/account/password/reset/complete/"),
}
WAY_BACK = "?next=%2Ffr%2Fvideos%2Ftable-ronde%2F"


@pytest.fixture(params=CODES)
def code(request):
    return CODES[request.param]


def resend(client: Client, page: str, language: str = "fr"):
    return client.post(f"/{language}/account/{page}", {"action": "resend", "next": VIDEO})


def test_a_code_works_for_thirty_minutes_and_says_so(client: Client, clock, code):
    ask, page, enter_code, leads_to = code
    ask(client)
    assert "30 minutes" in mail.outbox[-1].body.replace("\u00a0", " ")
    assert "encore valable 30 minutes" in read(client.get(f"/fr/account/{page}"))
    clock.move(29 * 60 + 59)
    assert enter_code(client, last_code()).url == leads_to + WAY_BACK


def test_a_code_is_over_after_thirty_minutes_and_another_is_offered_in_its_place(client: Client, clock, code):
    ask, page, enter_code, leads_to = code
    ask(client)
    old = last_code()
    clock.move(30 * 60 + 1)
    for shown in (enter_code(client, old), client.get(f"/fr/account/{page}")):
        assert shown.status_code == 200
        assert "The time of the code" in shown.content.decode() or "a expiré" in shown.content.decode()
        assert 'name="code"' not in shown.content.decode()
    assert resend(client, page).url == f"/fr/account/{page}{WAY_BACK}"
    assert 'name="code"' in client.get(f"/fr/account/{page}").content.decode()
    clock.move(29 * 60 + 59)
    assert enter_code(client, last_code()).url == leads_to + WAY_BACK


def test_a_new_code_replaces_the_old_one_and_has_its_whole_time(client: Client, clock, code):
    ask, page, enter_code, leads_to = code
    ask(client)
    old = last_code()
    clock.move(29 * 60)
    resend(client, page)
    assert len(mail.outbox) == 2
    assert "30 minutes" in read(client.get(f"/fr/account/{page}"))
    if old != last_code():
        assert enter_code(client, old).status_code == 200
    clock.move(29 * 60 + 59)
    assert enter_code(client, last_code()).url == leads_to + WAY_BACK
    assert client.session.get("_auth_user_id") is not None or "reset" in leads_to


def test_five_wrong_codes_end_it_and_another_is_offered_in_its_place(client: Client, clock, code):
    ask, page, enter_code, leads_to = code
    ask(client)
    right, wrong = last_code(), wrong_code()
    for _ in range(4):
        assert "aria-invalid" in enter_code(client, wrong).content.decode()
    for spent in (enter_code(client, wrong), enter_code(client, right), client.get(f"/fr/account/{page}")):
        assert spent.status_code == 200
        assert 'name="code"' not in spent.content.decode(), "there is nothing left to enter"
        assert 'value="resend"' in spent.content.decode()
        assert "lea@example.org" in spent.content.decode()
    clock.move(11)
    resend(client, page)
    for _ in range(4):
        assert enter_code(client, wrong_code()).status_code == 200, "the new code has five tries of its own"
    assert enter_code(client, last_code()).url == leads_to + WAY_BACK


def test_asking_again_too_soon_says_how_long_to_wait_and_costs_nothing(client: Client, clock, code):
    ask, page, enter_code, leads_to = code
    ask(client)
    right = last_code()
    clock.move(3)
    for _ in range(6):
        refused = resend(client, page, "en")
        assert refused.status_code == 429
        assert refused["Retry-After"] == "7"
        assert "another one in 7 seconds" in refused.content.decode()
        assert 'name="code"' in refused.content.decode(), "the form is still there"
    assert len(mail.outbox) == 1
    clock.move(7)
    assert resend(client, page, "en").status_code == 302
    assert len(mail.outbox) == 2
    assert right == last_code() or enter_code(client, right).status_code == 200
    assert enter_code(client, last_code()).url == leads_to + WAY_BACK


def test_a_sign_in_elsewhere_is_sent_a_code_of_its_own(client: Client, clock):
    sign_up(client)
    first = last_code()
    clock.move(5)
    too_soon = sign_in(other := Client())
    assert (too_soon.status_code, too_soon["Retry-After"]) == (429, "5")
    clock.move(5)
    assert sign_in(other).url == "/fr/account/confirm-email/"
    second = last_code()
    if first != second:
        assert enter(client, second).status_code == enter(other, first).status_code == 200
    assert "/account/created/" in enter(client, first).url


def test_the_page_to_return_to_outlives_even_the_sign_in(client: Client, clock):
    sign_up(client, leads_to="/fr/videos/a/")
    clock.move(settings.ACCOUNT_LOGIN_TIMEOUT + 3600)
    assert client.get("/fr/account/confirm-email/").url == "/fr/account/login/?next=%2Ffr%2Fvideos%2Fa%2F"
    assert client.get("/fr/account/login/").status_code == 200


def test_the_gate_learns_who_awaits_a_code_and_may_change_where_it_leads(client: Client, clock):
    assert not is_awaiting_code(request_of(client))
    sign_up(client, leads_to="/fr/videos/a/")
    request = request_of(client)
    assert is_awaiting_code(request)
    return_to(request, "/fr/videos/b/download/1080p/")
    request.session.save()
    clock.move(settings.CODE_SECONDS + 1)
    assert is_awaiting_code(request_of(client)), "another one can be asked for"
    resend(client, "confirm-email/")
    assert enter(client, last_code()).url == "/fr/account/created/?next=%2Ffr%2Fvideos%2Fb%2Fdownload%2F1080p%2F"
    assert not is_awaiting_code(request_of(client))


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1", ""])
def test_the_gate_cannot_be_made_to_lead_off_the_site(client: Client, url):
    sign_up(client)
    with pytest.raises(ValueError, match="not a path of this site"):
        return_to(request_of(client), url)


def test_coming_back_to_sign_in_while_a_code_is_awaited_changes_where_it_leads(client: Client):
    sign_up(client, leads_to="/fr/videos/a/")
    assert client.get("/fr/account/login/", {"next": "/fr/videos/b/"}).url == "/fr/account/confirm-email/"
    assert enter(client, last_code()).url == "/fr/account/created/?next=%2Ffr%2Fvideos%2Fb%2F"


def test_a_session_without_a_proven_address_counts_as_unverified_and_is_sent_a_code(client: Client):
    user = User.objects.create_user("ada@example.org", PASSWORD)
    client.force_login(user)
    assert not has_verified_email(user)
    response = client.get("/fr/account/confirm-email/", {"next": "/fr/videos/a/"})
    assert response.url == "/fr/account/confirm-email/?next=%2Ffr%2Fvideos%2Fa%2F"
    assert client.get(response.url).status_code == 200
    response = client.post(response.url, {"code": last_code("ada@example.org")})
    assert response.url == "/fr/account/created/?next=%2Ffr%2Fvideos%2Fa%2F"
    assert has_verified_email(user)
    assert client.get("/fr/account/confirm-email/").url == "/fr/", "nothing is left to confirm"


def test_an_address_changed_after_it_was_proven_proves_nothing():
    user = User.objects.create_user("ada@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email="ada@example.org", verified=True, primary=True)
    assert has_verified_email(user)
    user.email = "someone.else@example.org"
    user.save()
    assert not has_verified_email(user)
    assert not has_verified_email(AnonymousUser())
