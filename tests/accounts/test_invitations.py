"""Somebody made in the admin is invited by mail to choose a password, and nobody else ever knows it."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client

from accounts.invitations.services import InvitationOver, accept, token_for
from accounts.models import AuditEvent, AuditKind, User
from accounts.selectors import has_verified_email
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> User:
    user = person("admin@example.org", is_superuser=True, is_staff=True)
    client.force_login(user)
    return user


def make(client: Client, email: str = "Grace@Example.org", language: str = "en", **fields) -> User:
    group = Group.objects.get(name="Editors")
    data = {"email": email, "first_name": "Grace", "last_name": "H", "language": language, "groups": [group.pk]}
    response = client.post("/cms/users/new/", {**data, **fields})
    assert response.status_code == 302, response.context["form"].errors
    return User.objects.get(email=email.lower())


def link() -> str:
    """The path of the link in the last mail."""
    found = re.search(r"^http://[^/]+(/\w\w/account/invitation/\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]


def choose(path: str, password: str = PASSWORD, visitor: Client | None = None):
    return (visitor or Client()).post(path, {"password1": password})


def test_the_administrator_gives_no_password_and_a_mail_asks_for_one(client: Client, administrator):
    assert "password" not in client.get("/cms/users/new/").content.decode().lower()
    grace = make(client)
    assert not grace.has_usable_password()
    assert mail.outbox[-1].to == ["grace@example.org"]
    assert mail.outbox[-1].subject == "Your account with Newsroom is ready"
    event = AuditEvent.objects.get(kind=AuditKind.INVITED, user=grace)
    assert event.details == {"by": administrator.pk}

    visitor = Client()
    page = visitor.get(link())
    assert page.status_code == 200
    assert not has_verified_email(grace), "looking at the page proves nothing"
    assert "grace@example.org" in page.content.decode()
    weak = choose(link(), "short", visitor)
    assert (weak.status_code, "field__error" in weak.content.decode()) == (200, True)
    assert choose(link(), visitor=visitor).url == "/en/account/login/?next=%2Fcms%2F"
    assert has_verified_email(grace)
    assert "_auth_user_id" not in visitor.session
    assert sign_in(visitor, "en", email=grace.email, next="/cms/").url == "/cms/"
    assert visitor.get("/cms/").status_code == 200


def test_in_french_for_whoever_reads_french(client: Client, administrator):
    make(client, language="fr")
    assert mail.outbox[-1].subject == "Votre compte sur Newsroom vous attend"
    assert link().startswith("/fr/account/invitation/")
    assert "Choisissez votre mot de passe" in Client().get(link()).content.decode()


def over(response) -> bool:
    html = response.content.decode()
    return response.status_code == 410 and "This invitation is over" in html and "/en/account/password/reset/" in html


def test_a_link_works_once(client: Client, administrator):
    grace = make(client)
    choose(link())
    assert over(Client().get(link()))
    assert over(choose(link(), "Another-Password-77!"))
    grace.refresh_from_db()
    assert grace.check_password(PASSWORD)


def test_a_link_works_for_seven_days(client: Client, administrator, clock):
    make(client)
    clock.move(7 * 24 * 3600 - 60)
    assert Client().get(link()).status_code == 200
    clock.move(120)
    assert over(Client().get(link()))
    assert over(choose(link()))


@pytest.mark.parametrize("change", [{"email": "new@example.org"}, {"is_active": False}])
def test_a_link_ends_with_the_address_and_with_the_account(client: Client, administrator, change):
    grace = make(client)
    User.objects.filter(pk=grace.pk).update(**change)
    assert over(Client().get(link()))


def test_a_link_of_one_s_own_making_is_none(client: Client, administrator):
    grace = make(client)
    token = token_for(grace)
    for forged in (token[:-2], token.replace(token[0], "x", 1), "x", "1:1:1"):
        assert over(Client().get(f"/en/account/invitation/{forged}/"))


def test_of_two_presses_one_counts(client: Client, administrator, rf):
    grace = make(client)
    token, request = token_for(grace), rf.post("/")
    accept(token=token, password=PASSWORD, request=request)
    with pytest.raises(InvitationOver):
        accept(token=token, password="Another-Password-77!", request=request)


def test_somebody_else_s_session_in_the_same_browser_ends(client: Client, administrator):
    make(client)
    choose(link(), visitor=client)
    assert "_auth_user_id" not in client.session


def test_whoever_lost_the_invitation_asks_for_a_password_instead(client: Client, administrator):
    make(client)
    path, visitor = link(), Client()
    visitor.post("/en/account/password/reset/", {"email": "grace@example.org"})
    visitor.post("/en/account/password/reset/confirm/", {"code": last_code()})
    visitor.post("/en/account/password/reset/complete/", {"password1": PASSWORD})
    assert User.objects.get(email="grace@example.org").check_password(PASSWORD)
    assert over(Client().get(path))


def test_an_invitation_is_sent_again_until_a_password_is_chosen(client: Client, administrator):
    grace = make(client)
    path = f"/cms/users/invite/{grace.pk}/"
    assert path in client.get("/cms/users/").content.decode()
    assert path in client.get(f"/cms/users/edit/{grace.pk}/").content.decode()
    assert "grace@example.org" in client.get(path).content.decode()
    assert len(mail.outbox) == 1, "asked before it is sent"
    for _ in range(3):
        assert client.post(path).url == "/cms/users/"
    assert len(mail.outbox) == 4
    refused = client.post(path)
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0

    choose(link())
    assert path not in client.get("/cms/users/").content.decode()
    assert client.post(path).url == "/cms/users/"
    assert len(mail.outbox) == 4


def test_only_who_keeps_accounts_invites(client: Client, administrator):
    grace = make(client)
    editor = person("editor@example.org")
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    client.post(f"/cms/users/invite/{grace.pk}/")
    assert len(mail.outbox) == 1


def test_an_address_changed_later_is_proven_by_code(client: Client, administrator):
    grace = make(client)
    choose(link())
    data = {"email": "hopper@example.org", "first_name": "G", "last_name": "H", "language": "en", "is_active": "on"}
    assert client.post(f"/cms/users/edit/{grace.pk}/", data).status_code == 302
    assert list(EmailAddress.objects.filter(user=grace).values_list("email", "verified")) == [
        ("hopper@example.org", False)
    ]
    visitor = Client()
    assert sign_in(visitor, email="hopper@example.org").url == "/fr/account/confirm-email/"
    enter(visitor, last_code("hopper@example.org"))
    assert has_verified_email(User.objects.get(pk=grace.pk))
