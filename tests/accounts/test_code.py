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
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up

pytestmark = pytest.mark.django_db


def request_of(client: Client):
    """A request of this visitor's session, as a view sees it."""
    request = RequestFactory().get("/fr/videos/a/")
    request.session = client.session
    request.user = AnonymousUser()
    return request


def test_a_code_works_until_its_last_second(client: Client, clock):
    sign_up(client)
    clock.move(settings.CODE_SECONDS - 1)
    assert "/account/created/" in enter(client, last_code()).url


def test_an_expired_code_leads_to_sign_in_and_from_there_back_to_the_video(client: Client, clock):
    sign_up(client, leads_to="/fr/videos/a/")
    old = last_code()
    clock.move(settings.CODE_SECONDS + 1)
    response = enter(client, old)
    assert response.url == "/fr/account/login/?next=%2Ffr%2Fvideos%2Fa%2F"
    assert client.get("/en/account/login/").context["messages"]
    response = sign_in(client, next="/fr/videos/a/")
    assert response.url == "/fr/account/confirm-email/"
    assert enter(client, last_code()).url == "/fr/account/created/?next=%2Ffr%2Fvideos%2Fa%2F"


def test_the_page_to_return_to_outlives_even_the_sign_in(client: Client, clock):
    sign_up(client, leads_to="/fr/videos/a/")
    clock.move(settings.ACCOUNT_LOGIN_TIMEOUT + 3600)
    assert client.get("/fr/account/confirm-email/").url == "/fr/account/login/?next=%2Ffr%2Fvideos%2Fa%2F"
    assert client.get("/fr/account/login/").status_code == 200


def test_a_new_code_replaces_the_old_one_and_has_its_whole_time(client: Client, clock):
    sign_up(client, leads_to="/fr/videos/a/")
    old = last_code()
    clock.move(settings.CODE_SECONDS - 60)
    response = client.post("/fr/account/confirm-email/", {"action": "resend"}, follow=True)
    assert response.context["minutes_left"] == settings.CODE_SECONDS // 60
    assert len(mail.outbox) == 2
    if old != last_code():
        assert enter(client, old).status_code == 200
    clock.move(settings.CODE_SECONDS - 1)
    assert enter(client, last_code()).url == "/fr/account/created/?next=%2Ffr%2Fvideos%2Fa%2F"


def test_asking_again_too_soon_costs_nothing(client: Client, clock):
    sign_up(client)
    for _ in range(6):
        response = client.post("/en/account/confirm-email/", {"action": "resend"}, follow=True)
        assert "Wait a few seconds" in response.content.decode()
    assert len(mail.outbox) == 1
    assert "/account/created/" in enter(client, last_code()).url


def test_no_endless_mails(client: Client, clock):
    sign_up(client)
    for _ in range(6):
        clock.move(11)
        response = client.post("/en/account/confirm-email/", {"action": "resend"}, follow=True)
    assert "We cannot send another code now." in response.content.decode()
    assert len(mail.outbox) == 3
    assert "/account/created/" in enter(client, last_code()).url


def test_the_gate_learns_who_awaits_a_code_and_may_change_where_it_leads(client: Client, clock):
    assert not is_awaiting_code(request_of(client))
    sign_up(client, leads_to="/fr/videos/a/")
    request = request_of(client)
    assert is_awaiting_code(request)
    return_to(request, "/fr/videos/b/download/1080p/")
    request.session.save()
    clock.move(settings.CODE_SECONDS + 1)
    assert not is_awaiting_code(request_of(client)), "an expired code cannot be entered"
    clock.move(-settings.CODE_SECONDS)
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
