"""The admin is entered through the site's own sign-in, and its accounts have no user name."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.selectors import has_verified_email
from tests.accounts.journey import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user("editor@example.org", PASSWORD, language="en")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def administrator(client: Client) -> User:
    user = User.objects.create_superuser("admin@example.org", PASSWORD)
    client.force_login(user)
    return user


def test_a_stranger_is_led_to_the_site_s_sign_in_and_back(client: Client, editor):
    response = client.get("/cms/", follow=True)
    assert response.redirect_chain[-1][0] == "/fr/account/login/?next=%2Fcms%2F"
    assert sign_in(client, email=editor.email, next="/cms/").url == "/cms/"
    page = client.get("/cms/")
    assert page.status_code == 200
    assert '<html lang="en"' in page.content.decode(), "in the language of the account"
    assert UserProfile.objects.get(user=editor).preferred_language == "en"


def test_the_admin_s_own_language_setting_wins(client: Client, editor):
    UserProfile.objects.create(user=editor, preferred_language="fr")
    sign_in(client, email=editor.email)
    assert '<html lang="fr"' in client.get("/cms/").content.decode()


def test_an_ordinary_account_gets_a_page_and_not_a_loop(client: Client):
    user = User.objects.create_user("reader@example.org", PASSWORD, language="en")
    client.force_login(user)
    response = client.get("/cms/pages/", follow=True)
    assert response.status_code == 403
    assert len(response.redirect_chain) == 1
    assert "This account may not enter the admin" in response.content.decode()
    assert "reader@example.org" in response.content.decode()
    assert "You do not have permission" not in client.get("/en/account/logout/").content.decode()


@pytest.mark.parametrize("rest", ["", "confirm/MQ/abc-def/", "done/", "complete/"])
def test_the_admin_has_no_password_page_of_its_own(client: Client, rest):
    response = client.get(f"/cms/password_reset/{rest}")
    assert response.url == "/fr/account/password/reset/?next=%2Fcms%2F"


def test_the_admin_changes_neither_address_nor_password_behind_the_account_s_back(client: Client, editor):
    client.force_login(editor)
    page = client.get("/cms/account/").content.decode()
    assert 'name="password-' not in page
    assert 'name="name_email-email"' not in page


def test_an_address_changed_in_the_admin_is_proven_again_and_the_old_one_is_dead(client: Client, administrator, editor):
    data = {"email": "new@example.org", "first_name": "E", "last_name": "D", "language": "en", "is_active": "on"}
    assert client.post(f"/cms/users/edit/{editor.pk}/", data).status_code == 302
    editor.refresh_from_db()
    assert editor.email == "new@example.org"
    assert not has_verified_email(editor)
    assert sign_in(Client(), email="editor@example.org").status_code == 200
    assert sign_in(Client(), email="new@example.org").url == "/fr/account/confirm-email/"
    assert mail.outbox[-1].to == ["new@example.org"]


def test_the_admin_refuses_a_second_account_for_one_mailbox(client: Client, administrator, editor):
    data = {"first_name": "G", "last_name": "H", "language": "fr"}
    assert client.post("/cms/users/new/", {"email": "EDITOR@example.org", **data}).status_code == 200
    assert User.objects.filter(email__iexact="editor@example.org").count() == 1
