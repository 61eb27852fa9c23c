"""What a translator does in the admin, signed in as one."""

import pytest
from django.contrib.messages import get_messages
from django.urls import resolve, reverse
from wagtail.models import Locale, Page
from wagtail_localize.locales.components import get_locale_components
from wagtail_localize.models import LocaleSynchronization, Translation

from cms.translation import views
from cms.translation.jobs import submit_subtree
from cms.translation.services import fill, submit, translate
from tests.factories.bilingual import WORDS, article, video_page


@pytest.fixture
def lists(newsroom, translator):
    for page in (newsroom.home, newsroom.articles, newsroom.videos):
        translate(page, to="en", words=WORDS, user=translator)
    return newsroom


@pytest.fixture
def admin(client, translator):
    client.force_login(translator, backend="django.contrib.auth.backends.ModelBackend")
    return client


def english(page):
    return page.get_translation(Locale.objects.get(language_code="en"))


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def submit_in_admin(admin, page, **fields):
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert admin.get(address).status_code == 200
    return admin.post(address, {"locales": [Locale.objects.get(language_code="en").pk], **fields})


def publish_in_admin(admin, page):
    return admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})


def test_a_submitted_page_is_an_english_draft(lists, admin):
    page = article(lists)
    response = submit_in_admin(admin, page)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[english(page).pk])
    assert not english(page).live
    assert admin.get(response.url).status_code == 200
    assert admin.get("/en/articles/table-ronde-bruxelles/").status_code == 404


def test_publishing_is_refused_with_the_list(lists, admin, translator):
    page = video_page(lists)
    translation = submit(page, to="en", user=translator)
    fill(translation, words={k: v for k, v in WORDS.items() if k != "Une nuit à bord."}, user=translator)
    response = publish_in_admin(admin, english(page))
    assert response.status_code == 302
    text = said(response)
    assert "Une nuit à bord." in text
    assert "Citez la source." in text
    assert "Patrouille en mer" in text
    assert "Ostende" not in text
    assert not english(page).live


def test_publishing_a_complete_translation_works(lists, admin, translator):
    page = article(lists)
    fill(submit(page, to="en", user=translator), words=WORDS, user=translator)
    response = publish_in_admin(admin, english(page))
    assert "Round table in Brussels" in said(response)
    assert english(page).live
    assert english(page).slug == "round-table-in-brussels"


def test_words_written_in_the_editor_count(lists, admin, translator):
    page = article(lists)
    translation = submit(page, to="en", user=translator)
    fill(translation, words={k: v for k, v in WORDS.items() if k != "Il faut agir."}, user=translator)
    segment = translation.source.stringsegment_set.get(string__data="Il faut agir.")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    response = admin.put(address, "value=Act+now.", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 201
    publish_in_admin(admin, english(page))
    assert english(page).live
    assert english(page).body[2].value["text"] == "Act now."


def test_a_page_below_an_untranslated_one_is_refused_by_name(newsroom, admin):
    response = submit_in_admin(admin, article(newsroom))
    assert "Accueil, Articles" in said(response)
    assert not Page.objects.filter(locale__language_code="en").exists()


def test_the_editor_says_that_the_french_has_changed(lists, admin, translator):
    page = article(lists)
    translate(page, to="en", words=WORDS, user=translator)
    address = reverse("wagtailadmin_pages:edit", args=[english(page).pk])
    assert views.original_changed() not in admin.get(address).content.decode()
    page.standfirst = "Trois jours."
    page.save_revision().publish()
    assert views.original_changed() in admin.get(address).content.decode()


def test_synchronising_with_publication_leaves_incomplete_english_as_it_was(lists, admin, translator):
    page = article(lists)
    translate(page, to="en", words=WORDS, user=translator)
    page.standfirst = "Trois jours."
    page.save_revision().publish()
    source = Translation.objects.get(source__object_id=page.translation_key).source
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    response = admin.post(address, {"publish_translations": "on"})
    assert "Trois jours." in said(response)
    assert english(page).standfirst == "Two days of debate."


def test_publishing_from_a_listing_is_refused_too(lists, admin, translator):
    page = article(lists)
    submit(page, to="en", user=translator)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin.post(f"{address}?id={english(page).pk}&next=/cms/")
    assert "Il faut agir." in said(response)
    assert not english(page).live


def test_a_whole_branch_can_be_submitted(newsroom, translator):
    page = article(newsroom)
    submit(newsroom.home, to="en", user=translator)
    submit_subtree(newsroom.home.pk, ["en"], translator.pk)
    submit_subtree(newsroom.home.pk, ["en"], translator.pk)
    assert not english(page).live
    assert not Page.objects.filter(alias_of__isnull=False).exists()
    assert Page.objects.filter(locale__language_code="en").count() == 4


def test_terms_are_submitted_and_published_like_a_page(lists, admin):
    terms = lists.terms
    address = reverse("wagtail_localize:submit_snippet_translation", args=["videos", "termsofuse", terms.pk])
    admin.post(address, {"locales": [Locale.objects.get(language_code="en").pk]})
    edit = reverse("wagtailsnippets_videos_termsofuse:edit", args=[english(terms).pk])
    assert "Citez la source." in said(admin.post(edit, {"action": "publish"}))
    fill(Translation.objects.get(source__object_id=terms.translation_key), words=WORDS, user=None)
    admin.post(edit, {"action": "publish"})
    assert english(terms).title == "Terms of use"


def test_nothing_in_the_admin_makes_an_alias(lists, admin, translator):
    page = article(lists)
    translate(page, to="en", words=WORDS, user=translator)
    address = reverse("wagtail_localize:convert_to_alias", args=[english(page).pk])
    assert admin.post(address).status_code == 404
    assert LocaleSynchronization not in [part["model"] for part in get_locale_components()]


@pytest.mark.parametrize(
    ("name", "arguments", "view"),
    [
        ("submit_page_translation", [1], views.SubmitPage),
        ("submit_snippet_translation", ["videos", "termsofuse", "1"], views.SubmitSnippet),
        ("update_translations", [1], views.Synchronise),
    ],
)
def test_the_library_s_addresses_lead_to_our_views(name, arguments, view):
    found = resolve(reverse(f"wagtail_localize:{name}", args=arguments))
    assert found.func.view_class is view
