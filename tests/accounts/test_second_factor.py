"""Two-factor: set up, asked for at sign-in, recovered from, required of whoever publishes."""

import json
import re

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.cache import cache
from django.test import Client, TestCase
from wagtail.models import GroupPagePermission, Page

from accounts.models import AuditEvent, AuditKind, User
from accounts.second_factor.sealing import seal, unseal
from tests.accounts.journey import sign_in
from tests.factories.people import PASSWORD, person
from tests.factories.totp import shown_now

pytestmark = pytest.mark.django_db

SETTING_UP = "/fr/account/2fa/totp/activate/"


@pytest.fixture
def lea() -> User:
    return person("lea@example.org", language="fr")


def enter_site(client: Client, user: User, **data):
    return sign_in(client, email=user.email, password=PASSWORD, **data)


def code_for(secret: str) -> str:
    """What the application shows now; as if its last code had never been used."""
    cache.clear()
    return shown_now(secret)


def with_application(user: User, secret: str = "") -> str:
    secret = secret or totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def set_up(client: Client, leads_to: str = "") -> tuple[str, object]:
    page = client.get(SETTING_UP, {"next": leads_to} if leads_to else {})
    assert page.status_code == 200, page
    secret = page.context["form"].secret
    return secret, committed(client, {"code": code_for(secret), "next": leads_to})


def committed(client: Client, data: dict[str, str]):
    """Posts the code, and does what waits for the end of the transaction, which a test has none of, in the request."""
    with TestCase.captureOnCommitCallbacks() as waiting:
        response = client.post(SETTING_UP, data)
    with request_context(response.wsgi_request):
        for act in waiting:
            act()
    response.wsgi_request.session.save()
    return response


def test_an_application_is_set_up_right_after_signing_in_and_asked_for_from_then_on(client: Client, lea):
    enter_site(client, lea)
    page = client.get(SETTING_UP)
    html, secret = page.content.decode(), page.context["form"].secret
    assert "<svg" in html
    assert "data:" not in html, "no picture that our policy forbids"
    assert re.sub(r"</?span>| ", "", re.search(r'class="code-text">(.*?)</p>', html)[1]) == secret

    code = code_for(secret)
    response = committed(client, {"code": f"{code[:3]} {code[3:]}"})
    assert response.url == "/fr/account/2fa/recovery-codes/"
    stored = Authenticator.objects.get(user=lea, type="totp")
    assert secret not in json.dumps(stored.data)
    assert AuditEvent.objects.filter(kind=AuditKind.TWO_FACTOR_ADDED, user=lea).exists()

    visitor = Client()
    assert enter_site(visitor, lea, next="/fr/videos/").url == "/fr/account/2fa/authenticate/"
    assert "_auth_user_id" not in visitor.session
    page = visitor.get("/fr/account/2fa/authenticate/").content.decode()
    assert "Confirmez que c’est bien vous" in page
    response = visitor.post("/fr/account/2fa/authenticate/", {"code": code_for(secret)})
    assert response.url == "/fr/videos/", "where the person was going"
    assert visitor.session["_auth_user_id"] == str(lea.pk)


def test_a_code_serves_once(client: Client, lea):
    secret = with_application(lea)
    code = code_for(secret)
    for visitor, is_in in ((Client(), True), (Client(), False)):
        enter_site(visitor, lea)
        visitor.post("/fr/account/2fa/authenticate/", {"code": code})
        assert ("_auth_user_id" in visitor.session) is is_in


def test_recovery_codes_are_shown_once_let_in_once_and_can_be_made_anew(client: Client, lea):
    enter_site(client, lea)
    set_up(client)
    html = client.get("/fr/account/2fa/recovery-codes/").content.decode()
    codes = re.findall(r"<li>(\d{8})</li>", html)
    assert len(codes) == 10
    assert f"%0A{codes[3]}%0A" in re.search(r'href="(data:text/plain[^"]*)" download', html)[1]
    again = client.get("/fr/account/2fa/recovery-codes/").content.decode()
    assert not any(code in again for code in codes)
    assert client.get("/fr/account/2fa/recovery-codes/download/").status_code == 403

    for visitor, is_in in ((Client(), True), (Client(), False)):
        enter_site(visitor, lea)
        visitor.post("/fr/account/2fa/authenticate/", {"code": f"{codes[0][:4]}-{codes[0][4:]}"})
        assert ("_auth_user_id" in visitor.session) is is_in
    assert len(Authenticator.objects.get(user=lea, type="recovery_codes").wrap().get_unused_codes()) == 9

    client.post("/fr/account/2fa/recovery-codes/generate/")
    assert codes[1] not in Authenticator.objects.get(user=lea, type="recovery_codes").wrap().get_unused_codes()


