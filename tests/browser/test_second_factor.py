"""A second factor as people meet it: an application on a telephone, and a passkey of the browser, in both languages."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.browser.accessibility import listen
from tests.factories.people import PASSWORD, person
from tests.factories.totp import shown_now

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]

FRENCH = {
    "code": "fr",
    "locale": "fr-BE",
    "required": "Un second facteur est nécessaire",
    "set_up": "Installer une application",
    "add": "Ajouter une clé d’accès",
    "add_it": "Ajouter la clé d’accès",
    "kept": "J’ai conservé les codes",
    "sign_in": "Se connecter avec une clé d’accès",
    "use": "Utiliser une clé d’accès",
    "refused": "La clé d’accès n’a pas été utilisée",
}
ENGLISH = {
    "code": "en",
    "locale": "en-GB",
    "required": "A second factor is needed",
    "set_up": "Set up an application",
    "add": "Add a passkey",
    "add_it": "Add the passkey",
    "kept": "I have kept the codes",
    "sign_in": "Sign in with a passkey",
    "use": "Use a passkey",
    "refused": "The passkey was not used",
}
BOTH = pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])


@pytest.fixture(autouse=True)
def strict(settings):
    settings.STAFF_TWO_FACTOR = "required"


def code_for(secret: str) -> str:
    """What the application shows now; as if its last code had never been used."""
    cache.clear()
    return shown_now(secret)


def sign_in(visitor: Page, words: dict[str, str], leads_to: str) -> None:
    visitor.goto(f"/{words['code']}/account/login/?next={leads_to}")
    visitor.locator("[name=login]").fill("chief@example.org")
    visitor.locator("[name=password]").fill(PASSWORD)
    visitor.get_by_role("main").locator("form[action$='/login/'] button[type=submit]").first.click()


def sign_out(visitor: Page) -> None:
    visitor.context.clear_cookies()


def device(visitor: Page) -> None:
    """A device that keeps passkeys, in the browser, and whose owner is at hand."""
    session = visitor.context.new_cdp_session(visitor)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@BOTH
def test_an_application_opens_the_admin_to_whoever_publishes(new_reader, transactional_db, words):
    person("chief@example.org", language=words["code"], is_superuser=True, is_staff=True)
    visitor = new_reader(locale=words["locale"])
    listen(visitor)
    sign_in(visitor, words, "/cms/account/")
    expect(visitor.locator("h1")).to_have_text(words["required"])
    visitor.get_by_role("link", name=words["set_up"]).click()
    expect(visitor.locator(".qr svg")).to_be_visible()
    visitor.locator("summary").click()
    secret = re.sub(r"\s", "", visitor.locator(".code-text").inner_text())
    visitor.locator("input[autocomplete=one-time-code]").fill(code_for(secret))
    visitor.get_by_role("main").locator("button[type=submit]").click()

    codes = visitor.locator(".recovery-codes li")
    expect(codes).to_have_count(10)
    with visitor.expect_download() as saved:
        visitor.locator("a[download]").click()
    assert codes.first.inner_text() in saved.value.path().read_text()
    assert visitor.evaluate("window.blocked") == []
    visitor.get_by_role("link", name=words["kept"]).click()
    expect(visitor).to_have_url("/cms/account/")

    sign_out(visitor)
    sign_in(visitor, words, "/cms/account/")
    visitor.locator("input[autocomplete=one-time-code]").fill(code_for(secret))
    visitor.get_by_role("main").locator("button[type=submit]").first.click()
    expect(visitor).to_have_url("/cms/account/")


@BOTH
def test_a_passkey_stands_beside_the_password_and_instead_of_it(new_reader, transactional_db, words):
    person("chief@example.org", language=words["code"])
    visitor = new_reader(locale=words["locale"])
    listen(visitor)
    device(visitor)
    overview = f"/{words['code']}/account/2fa/"
    sign_in(visitor, words, overview)
    visitor.get_by_role("link", name=words["add"]).click()
    visitor.locator("[name=name]").fill("Bureau")
    visitor.get_by_role("button", name=words["add_it"]).click()
    expect(visitor.locator(".recovery-codes li")).to_have_count(10)
    visitor.goto(overview)
    expect(visitor.locator(".kept-list strong")).to_have_text("Bureau")

    sign_out(visitor)
    sign_in(visitor, words, overview)
    visitor.get_by_role("button", name=words["use"]).click()
    expect(visitor).to_have_url(overview)

    sign_out(visitor)
    visitor.goto(f"/{words['code']}/account/login/?next={overview}")
    visitor.get_by_role("button", name=words["sign_in"]).click()
    expect(visitor).to_have_url(overview)
    assert visitor.evaluate("window.blocked") == []


def test_a_device_without_a_passkey_is_told_so(new_reader, transactional_db):
    visitor = new_reader(locale="fr-BE")
    device(visitor)
    visitor.goto("/fr/account/login/?next=/cms/account/")
    visitor.get_by_role("button", name=FRENCH["sign_in"]).click()
    expect(visitor.get_by_role("alert")).to_contain_text(FRENCH["refused"])
