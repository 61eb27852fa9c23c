"""What editors type in French is printed as French; nothing else is touched."""

import copy
import json

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import querydict_from_html

from articles.models import ArticlePage
from cms.base.typography import french_typography
from cms.taxonomy.models import Topic
from tests.accounts.words_desk import row
from tests.factories import bilingual, filing
from tests.factories.people import person
from videos.models import Shot

pytestmark = pytest.mark.once

TYPED = "Deuxième essai : « tous les blocs » ?"
PRINTED = "Deuxième essai\u00a0: «\u00a0tous les blocs\u00a0»\u00a0?"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (TYPED, PRINTED),
        ("«tous» l'eau?! d'abord: oui; non", "«~tous~» l’eau~?! d’abord~: oui~; non"),
        ("à 12:30, 10:00:05:12 ou 10:00:05;12 : là", "à 12:30, 10:00:05:12 ou 10:00:05;12~: là"),
        ("HH:MM:SS:FF et HH:MM:SS;FF", "HH:MM:SS:FF et HH:MM:SS;FF"),
        ("http://exemple.org/?a=l'eau&b;c:d !", "http://exemple.org/?a=l'eau&b;c:d~!"),
        ("nom@exemple.org : {site's name}?", "nom@exemple.org~: {site's name}~?"),
        (
            "AT&amp;T &lt;d'ici&gt; «<b>x</b>» l'<b>Europe</b> !",
            "AT&amp;T &lt;d’ici&gt; «~<b>x</b>~» l’<b>Europe</b>~!",
        ),
        ("«\u202foui\u202f» (vrai?) 5'30", "«\u202foui\u202f» (vrai~?) 5'30"),
        ("", ""),
    ],
)
def test_french_marks_get_their_space_once(typed, printed):
    expected = printed.replace("~", "\u00a0")
    assert french_typography(typed) == expected
    assert french_typography(expected) == expected


@pytest.fixture
def admin(client, db):
    client.force_login(
        person("chief@example.org", is_superuser=True, is_staff=True),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def save(client, page, action, **changes):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
    for name, value in changes.items():
        form[name] = value
    form[action] = "1"
    return client.post(address, form, follow=True)


def test_what_is_typed_in_the_admin_is_printed_for_readers_and_programs(admin, client, newsroom):
    page = newsroom.articles
    save(admin, page, "action-publish", title=TYPED, introduction=TYPED, slug="l-essai")
    page.refresh_from_db()
    assert (page.title, page.introduction, page.slug) == (PRINTED, PRINTED, "l-essai")
    assert PRINTED in client.get("/fr/l-essai/").content.decode()
    answer = client.get(f"/api/v2/pages/{page.pk}/").json()
    assert answer["title"] == PRINTED


def test_a_draft_is_printed_with_its_rows(newsroom):
    page = bilingual.video_page(newsroom)
    page.shots.add(
        Shot(in_timecode="10:00:00:00", out_timecode="10:00:05:12", description=TYPED, locale=newsroom.home.locale)
    )
    page.title = TYPED
    page.save_revision()
    draft = page.get_latest_revision_as_object()
    (shot,) = [shot for shot in draft.shots.all() if "essai" in shot.description]
    assert (draft.title, shot.description) == (PRINTED, PRINTED)
    assert (shot.in_timecode, shot.out_timecode) == ("10:00:00:00", "10:00:05:12")
    page.get_latest_revision().publish()
    assert PRINTED in [shot.description for shot in type(page).objects.get(pk=page.pk).shots.all()]


def test_every_block_keeps_all_but_its_spaces(newsroom):
    film = bilingual.video_page(newsroom)
    blocks = copy.deepcopy(filing.every_block(film.video, page=film))
    before = bilingual.article(newsroom, slug="avant", body=json.dumps(blocks))
    html = (
        f'<p>{TYPED} <b>Qui ?</b> <a href="https://example.org/?a=b;c">L\'adresse : ici</a></p><ul><li>Non !</li></ul>'
    )
    for block in blocks:
        if block["type"] == "paragraph":
            block["value"] = html
        if block["type"] == "table":
            block["value"]["table"]["rows"][0]["values"][0] = TYPED
        if block["type"] == "links":
            block["value"]["links"][0]["value"]["label"] = TYPED
    page = bilingual.article(newsroom, slug="apres", body=json.dumps(blocks))
    page.save_revision().publish()
    page = ArticlePage.objects.get(pk=page.pk)

    values = {block["type"]: block["value"] for block in page.body.get_prep_value()}
    assert values["paragraph"] == french_typography(html)
    assert 'href="https://example.org/?a=b;c"' in values["paragraph"]
    assert values["table"]["table"]["rows"][0]["values"][0] == PRINTED
    assert values["links"]["links"][0]["value"]["label"] == PRINTED
    assert values["links"]["links"][0]["value"]["url"] == "https://example.org/a-cote"
    untouched = {block["type"]: block["value"] for block in before.body.get_prep_value()}
    same = {"heading", "subheading", "quote", "video", "fact_box"}
    assert {kind: values[kind] for kind in same} == {kind: untouched[kind] for kind in same}
    assert [block["id"] for block in page.body.get_prep_value()] == [block["id"] for block in blocks]


def test_a_page_that_nobody_has_saved_yet_is_cleaned(newsroom):
    page = ArticlePage(
        title=TYPED,
        slug="neuve",
        locale=newsroom.home.locale,
        body=[("heading", TYPED), ("paragraph", f"<p>{TYPED}</p>")],
    )
    page.clean()
    assert page.title == PRINTED
    assert page.body[0].value == PRINTED
    assert page.body[1].value.source == f"<p>{PRINTED}</p>"


def test_english_is_left_alone(newsroom):
    english = Locale.objects.get(language_code="en")
    page = ArticlePage(title=TYPED, slug="new", locale=english, body=[("heading", "It's: so ?")])
    page.clean()
    assert (page.title, page.body[0].value) == (TYPED, "It's: so ?")


def test_what_would_not_fit_stays_as_typed(newsroom):
    topic = Topic(name="a" * 79 + "?", locale=newsroom.home.locale, description=TYPED)
    topic.full_clean(exclude=["slug"])
    assert topic.name == "a" * 79 + "?"
    assert topic.description == PRINTED


def test_snippets_are_printed_too(newsroom):
    newsroom.terms.text = f"<p>{TYPED}</p>"
    newsroom.terms.full_clean()
    assert newsroom.terms.text == f"<p>{PRINTED}</p>"


def test_words_of_the_account_keep_their_variables(site):
    step = row("check_inbox", "fr")
    step.text = "Un code : {email} ?\n\nEncore {time_left} !"
    step.clean()
    assert step.text == "Un code\u00a0: {email}\u00a0?\n\nEncore {time_left}\u00a0!"
