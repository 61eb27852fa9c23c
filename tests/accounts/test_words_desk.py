"""At the desk: what is refused beside its field, who may write which language, drafts, preview, the list."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import JourneyMail, JourneyStep
from accounts.services import ensure_journey, make_row
from cms.base.housekeeping import publish_scheduled
from home.groups import EDITORS, TRANSLATORS, create_groups, create_journey_rights
from tests.accounts import words_desk as desk
from tests.factories.bilingual import Newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def rows(newsroom: Newsroom) -> None:
    """The groups as a new site has them, the rows of one step and of one mail."""
    from wagtail.models import Collection, Page

    english = newsroom.home.get_translation(Locale.objects.get(language_code="en"))
    root, files = Page.get_first_root_node(), Collection.get_first_root_node()
    create_groups(root=root, french=newsroom.home, english=english, files=files)
    create_journey_rights()
    make_row(JourneyStep, "check_inbox")
    make_row(JourneyMail, "confirm_address")


@pytest.fixture
def editor() -> Client:
    return desk.desk(EDITORS)


@pytest.fixture
def translator() -> Client:
    return desk.desk(TRANSLATORS)


def said(response) -> str:
    return unescape(response.content.decode())


@pytest.mark.parametrize(
    ("key", "part", "words", "refusal"),
    [
        ("check_inbox", "heading", "Un {cod}", "{cod} is no variable. These can be used here: {minutes}, "),
        ("check_inbox", "button_label", "{email}", "{email} cannot be used here."),
        ("check_inbox", "text", "{", "A brace has no partner."),
        ("confirm_address", "subject", "Le code {code}", "{code} cannot be used here."),
        ("confirm_address", "text", "Bonjour.", "This text is of no use without {code}."),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_changes(editor: Client, key, part, words, refusal):
    before = desk.row(key, "fr").words
    for action in ("action-publish", "action-draft"):
        response = editor.post(desk.edit_address(desk.row(key, "fr")), {**before, part: words, action: "1"})
        assert response.status_code == 200, "the form again"
        assert refusal in said(response)
    assert desk.row(key, "fr").words == before
    assert not desk.row(key, "fr").has_unpublished_changes


def test_a_step_is_not_published_without_what_it_needs(editor: Client):
    assert "This field is required." in said(desk.write(editor, "check_inbox", heading=""))
    assert desk.row("check_inbox", "fr").heading
    assert desk.write(editor, "check_inbox", eyebrow="").status_code == 302, "an eyebrow is no need"


def test_the_form_asks_for_what_the_step_has_and_names_its_variables(editor: Client):
    form = said(editor.get(desk.edit_address(desk.row("check_inbox", "fr"))))
    asked = set(re.findall(r'name="(\w+)"', form)) & set(JourneyStep.parts)
    assert asked == set(desk.row("check_inbox", "fr").words)
    assert "second_field_label" not in asked
    assert "{time_left} (how long the code is still valid" in form


def test_a_translator_s_bad_variable_is_refused_beside_it_and_again_on_publishing(translator: Client):
    (segment,) = [found for found in desk.segments("check_inbox") if found.context.path == "heading"]
    before = desk.row("check_inbox", "en").heading
    answer = desk.say(translator, "check_inbox", segment, "Your {cod}")
    assert answer["error"].startswith("{cod} is no variable. These can be used here: {minutes}, ")
    published = desk.publish(translator, "check_inbox")
    assert "cannot be published" in said(published)
    assert "{cod} is no variable" in said(published)
    assert desk.row("check_inbox", "en").heading == before
    assert "at most 150 characters" in desk.say(translator, "check_inbox", segment, "a" * 151)["error"]
    assert not desk.say(translator, "check_inbox", segment, "Your code of {site_name}")["error"]
    desk.publish(translator, "check_inbox")
    assert desk.row("check_inbox", "en").heading == "Your code of {site_name}"


def test_a_translator_is_given_paragraphs_and_never_a_bare_variable(translator: Client):
    paragraphs = [found for found in desk.segments("confirm_address") if found.context.path == "text"]
    assert len(paragraphs) == 3
    assert not [found for found in paragraphs if found.string.data == "{code}"]
    answer = desk.say(translator, "confirm_address", paragraphs[1], "The {code} is here")
    assert "{code} must stand alone" in answer["error"]
    desk.say(translator, "confirm_address", paragraphs[1], "Valid for {minutes} minutes &amp; no more.")
    desk.publish(translator, "confirm_address")
    text = desk.row("confirm_address", "en").text
    assert "\n\n{code}\n\nValid for {minutes} minutes & no more.\n\n" in text


def test_a_translator_may_not_write_the_french(translator: Client, editor: Client):
    french, english = desk.row("check_inbox", "fr"), desk.row("check_inbox", "en")
    assert translator.get(desk.edit_address(english)).status_code == 200
    assert translator.get(desk.edit_address(french)).status_code == 302
    response = desk.write(translator, "check_inbox", heading="Piraté")
    assert response.url == reverse("wagtailadmin_home")
    unpublish = reverse("wagtailsnippets_accounts_journeystep:unpublish", args=[french.pk])
    translator.post(unpublish)
    french.refresh_from_db()
    assert french.live
    assert french.heading != "Piraté"
    assert editor.get(desk.edit_address(french)).status_code == 200


def test_nobody_adds_or_deletes_a_row(editor: Client, admin_client: Client):
    row = desk.row("check_inbox", "fr")
    for client in (editor, admin_client):
        for address in ("add/", f"delete/{row.pk}/"):
            assert client.post(f"/cms/snippets/accounts/journeystep/{address}").status_code in (302, 403, 404)
        bulk = reverse("wagtail_bulk_action", args=["accounts", "journeystep", "delete"])
        client.post(f"{bulk}?id={row.pk}&next=/cms/")
    assert JourneyStep.objects.count() == 2


def test_the_list_says_step_and_language_and_is_searched(editor: Client):
    found = said(editor.get("/cms/snippets/accounts/journeystep/"))
    assert found.count("Check your inbox") >= 2
    assert "French" in found or "Français" in found
    assert "Check your inbox" not in said(editor.get("/cms/snippets/accounts/journeystep/results/?q=introuvable"))


def test_a_draft_waits_and_the_clock_publishes_it(editor: Client, client: Client):
    row = desk.row("check_inbox", "fr")
    editor.post(desk.edit_address(row), {**row.words, "heading": "Demain seulement", "action-draft": "1"})
    assert desk.row("check_inbox", "fr").heading == row.heading
    at = (timezone.localtime() + timedelta(minutes=5)).strftime("%Y-%m-%d %H:%M")
    data = {**row.words, "heading": "À l’heure dite", "go_live_at": at, "action-publish": "1"}
    editor.post(desk.edit_address(row), data)
    assert desk.row("check_inbox", "fr").heading == row.heading
    row.refresh_from_db()
    revision = row.scheduled_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    publish_scheduled()
    assert desk.row("check_inbox", "fr").heading == "À l’heure dite"


@pytest.mark.parametrize("key", [*JourneyStep.pieces, *JourneyMail.pieces])
def test_every_piece_can_be_previewed_in_its_language(editor: Client, key):
    if key not in ("check_inbox", "confirm_address"):
        make_row(JourneyStep if key in JourneyStep.pieces else JourneyMail, key)
    row = desk.row(key, "fr")
    address = reverse(f"wagtailsnippets_accounts_{row._meta.model_name}:preview_on_edit", args=[row.pk])
    part = "heading" if key in JourneyStep.pieces else "text"
    needed = [f"{{{name}}}" for name in row.piece.needed_in(part)]
    words = {**row.words, part: "\n\n".join(["Aperçu", *needed])}
    assert editor.post(address, words).json() == {"is_valid": True, "is_available": True}
    shown = said(editor.get(f"{address}?mode="))
    assert "Aperçu" in shown
    assert 'lang="fr"' in shown


def test_making_the_rows_again_leaves_what_editors_wrote(editor: Client):
    desk.write(editor, "check_inbox", heading="Le nôtre")
    assert ensure_journey(), "the other steps were missing"
    assert desk.row("check_inbox", "fr").heading == "Le nôtre"
    assert not ensure_journey()
    assert JourneyStep.objects.count() == 2 * len(JourneyStep.pieces)
