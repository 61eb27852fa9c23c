"""What account pages say where somebody took a wrong turn: our own words, true ones, and a way on."""

import re
from html import unescape

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import Client
from django.utils.translation import override
from wagtail.models import Locale

from accounts.countries import country_choices
from accounts.models import NewsletterSubscription, User
from accounts.terms import ensure_account_terms
from tests.accounts.journey import enter, last_code, sign_in, sign_up, subscribe
from tests.accounts.walk import link
from tests.factories.passkey import passkey
from tests.factories.people import PASSWORD, person

pytestmark = pytest.mark.django_db
CHANGE = "/fr/account/email/"
CODE = "/fr/account/confirm-email/"


def words(response) -> str:
    return re.sub(r"\s+", " ", unescape(response.content.decode()))


@pytest.fixture
def lea() -> User:
    return person("lea@example.org", language="fr")


@pytest.fixture
def guarded(lea: User) -> User:
    """Léa with an application and a passkey."""
    totp.TOTP.activate(lea, totp.generate_totp_secret())
    RecoveryCodes.activate(lea)
    passkey(lea)
    return lea


@pytest.fixture
def at_home(client: Client, lea: User) -> Client:
    """Léa, who has just shown that it is her."""
    sign_in(client, email=lea.email, password=PASSWORD)
    client.post("/fr/account/reauthenticate/", {"password": PASSWORD})
    return client


def test_a_wrong_second_factor_leaves_the_field_its_name(client: Client, guarded: User):
    sign_in(client, email=guarded.email, password=PASSWORD)
    wrong = client.post("/fr/account/2fa/authenticate/", {"code": "000000"})
    assert "aria-invalid" in wrong.content.decode()
    assert words(wrong).count("Code de l’application ou code de secours") == 2, "above the field and in the summary"


def test_each_way_to_prove_oneself_is_named_in_our_words(client: Client, guarded: User):
    client.force_login(guarded, backend="django.contrib.auth.backends.ModelBackend")
    page = words(client.get("/fr/account/reauthenticate/"))
    for way in ("Saisir plutôt un code", "Utiliser plutôt une clé d’accès", "Revenir à mon compte"):
        assert way in page
    assert "Application d’authentification, Clé d’accès" in words(client.get("/fr/account/"))


def test_a_mistyped_new_address_is_put_right_on_the_way(at_home: Client, lea: User):
    page = words(at_home.post(CHANGE, {"email": "lea@exmaple.org"}, follow=True))
    assert "Confirmez votre nouvelle adresse" in page
    assert "<strong>lea@exmaple.org</strong>" in page
    assert "<strong>lea@example.org</strong> reste l’adresse de votre compte" in page
    assert f'href="{CHANGE}"' in page
    assert "Compte multimédia" not in page, "this is not signing up"
    at_home.post(CHANGE, {"email": "lea@example.com"})
    assert mail.outbox[-1].to == ["lea@example.com"]
    enter(at_home, last_code("lea@example.com"))
    lea.refresh_from_db()
    assert lea.email == "lea@example.com"


def test_another_code_is_acknowledged_first_thing(client: Client, clock):
    sign_up(client, "en")
    clock.move(11)
    page = words(client.post("/en/account/confirm-email/", {"action": "resend"}, follow=True))
    sent = "We have sent a new code. The one before no longer works."
    assert f"<title>{sent} –" in page, "which screen readers read out when the page opens"
    assert page.count(sent) == 2
    assert "Check your inbox" in page


@pytest.mark.parametrize(
    ("page", "way_on"),
    [
        ("newsletter/asked/", "/fr/account/newsletter/"),
        ("newsletter/leave/unknown/", "/fr/account/newsletter/"),
        ("inactive/", "/fr/"),
        ("terms/", "/fr/account/signup/"),
    ],
)
def test_no_page_is_a_dead_end(client: Client, page, way_on):
    Locale.objects.get_or_create(language_code="en")
    assert ensure_account_terms()
    html = client.get(f"/fr/account/{page}").content.decode()
    assert f'href="{way_on}' in html.partition("<main")[2].partition("</main>")[0]


def test_somebody_with_an_account_is_not_told_that_it_is_closed(at_home: Client):
    assert at_home.get("/fr/account/closed/").url == "/fr/account/"
    assert "Votre compte est fermé" in words(Client().get("/fr/account/closed/"))


def leave_page_of_a_new_subscription(client: Client) -> str:
    subscribe(client, email="max@example.org")
    client.post(link())
    return f"/fr/account/newsletter/leave/{NewsletterSubscription.objects.get().key}/"


def test_the_button_of_an_old_page_says_nothing_untrue(client: Client):
    """Opened, left open; meanwhile the subscription ended, and another one began, which the old button does not end."""
    old = leave_page_of_a_new_subscription(client)
    assert "Vous ne recevez plus" in words(client.post(old))
    leave_page_of_a_new_subscription(client)
    pressed = client.post(old)
    assert pressed.status_code == 404
    assert "Vous ne recevez plus" not in words(pressed)
    assert "utilisez le lien qui figure à la fin du dernier numéro" in words(pressed)
    assert NewsletterSubscription.objects.exists()


def test_a_field_left_empty_or_mistyped_says_what_to_enter(client: Client):
    page = words(client.post("/en/account/login/", {"login": "lea", "password": ""}))
    assert "This is not an e-mail address." in page
    assert "Enter the password." in page
    assert "This field is required" not in page


def test_countries_are_spelt_as_newspapers_spell_them():
    with override("fr"):
        french = dict(country_choices())
    with override("en"):
        english = dict(country_choices())
    assert french["MH"] == "Îles Marshall"
    assert french["PS"] == "Palestine"
    assert french["CI"] == "Côte d’Ivoire"
    assert english["BS"] == "Bahamas"
    for name in french.values():
        assert "'" not in name
        assert not re.search(r", (La|État)|\((États|République)", name), name