def test_five_wrong_codes_are_enough(client: Client, lea):
    secret = with_application(lea)
    enter_site(client, lea, next="/fr/videos/")
    wrong = f"{(int(code_for(secret)) + 1) % 1_000_000:06d}"
    for _ in range(5):
        page = client.post("/fr/account/2fa/authenticate/", {"code": wrong})
        assert page.status_code == 200
        assert "field__error" in page.content.decode()
    assert AuditEvent.objects.filter(kind=AuditKind.SIGN_IN_FAILED, user=lea).count() == 5
    refused = client.post("/fr/account/2fa/authenticate/", {"code": "123456"})
    assert refused.status_code == 429
    assert 14 * 60 < int(refused["Retry-After"]) <= 15 * 60
    assert client.get("/fr/account/2fa/authenticate/").status_code == 200, "the sign-in itself is not lost"


def headless(client: Client, path: str, **data):
    return client.post(f"/_allauth/browser/v1/{path}", json.dumps(data), content_type="application/json")


def test_twenty_wrong_codes_a_day_are_enough_on_pages_and_headless_together(lea, clock):
    """Whoever has not shown the password cannot use them up; a browser the account knows has its own."""
    secret, known = totp.generate_totp_secret(), Client()
    enter_site(known, lea)
    with_application(lea, secret)
    known.post("/fr/account/logout/")
    for _ in range(4):
        enter_site(visitor := Client(), lea)
        for number in range(5):
            if number % 2:
                assert headless(visitor, "auth/2fa/authenticate", code="0").status_code == 400
            else:
                assert visitor.post("/fr/account/2fa/authenticate/", {"code": "0"}).status_code == 200
        clock.move(30 * 60)
    enter_site(visitor, lea)
    right = shown_now(secret)
    for refused in (
        visitor.post("/fr/account/2fa/authenticate/", {"code": right}),
        headless(visitor, "auth/2fa/authenticate", code=right),
    ):
        assert (refused.status_code, refused["Retry-After"]) == (429, str(22 * 3600))
    enter_site(known, lea)
    assert known.post("/fr/account/2fa/authenticate/", {"code": right}).status_code == 302
    clock.move(22 * 3600)
    enter_site(visitor := Client(), lea)
    assert visitor.post("/fr/account/2fa/authenticate/", {"code": shown_now(secret)}).status_code == 302


def test_right_codes_cost_no_try(lea, clock):
    secret = with_application(lea)
    for _ in range(6):
        enter_site(visitor := Client(), lea)
        assert visitor.post("/fr/account/2fa/authenticate/", {"code": shown_now(secret)}).status_code == 302
        clock.move(31)


def test_an_application_is_removed_with_its_recovery_codes(client: Client, lea):
    enter_site(client, lea)
    set_up(client)
    assert client.post("/fr/account/2fa/totp/deactivate/").url == "/fr/account/2fa/"
    assert not Authenticator.objects.filter(user=lea).exists()


def test_what_was_proven_long_ago_is_asked_again(client: Client, lea, clock):
    enter_site(client, lea)
    clock.move(16 * 60)
    response = client.get(SETTING_UP)
    assert response.url == "/fr/account/reauthenticate/?next=%2Ffr%2Faccount%2F2fa%2Ftotp%2Factivate%2F"


def test_somebody_else_s_passkey_cannot_be_renamed_or_removed(client: Client, lea):
    other = Authenticator.objects.create(user=person("max@example.org"), type="webauthn", data={"name": "Max"})
    enter_site(client, lea)
    for action in ("edit", "remove"):
        assert client.post(f"/fr/account/2fa/webauthn/keys/{other.pk}/{action}/", {"name": "x"}).status_code == 404
    assert Authenticator.objects.get(pk=other.pk).data == {"name": "Max"}


def test_secrets_are_sealed_and_outlive_a_change_of_the_key(settings):
    first = seal("a secret")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another-key-of-the-newsroom", [settings.SECRET_KEY]
    assert unseal(first) == "a secret"
    assert unseal(seal("another")) == "another"


def test_a_secret_that_no_key_opens_lets_nobody_in(client: Client, lea, settings, caplog):
    secret = with_application(lea)
    settings.SECRET_KEY = "another-key-of-the-newsroom"
    enter_site(client, lea)
    assert client.post("/fr/account/2fa/authenticate/", {"code": code_for(secret)}).status_code == 200
    assert client.post("/fr/account/2fa/authenticate/", {"code": code_for("")}).status_code == 200
    assert "_auth_user_id" not in client.session
    assert "cannot be read" in caplog.text


# --- Staff ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def strict(settings):
    settings.STAFF_TWO_FACTOR = "required"


@pytest.fixture
def chief() -> User:
    user = person("chief@example.org", language="fr")
    group = Group.objects.create(name="Chiefs")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=publish)
    user.groups.add(group)
    return user


