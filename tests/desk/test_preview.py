"""Drafts are previewed in each language that exists, whatever they lack, with Wagtail's checks on the page."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from cms.translation.services import submit
from tests.desk.news import article, video_page

pytestmark = pytest.mark.django_db


def draft(client, page, mode: str = ""):
    return client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": mode} if mode else {})


@pytest.mark.parametrize("make", [article, video_page])
def test_a_draft_shows_in_both_languages(frame, as_, cast, english, make):
    page = make(frame, title="Titre", live=False)
    assert dict(page.preview_modes) == {"": "Français"}
    submit(page, to="en", user=cast["Translators"])
    other = page.get_translation(english)
    other.title = "Title in progress"
    other.save_revision()
    assert dict(page.preview_modes) == {"": "Français", "en": "English"}
    editor = as_("Editors")
    french, there = draft(editor, page), draft(editor, page, "en")
    assert 'lang="fr"' in french.content.decode()
    assert "Titre" in french.content.decode()
    assert 'lang="en"' in there.content.decode()
    assert "Title in progress" in there.content.decode()


def test_list_and_landing_pages_have_previews(frame, as_):
    for page in (frame.home, frame.articles, frame.videos):
        for mode in ("", "en"):
            response = draft(as_("Editors"), page, mode)
            assert response.status_code == 200
            assert f'<html lang="{mode or "fr"}"' in response.content.decode()


def test_a_translator_previews_french_only_as_published(frame, as_, cast, english):
    page = article(frame, title="Publié")
    page.title = "Brouillon secret"
    page.save_revision()
    submit(page, to="en", user=cast["Translators"])
    html = draft(as_("Translators"), page.get_translation(english), "fr").content.decode()
    assert "Publié" in html
    assert "Brouillon secret" not in html
    page.unpublish()
    assert draft(as_("Translators"), page.get_translation(english), "fr").status_code in (302, 403)


def preview_of_new(client, parent, app: str, model: str):
    """What the side panel shows of a page that is being written and was never saved."""
    page = client.get(reverse("wagtailadmin_pages:add", args=[app, model, parent.pk])).content.decode()
    form = querydict_from_html(page, form_id="page-edit-form")
    form["title"] = "Pas encore enregistrée"
    form["body-count"] = "0"
    address = reverse("wagtailadmin_pages:preview_on_add", args=[app, model, parent.pk])
    return client.post(address, form).json(), client.get(address)


def test_an_article_that_was_never_saved_has_a_preview(frame, as_):
    answer, preview = preview_of_new(as_("Editors"), frame.articles, "articles", "articlepage")
    assert answer == {"is_valid": True, "is_available": True}
    assert "Pas encore enregistrée" in preview.content.decode()
    assert '<html lang="fr"' in preview.content.decode()


def test_a_video_page_without_its_video_says_that_there_is_no_preview_yet(frame, as_):
    answer, preview = preview_of_new(as_("Editors"), frame.videos, "videos", "videopage")
    assert answer["is_available"] is False
    assert preview.status_code == 200


def test_previews_carry_the_checks_and_public_pages_nothing_of_the_admin(frame, as_):
    client, page = as_("Editors"), article(frame)
    assert "wagtail-userbar" in draft(client, page).content.decode()
    assert "wagtail-userbar" not in client.get(page.url).content.decode()


def test_the_editor_s_own_checks_are_ours(frame, as_):
    html = as_("Editors").get(reverse("wagtailadmin_pages:edit", args=[article(frame).pk])).content.decode()
    assert "image-redundant-alt" in html
    assert "td-has-header" in html
