"""Where words come from, and what they cost."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from accounts.models import JourneyMail, JourneyStep
from accounts.serializers import journey
from tests.accounts.journey import sign_up

pytestmark = pytest.mark.django_db


def row(key: str, language: str, **words: str) -> JourneyStep:
    return JourneyStep.objects.create(key=key, locale=Locale.objects.get_or_create(language_code=language)[0], **words)


@pytest.mark.parametrize(
    "address", ["login/", "signup/", "password/reset/", "password/reset/done/"], ids=lambda path: path.strip("/")
)
def test_a_page_asks_once_for_its_words(client: Client, address):
    client.get(f"/fr/account/{address}")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/fr/account/{address}").status_code == 200
    assert sum("accounts_journeystep" in query["sql"] for query in queries) == 1


def test_the_page_that_ends_the_sign_up_asks_once_for_two_steps(client: Client, django_user_model):
    from tests.factories.people import person

    client.force_login(person("ada@example.org"))
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/fr/account/created/").status_code == 200
    assert sum("accounts_journeystep" in query["sql"] for query in queries) == 1


def test_a_mail_asks_once_for_its_words(client: Client):
    with CaptureQueriesContext(connection) as queries:
        sign_up(client)
    assert sum("accounts_journeymail" in query["sql"] for query in queries) == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_api_asks_once_for_all_steps(language):
    with CaptureQueriesContext(connection) as queries:
        journey(language)
    assert sum("accounts_journeystep" in query["sql"] for query in queries) == 1
    assert len(queries) <= 2


def test_what_was_saved_is_on_the_next_page_in_its_language_only(client: Client):
    written = row("sign_in", "fr", heading="Entrez", field_label="Courriel")
    page = client.get("/fr/account/login/").content.decode()
    assert "<h1>Entrez</h1>" in page
    assert "<title>Entrez" in page
    assert ">Courriel</label>" in page
    assert "Entrez" not in client.get("/en/account/login/").content.decode()
    JourneyStep.objects.filter(pk=written.pk).update(heading="Entrez donc")
    assert "<h1>Entrez donc</h1>" in client.get("/fr/account/login/").content.decode()


def test_a_draft_or_a_row_taken_down_leaves_the_words_that_come_with_the_newsroom(client: Client):
    row("sign_in", "fr", heading="Entrez", live=False)
    assert "<h1>Se connecter</h1>" in client.get("/fr/account/login/").content.decode()


def test_what_a_step_cannot_do_without_is_never_empty(client: Client):
    row("sign_in", "fr", heading="Entrez", eyebrow="")
    page = client.get("/fr/account/login/").content.decode()
    assert "Adresse e-mail" in page
    assert 'class="eyebrow"' not in page, "what may be empty stays empty"


def test_words_are_text_and_never_markup(client: Client):
    row("sign_in", "fr", heading="<script>alert(1)</script>", text="A\n\nB <b>c</b>\nd")
    page = client.get("/fr/account/login/").content.decode()
    assert "<script>alert" not in page
    assert "<p>A</p>" in page
    assert "<p>B &lt;b&gt;c&lt;/b&gt;<br>d</p>" in page


def test_the_api_gives_figures_and_leaves_the_reader_s_variables(settings):
    row("check_inbox", "en", heading="{minutes} minutes", text="To {email}, {time_left}.")
    settings.CODE_SECONDS = 600
    found = journey("en")
    assert found["code_minutes"] == 10
    assert found["min_length"] == 12
    assert found["password_rule"].startswith("At least 12 characters")
    assert found["steps"]["check_inbox"]["heading"] == "10 minutes"
    assert found["steps"]["check_inbox"]["text"] == "To {email}, {time_left}."
    assert found["steps"]["register"]["heading"] == "Create an account"
    assert journey("fr")["steps"]["check_inbox"]["button_label"] == "Confirmer"


def test_one_row_for_each_piece_and_language():
    assert not JourneyMail.objects.exists()
    row("sign_in", "fr")
    with pytest.raises(Exception, match=r"(?i)unique"):
        row("sign_in", "fr")