def test_who_publishes_is_led_to_a_second_factor_and_back(client: Client, strict, chief):
    enter_site(client, chief)
    response = client.get("/cms/pages/?q=1")
    assert response.url == "/fr/account/2fa/required/?next=%2Fcms%2Fpages%2F%3Fq%3D1"
    page = client.get(response.url).content.decode()
    assert "/fr/account/2fa/totp/activate/?next=%2Fcms%2Fpages%2F%3Fq%3D1" in page
    assert "/fr/account/2fa/webauthn/add/?next=%2Fcms%2Fpages%2F%3Fq%3D1" in page

    _secret, response = set_up(client, "/cms/pages/?q=1")
    assert response.url == "/fr/account/2fa/recovery-codes/?next=%2Fcms%2Fpages%2F%3Fq%3D1"
    assert 'href="/cms/pages/?q=1"' in client.get(response.url).content.decode()
    assert client.get("/cms/").status_code == 200
    assert client.get("/fr/account/2fa/required/?next=/cms/pages/").url == "/cms/pages/", "no loop"


def test_an_older_session_shows_the_second_factor_first(client: Client, strict, chief):
    older = Client()
    enter_site(older, chief)
    secret = with_application(chief)
    response = older.get("/cms/")
    assert response.url == "/fr/account/2fa/reauthenticate/?next=%2Fcms%2F"
    assert "account/reauthenticate/" not in older.get(response.url).content.decode(), "the password is no second factor"
    response = older.post("/fr/account/2fa/reauthenticate/", {"code": code_for(secret), "next": "/cms/"})
    assert response.url == "/cms/"
    assert older.get("/cms/").status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_scripts_and_the_admin_s_api_are_refused_in_json(client: Client, strict, chief, method):
    enter_site(client, chief)
    for address, headers in (("/cms/api/main/pages/", {}), ("/cms/", {"x-requested-with": "XMLHttpRequest"})):
        response = getattr(client, method)(address, headers=headers)
        assert (response.status_code, response["Content-Type"]) == (403, "application/json")
    assert client.post("/cms/pages/1/delete/").url == "/fr/account/2fa/required/?next=%2Fcms%2F"


def test_a_session_opened_headless_is_held_to_the_same(client: Client, strict, chief):
    def post(address: str, **data):
        return client.post(f"/_allauth/browser/v1/auth/{address}", json.dumps(data), content_type="application/json")

    assert post("login", email=chief.email, password=PASSWORD).status_code == 200
    assert client.get("/cms/").url == "/fr/account/2fa/required/?next=%2Fcms%2F"
    client.post("/fr/account/logout/")
    secret = with_application(chief)
    assert post("login", email=chief.email, password=PASSWORD).status_code == 401
    assert post("2fa/authenticate", code=code_for(secret)).status_code == 200
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize(
    ("right", "is_asked"),
    [("accounts.publish_journeystep", True), ("accounts.change_user", True), ("accounts.change_journeystep", False)],
)
def test_who_only_writes_is_not_asked(client: Client, strict, right, is_asked):
    writer = person("writer@example.org")
    app, codename = right.split(".")
    for name, label in (("access_admin", "wagtailadmin"), (codename, app)):
        writer.user_permissions.add(Permission.objects.get(codename=name, content_type__app_label=label))
    enter_site(client, writer)
    assert client.get("/cms/").status_code == (302 if is_asked else 200)


def test_where_it_is_optional_nobody_is_asked(client: Client, settings, chief):
    settings.STAFF_TWO_FACTOR = "optional"
    enter_site(client, chief)
    assert client.get("/cms/").status_code == 200


def test_a_reader_meets_the_refusal_and_not_the_second_factor(client: Client, strict, lea):
    enter_site(client, lea)
    response = client.get("/cms/", follow=True)
    assert (response.status_code, len(response.redirect_chain)) == (403, 1)


def test_an_administrator_helps_whoever_lost_everything_and_nobody_else_does(client: Client, chief, lea):
    secret = with_application(lea)
    path = f"/cms/users/second-factors/{lea.pk}/"
    chief.user_permissions.add(Permission.objects.get(codename="change_user"))
    client.force_login(chief)
    client.post(path)
    assert Authenticator.objects.filter(user=lea).exists(), "who keeps accounts is no administrator"

    client.force_login(person("admin@example.org", is_superuser=True))
    assert path in client.get("/cms/users/").content.decode()
    assert path in client.get(f"/cms/users/edit/{lea.pk}/").content.decode()
    assert lea.email in client.get(path).content.decode()
    assert client.post(path).url == "/cms/users/"
    assert not Authenticator.objects.filter(user=lea).exists()
    assert AuditEvent.objects.get(kind=AuditKind.TWO_FACTOR_REMOVED, user=lea).details["types"] == [
        "recovery_codes",
        "totp",
    ]
    assert mail.outbox[-1].to == [lea.email]
    assert secret not in str(mail.outbox[-1].body)
    assert path not in client.get("/cms/users/").content.decode()
