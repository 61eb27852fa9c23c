"""The account page: what a person sees and changes there, and what it takes to change it."""

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from wagtail.users.models import UserProfile

from accounts.mine.agents import device
from accounts.models import AuditEvent, NewsletterSubscription, User
from tests.accounts.journey import enter, last_code, sign_in
from tests.factories.people import PASSWORD, person

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "Sept-Marées-Basses-9?"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def lea() -> User:
    return person("lea@example.org", language="fr")


@pytest.fixture
def at_home(client: Client, lea: User) -> Client:
    """Léa's browser, a moment after signing in."""
    sign_in(client, email=lea.email, password=PASSWORD)
    return client


def prove(client: Client, language: str = "fr", **data):
    return client.post(f"/{language}/account/reauthenticate/", {"password": PASSWORD, **data})


def is_signed_in(client: Client) -> bool:
    return client.get("/fr/account/").status_code == 200


def test_the_page_lists_what_there_is_and_the_header_leads_there(at_home: Client):
    html = at_home.get("/fr/account/").content.decode()
    for part in ("profile", "language", "email", "password/change", "2fa", "sessions", "newsletter", "export", "close"):
        assert f'<h2><a href="/fr/account/{part}/">' in html, part
    assert 'href="/fr/account/">' in html.split("</header>")[0], "the header leads here"


@pytest.mark.parametrize("page", ["", "profile/", "email/", "sessions/", "export/", "close/", "password/change/"])
def test_only_verified_people_come_in(client: Client, page):
    assert client.get(f"/fr/account/{page}").url.startswith("/fr/account/login/?next=")
    client.force_login(person("late@example.org", verified=False))
    assert client.get(f"/fr/account/{page}").url.startswith("/fr/account/confirm-email/?next=")


def test_name_and_press_details_are_optional_and_kept(at_home: Client, lea: User):
    page = at_home.get("/fr/account/profile/").content.decode()
    assert page.index("Égypte") < page.index("Espagne"), "countries in the order of the language"
    details = {"first_name": "Léa", "last_name": "Noël", "organisation": "Radio Nord", "country": "BE"}
    assert at_home.post("/fr/account/profile/", details).url == "/fr/account/"
    html = at_home.get("/fr/account/").content.decode()
    assert "Léa Noël" in html
    assert "Radio Nord" in html
    assert "Belgique" in html
    assert at_home.post("/fr/account/profile/", {"country": "XX"}).status_code == 200
    at_home.post("/fr/account/profile/", {})
    lea.refresh_from_db()
    assert (lea.first_name, lea.organisation, lea.country) == ("", "", "")


def test_the_language_changes_site_mails_and_admin(at_home: Client, lea: User):
    UserProfile.objects.create(user=lea, preferred_language="fr")
    assert at_home.post("/fr/account/language/", {"language": "en"}).url == "/en/account/"
    lea.refresh_from_db()
    assert lea.language == "en"
    assert UserProfile.objects.get(user=lea).preferred_language == "en"
    at_home.post("/en/account/language/", {"language": "xx"})
    lea.refresh_from_db()
    assert lea.language == "en"


def change_address(client: Client, email: str = "lea.noel@example.com", language: str = "fr"):
    prove(client, language)
    mail.outbox.clear()
    return client.post(f"/{language}/account/email/", {"email": email})


def test_a_new_address_counts_once_its_code_is_entered(at_home: Client, lea: User):
    NewsletterSubscription.objects.create(
        user=lea, email=lea.email, language="fr", consent_version="1", consent_text="Oui"
    )
    assert change_address(at_home).url == "/fr/account/confirm-email/?next=%2Ffr%2Faccount%2F"
    assert [message.to for message in mail.outbox] == [["lea.noel@example.com"]]
    assert "celle de votre compte" in mail.outbox[0].body
    lea.refresh_from_db()
    assert lea.email == "lea@example.org"
    elsewhere = Client()
    sign_in(elsewhere, email="lea@example.org", password=PASSWORD)
    assert is_signed_in(elsewhere), "the old address works until then"

    answer = at_home.post("/fr/account/confirm-email/", {"code": last_code(), "next": "/fr/account/"})
    assert answer.url == "/fr/account/"
    assert "lea.noel@example.com" in at_home.get("/fr/account/").content.decode()
    lea.refresh_from_db()
    assert lea.email == "lea.noel@example.com"
    assert EmailAddress.objects.get(user=lea).verified
    assert NewsletterSubscription.objects.get(user=lea).email == "lea.noel@example.com"
    assert ["lea@example.org"] in [message.to for message in mail.outbox], "the old address is told"
    assert AuditEvent.objects.filter(user=lea, kind="address_changed").count() == 1
    assert not is_signed_in(Client())
    assert sign_in(Client(), email="lea@example.org", password=PASSWORD).status_code == 200, "no longer"


