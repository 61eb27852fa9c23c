"""From the page a visitor left to the same page, with an account."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.forms import BaseSignupForm
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from accounts.models import User
from accounts.selectors import has_verified_email
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up, wrong_code

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_visitor_signs_up_and_comes_back_to_the_video(client: Client, language):
    left = f"/{language}/videos/round-table/?t=12"
    page = client.get(f"/{language}/account/signup/", {"next": left})
    assert "12" in page.content.decode(), "the password rule stands before the mistake"

    response = sign_up(client, language, email="Lea@Example.ORG", leads_to=left)
    assert response.url == f"/{language}/account/confirm-email/"
    code_page = client.get(response.url).content.decode()
    assert "lea@example.org" in code_page
    assert 'autocomplete="one-time-code"' in code_page
    assert 'inputmode="numeric"' in code_page
    assert "30 minutes" in mail.outbox[-1].body.replace("\u00a0", " ")
    assert mail.outbox[-1].alternatives[0][1] == "text/html"
    assert last_code() in mail.outbox[-1].alternatives[0][0]
    assert last_code() not in mail.outbox[-1].subject

    response = enter(client, last_code(), language)
    assert urlsplit(response.url).path == f"/{language}/account/created/"
    assert parse_qs(urlsplit(response.url).query) == {"next": [left]}
    created = client.get(response.url).content.decode()
    assert f'href="{left}"' in created
    user = User.objects.get()
    assert (user.email, user.language) == ("lea@example.org", language)
    assert has_verified_email(user)


def test_the_french_pages_are_in_french(client: Client):
    page = client.get("/fr/account/signup/").content.decode()
    assert '<html lang="fr">' in page
    assert "Adresse e-mail" in page
    assert "Au moins 12 caractères, sans espace" in page
    sign_up(client)
    assert "Il est valable 30\u00a0minutes." in mail.outbox[-1].body
    assert "Code de vérification" in client.get("/fr/account/confirm-email/").content.decode()
    created = client.get(enter(client, last_code()).url).content.decode()
    assert "Vous pouvez désormais télécharger nos vidéos" in created


@pytest.mark.parametrize(("page", "chosen"), [("fr", "en"), ("en", "fr")])
def test_account_mails_and_the_next_page_speak_the_language_that_was_chosen(client: Client, page, chosen):
    form = client.get(f"/{page}/account/signup/").content.decode()
    assert re.search(rf'name="language" value="{page}"[^>]* checked', form), "that of the page is chosen already"
    response = sign_up(client, page, language=chosen)
    assert response.url == f"/{chosen}/account/confirm-email/"
    assert User.objects.get().language == chosen
    assert f'<html lang="{chosen}"' in mail.outbox[-1].alternatives[0][0]


def test_press_details_are_optional_and_countries_stand_in_the_reader_s_order(client: Client):
    page = client.get("/fr/account/signup/").content.decode()
    germany, egypt, zimbabwe = (page.index(f">{name}<") for name in ("Allemagne", "Égypte", "Zimbabwe"))
    assert germany < egypt < zimbabwe
    assert '<details class="more-fields">' in page
    sign_up(client, organisation="Le Quotidien", press_role="Cadreuse", country="BE")
    user = User.objects.get()
    assert (user.organisation, user.press_role, user.country) == ("Le Quotidien", "Cadreuse", "BE")


def test_nothing_but_the_password_is_lost_on_an_error(client: Client):
    given = {"language": "en", "organisation": "Le Quotidien", "press_role": "Cadreuse", "country": "BE"}
    page = sign_up(client, password1="Le-quotidien-26", **given).content.decode()
    assert "id_password1_error" in page
    assert 'value="lea@example.org"' in page
    assert 'value="Le Quotidien"' in page
    assert 'value="Cadreuse"' in page
    assert '<option value="BE" selected>' in page
    assert re.search(r'name="language" value="en"[^>]* checked', page)
    assert '<details class="more-fields" open>' in page
    assert "Le-quotidien-26" not in page
    assert not User.objects.exists()


def test_a_pasted_code_may_hold_spaces_dashes_and_full_width_digits(client: Client):
    for number, shape in enumerate((" {} {} ", "{}-{}", "{}\u00a0{}", "{}\u2013{}")):
        client.logout()
        sign_up(client, email=f"p{number}@example.org")
        code = last_code()
        assert "/account/created/" in enter(client, shape.format(code[:3], code[3:])).url
    client.logout()
    sign_up(client, email="wide@example.org")
    wide = last_code().translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert "/account/created/" in enter(client, wide).url


def test_a_wrong_code_is_explained_beside_the_field(client: Client):
    sign_up(client)
    page = enter(client, wrong_code(), "en").content.decode()
    assert "This is not the code that we sent." in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_code_error"' in page
    assert 'href="#id_code"' in page, "the summary leads to the field"
    assert "/account/created/" in enter(client, last_code()).url


def test_an_account_never_verified_gets_a_code_at_sign_in(client: Client, clock):
    sign_up(client)
    first = last_code()
    clock.move(60)
    other_device = Client()
    response = sign_in(other_device, next="/fr/videos/b/")
    assert response.url == "/fr/account/confirm-email/"
    assert len(mail.outbox) == 2
    second = last_code()
    assert second != first
    assert enter(other_device, first).status_code == 200, "a code belongs to the page that asked for it"
    assert enter(other_device, second).url == "/fr/account/created/?next=%2Ffr%2Fvideos%2Fb%2F"


def test_an_address_that_has_an_account_looks_the_same_and_its_owner_is_told(client: Client):
    new = sign_up(client, "en", email="new@example.org")
    new_page = client.get(new.url).content.decode().replace("new@example.org", "X")
    User.objects.create_user("taken@example.org", PASSWORD, language="en")
    other = Client()
    taken = sign_up(other, "en", email="taken@example.org")
    taken_page = other.get(taken.url).content.decode().replace("taken@example.org", "X")

    assert (taken.status_code, taken.url) == (new.status_code, new.url)
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    assert token.sub("", taken_page) == token.sub("", new_page)
    assert mail.outbox[-1].to == ["taken@example.org"]
    assert mail.outbox[-1].subject == "You already have an account with Newsroom"
    assert User.objects.filter(email="taken@example.org").count() == 1
    assert enter(other, "").status_code == enter(other, "000000").status_code == 200


@pytest.mark.parametrize("is_headless", [False, True])
def test_an_address_that_has_an_account_takes_as_much_work(monkeypatch, is_headless):
    hashed = []

    def counting(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return f"{hasher.algorithm}${salt}$0"

    User.objects.create_user("taken@example.org", PASSWORD, language="en")
    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    for number, email in enumerate(("new@example.org", "taken@example.org"), 1):
        if is_headless:
            data = {"email": email, "password": PASSWORD}
            Client().post("/_allauth/browser/v1/auth/signup", data, content_type="application/json")
        else:
            sign_up(Client(), email=email)
        assert hashed == [PASSWORD] * number


@pytest.mark.parametrize("is_headless", [False, True])
def test_whoever_is_second_with_the_same_new_address_is_answered_as_if_it_had_an_account(monkeypatch, is_headless):
    """The first one's account is made after the second one's address was found to be free."""
    User.objects.create_user("lea@example.org", PASSWORD)
    monkeypatch.setattr(BaseSignupForm, "validate_unique_email", lambda form, value: value)
    client = Client()
    if is_headless:
        data = {"email": "lea@example.org", "password": PASSWORD}
        response = client.post("/_allauth/browser/v1/auth/signup", data, content_type="application/json")
        assert response.status_code == 401
    else:
        assert sign_up(client).url == "/fr/account/confirm-email/"
        assert client.get("/fr/account/confirm-email/").status_code == 200
    assert [message.to for message in mail.outbox] == [["lea@example.org"]]
    assert mail.outbox[0].subject.startswith(("Vous avez déjà un compte", "You already have an account"))
    assert User.objects.count() == 1


def test_every_mistake_in_a_password_is_named_at_once(client: Client):
    page = client.post("/en/account/signup/", {"email": "a@example.org", "password1": "ab c"}).content.decode()
    for broken in ("at least 12 characters", "Leave out spaces", "upper-case letter", "a digit", "a symbol"):
        assert page.count(broken) >= 2, broken
    summary = page.split('class="error-summary"')[1].split("</div>")[0]
    assert summary.count("Password") == 1, "the field is named once"
    assert not User.objects.exists()


def test_an_address_longer_than_any_mailbox_is_refused_in_words(client: Client):
    page = client.post("/en/account/signup/", {"email": f"{'a' * 250}@example.org", "password1": PASSWORD})
    assert page.status_code == 200
    assert not User.objects.exists()


def test_starting_again_with_another_address_keeps_the_page_to_return_to(client: Client):
    sign_up(client, email="tpyo@example.org", leads_to="/fr/videos/a/")
    page = client.get("/fr/account/confirm-email/").content.decode()
    found = re.search(r'name="next" value="(/fr/account/signup/[^"]*)"', page)
    assert found
    response = client.post("/fr/account/logout/", {"next": found[1]})
    assert response.url == found[1]
    assert client.get(response.url).context["redirect_field_value"] == "/fr/videos/a/"
