"""The terms of an account: accepted when it is opened, and once more whenever an editor raises their version."""

import hashlib
import json
import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from accounts.models import AccountTerms, AccountTermsAcceptance, AuditEvent, AuditKind, User
from accounts.terms import ensure_account_terms
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up
from tests.factories.people import PASSWORD as THEIRS
from tests.factories.people import person

pytestmark = pytest.mark.django_db
HEADLESS = "/_allauth/browser/v1/auth"


@pytest.fixture(autouse=True)
def terms() -> AccountTerms:
    """The French ones; English ones stand beside them."""
    Locale.objects.get_or_create(language_code="en")
    assert ensure_account_terms()
    return AccountTerms.objects.get(locale__language_code="fr")


def box(client: Client, address: str) -> str:
    """What the page sends for the terms it shows."""
    found = re.search(r'name="terms" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return found[1]


def raise_version(terms: AccountTerms) -> None:
    """As an editor does in the French row; a translator has not been there yet."""
    terms.version += 1
    terms.text = "<p>Nouvelle clause.</p>"
    terms.save()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_new_account_keeps_what_was_accepted_and_in_which_language(client: Client, language):
    shown = AccountTerms.objects.get(locale__language_code=language)
    page = client.get(f"/{language}/account/terms/").content.decode()
    assert shown.title in page
    sign_up(client, language, terms=box(client, f"/{language}/account/signup/"))
    acceptance = AccountTermsAcceptance.objects.get()
    assert acceptance.user == User.objects.get()
    assert (acceptance.version, acceptance.language) == (1, language)
    assert acceptance.text_sha256 == hashlib.sha256(f"{shown.title}\n{shown.text}".encode()).hexdigest()
    event = AuditEvent.objects.get(kind=AuditKind.TERMS_ACCEPTED)
    assert (event.user, event.details) == (acceptance.user, {"version": 1, "language": language})


def test_no_account_without_the_terms_or_with_others_than_those_in_force(client: Client, terms):
    seen = box(client, "/fr/account/signup/")
    page = sign_up(client, press_role="Cadreuse").content.decode()
    assert "id_terms_error" in page
    assert 'value="Cadreuse"' in page
    raise_version(terms)
    page = sign_up(client, terms=seen).content.decode()
    assert "id_terms_error" in page
    assert " checked" not in page.split('name="terms"')[1].split(">")[0]
    assert not User.objects.exists()
    assert sign_up(client, terms=box(client, "/fr/account/signup/")).status_code == 302


def test_nobody_accepts_for_a_stranger(client: Client):
    owner = person("lea@example.org")
    new = sign_up(Client(), email="new@example.org", terms="1")
    taken = sign_up(client, terms="1")
    assert (taken.status_code, taken.url) == (new.status_code, new.url)
    assert not AccountTermsAcceptance.objects.filter(user=owner).exists()
    assert AccountTermsAcceptance.objects.count() == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whoever_signs_in_after_a_change_accepts_once_and_goes_on(client: Client, terms, language):
    person("lea@example.org", language=language)
    raise_version(terms)
    way = f"/{language}/account/terms/accept/"
    assert sign_in(client, language, password=THEIRS, next="/cms/").url == way
    page = client.get(way).content.decode()
    assert "Nouvelle clause." in page
    assert '<div class="terms__text terms__text--open" lang="fr">' in page
    assert client.get(f"/{language}/account/login/").url == way, "there is no way round"
    assert "_auth_user_id" not in client.session
    assert client.post(way, {"terms": box(client, way)}).url == "/cms/"
    assert "_auth_user_id" in client.session
    assert AccountTermsAcceptance.objects.get().version == 2
    client.post(f"/{language}/account/logout/")
    assert sign_in(client, language, password=THEIRS, next="/fr/videos/").url == "/fr/videos/"


def test_terms_that_change_while_they_are_read_are_shown_again(client: Client, terms):
    person("lea@example.org")
    sign_in(client, password=THEIRS)
    seen = box(client, "/fr/account/terms/accept/")
    raise_version(terms)
    again = client.post("/fr/account/terms/accept/", {"terms": seen})
    assert again.status_code == 200
    assert "Nouvelle clause." in again.content.decode()
    assert not AccountTermsAcceptance.objects.exists()


def chief() -> Client:
    found = User.objects.filter(email="chief@example.org").first()
    client = Client()
    client.force_login(
        found or person("chief@example.org", language="en", is_superuser=True),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def test_a_draft_is_previewed_and_in_force_only_once_it_is_published(client: Client, terms):
    edit = reverse("wagtailsnippets_accounts_accountterms:edit", args=[terms.pk])
    rich = json.dumps({"blocks": [{"key": "a", "text": "Clause neuve.", "type": "unstyled"}], "entityMap": {}})
    changed = {"title": "Conditions du compte", "text": rich, "version": "2"}
    editor = chief()
    preview = reverse("wagtailsnippets_accounts_accountterms:preview_on_edit", args=[terms.pk])
    assert editor.post(preview, changed).json()["is_valid"]
    assert "Clause neuve." in editor.get(preview).content.decode()
    editor.post(edit, changed)
    assert "Clause neuve." not in client.get("/fr/account/terms/").content.decode()
    assert client.get(f"{HEADLESS}/terms").json()["data"]["version"] == 1
    editor.post(edit, {**changed, "action-publish": "1"})
    assert "Clause neuve." in client.get("/fr/account/terms/").content.decode()
    assert client.get(f"{HEADLESS}/terms").json()["data"]["version"] == 2
    assert "readers of English are shown these" in editor.get(edit).content.decode()
    english = client.get("/en/account/terms/").content.decode()
    assert "These terms exist in French only" in english
    assert '<div class="prose" lang="fr">' in english
    assert 'class="notice"' not in client.get("/fr/account/terms/").content.decode()


def test_terms_that_exist_in_both_languages_warn_nobody(client: Client, terms):
    edit = reverse("wagtailsnippets_accounts_accountterms:edit", args=[terms.pk])
    assert "are shown these" not in chief().get(edit).content.decode()
    assert 'class="notice"' not in client.get("/en/account/terms/").content.decode()


def test_who_accepted_which_version_and_when_is_a_report_for_those_who_may(client: Client, terms):
    sign_up(client, "en", terms="1")
    sign_up(Client(), email="other@example.org", terms="1")
    User.objects.get(email="other@example.org").delete()
    found = chief().get("/cms/reports/terms/", {"q": "LEA@"}).content.decode()
    assert "lea@example.org" in found
    assert AccountTermsAcceptance.objects.get(language="en").text_sha256[:12] in found
    everybody = chief().get("/cms/reports/terms/").content.decode()
    assert "account closed" in everybody
    exported = chief().get("/cms/reports/terms/", {"export": "csv"})
    assert b"lea@example.org" in b"".join(exported.streaming_content)
    other = person("max@example.org")
    for codename, statuses in (("access_admin", (302, 403)), ("view_accounttermsacceptance", (200,))):
        other.user_permissions.add(Permission.objects.get(codename=codename))
        client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get("/cms/reports/terms/").status_code in statuses


def test_one_may_leave_without_accepting(client: Client):
    person("lea@example.org")
    sign_in(client, password=THEIRS)
    client.post("/fr/account/logout/")
    assert client.get("/fr/account/terms/accept/").url == "/fr/account/login/"
    assert "_auth_user_id" not in client.session


def test_the_code_comes_first_then_the_terms(client: Client, terms):
    sign_up(client, terms="1")
    raise_version(terms)
    assert enter(client, last_code()).url == "/fr/account/terms/accept/"
    assert client.post("/fr/account/terms/accept/", {"terms": "2"}).status_code == 302
    assert "_auth_user_id" in client.session


def test_a_session_that_is_open_is_not_disturbed(client: Client, terms):
    client.force_login(person("lea@example.org"))
    raise_version(terms)
    assert client.get("/fr/account/created/").status_code == 200


def test_a_front_end_shows_and_accepts_them_too(client: Client, terms):
    shown = client.get(f"{HEADLESS}/terms").json()["data"]
    assert (shown["version"], shown["language"]) == (1, "fr")
    details = {"email": "lea@example.org", "password": PASSWORD, "language": "en", "country": "BE"}
    refused = client.post(f"{HEADLESS}/signup", details, content_type="application/json")
    assert [error["param"] for error in refused.json()["errors"]] == ["terms"]
    client.post(f"{HEADLESS}/signup", {**details, "terms": shown["version"]}, content_type="application/json")
    user = User.objects.get()
    assert (user.language, user.country, user.account_terms_acceptances.count()) == ("en", "BE", 1)

    raise_version(terms)
    other = Client()
    person("ada@example.org")
    answer = other.post(
        f"{HEADLESS}/login", {"email": "ada@example.org", "password": THEIRS}, content_type="application/json"
    )
    assert {"id": "accept_terms", "is_pending": True} in answer.json()["data"]["flows"]
    for version, status in ((1, 400), (2, 200), (2, 409)):
        answer = other.post(f"{HEADLESS}/terms", {"terms": version}, content_type="application/json")
        assert answer.status_code == status
    assert "_auth_user_id" in other.session


def test_a_newsroom_without_terms_asks_for_none(client: Client):
    AccountTerms.objects.all().delete()
    assert client.get("/fr/account/terms/").status_code == 404
    assert 'name="terms"' not in client.get("/fr/account/signup/").content.decode()
    assert sign_up(client).status_code == 302