def test_nothing_tells_that_a_new_address_is_somebody_else_s(at_home: Client, lea: User):
    person("max@example.org")
    taken = change_address(at_home, "max@example.org")
    assert (taken.status_code, taken.url) == (302, "/fr/account/confirm-email/?next=%2Ffr%2Faccount%2F")
    assert [message.to for message in mail.outbox] == [["max@example.org"]]
    assert enter(at_home, last_code()).status_code == 200, "but whoever reads that mailbox gets no further"
    lea.refresh_from_db()
    assert lea.email == "lea@example.org"


def test_a_new_password_asks_for_the_old_one_and_ends_all_other_sessions(at_home: Client, lea: User):
    elsewhere = Client()
    sign_in(elsewhere, email=lea.email, password=PASSWORD)
    wrong = {"oldpassword": "Autre-Phrase-1!", "password1": NEW_PASSWORD}
    assert at_home.post("/fr/account/password/change/", wrong).status_code == 200
    right = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}
    assert at_home.post("/fr/account/password/change/", right).url == "/fr/account/"
    assert is_signed_in(at_home)
    assert not is_signed_in(elsewhere)
    assert sign_in(Client(), email=lea.email, password=NEW_PASSWORD).status_code == 302
    assert AuditEvent.objects.filter(user=lea, kind="password_changed").count() == 1


@pytest.mark.parametrize("page", ["email/", "export/"])
def test_what_could_cost_an_account_asks_for_the_password_again(client: Client, lea: User, page):
    client.force_login(lea)
    address = f"/fr/account/{page}"
    assert client.get(address).url == f"/fr/account/reauthenticate/?next=%2Ffr%2Faccount%2F{page[:-1]}%2F"
    assert prove(client, password="Autre-Phrase-1!").status_code == 200
    assert prove(client, next="https://evil.example/").url == "/fr/"
    assert prove(client, next=address).url == address
    assert client.get(address).status_code == 200


def test_sessions_are_listed_in_words_and_ending_one_signs_it_out(at_home: Client, lea: User):
    phone, office = Client(HTTP_USER_AGENT=FIREFOX), Client(REMOTE_ADDR="192.0.2.7")
    for other in (phone, office):
        sign_in(other, email=lea.email, password=PASSWORD)
    html = at_home.get("/fr/account/sessions/").content.decode()
    assert "Firefox" in html
    assert "192.0.2.7" in html
    own = UserSession.objects.get(session_key=phone.session.session_key)
    at_home.post("/fr/account/sessions/end/", {"session": own.pk})
    assert [is_signed_in(each) for each in (at_home, phone, office)] == [True, False, True]
    at_home.post("/fr/account/sessions/end/")
    assert [is_signed_in(each) for each in (at_home, phone, office)] == [True, False, False]
    assert AuditEvent.objects.filter(user=lea, kind="session_ended").count() == 2


def test_nobody_ends_the_session_of_somebody_else(at_home: Client):
    stranger = Client()
    sign_in(stranger, email=person("max@example.org").email, password=PASSWORD)
    theirs = UserSession.objects.get(session_key=stranger.session.session_key)
    for wanted in (theirs.pk, "9" * 30, "-1", "x"):
        assert at_home.post("/fr/account/sessions/end/", {"session": wanted}).status_code == 302
    assert is_signed_in(stranger)


def test_a_headless_session_is_listed_and_ended_too(at_home: Client, lea: User):
    app = Client(HTTP_USER_AGENT="Desk app")
    answer = app.post(
        "/_allauth/app/v1/auth/login", {"email": lea.email, "password": PASSWORD}, content_type="application/json"
    )
    token = {"X-Session-Token": answer.json()["meta"]["session_token"]}
    assert app.get("/_allauth/app/v1/auth/session", headers=token).status_code == 200
    session = UserSession.objects.get(user_agent="Desk app")
    at_home.post("/fr/account/sessions/end/", {"session": session.pk})
    assert app.get("/_allauth/app/v1/auth/session", headers=token).status_code == 410


def test_being_seen_costs_a_read_and_not_a_write(at_home: Client, django_assert_num_queries):
    at_home.get("/fr/account/profile/")
    seen_at = UserSession.objects.get().last_seen_at
    at_home.get("/fr/account/profile/")
    assert UserSession.objects.get().last_seen_at == seen_at
    UserSession.objects.update(last_seen_at="2026-01-01T00:00:00Z")
    at_home.get("/fr/account/profile/")
    assert UserSession.objects.get().last_seen_at >= seen_at


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Microsoft Edge on Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile/15E148 Safari/604.1", "Safari on iPhone"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", "Unknown program"),
    ],
)
def test_a_browser_is_named_as_people_call_it(agent, words, settings):
    settings.LANGUAGE_CODE = "en"
    from django.utils.translation import override

    with override("en"):
        assert device(agent) == words
