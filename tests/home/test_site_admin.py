"""Editors write the site's words in the admin; translators those of their language, and nothing that is no word."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.translation.services import translate
from home.groups import EDITORS, TRANSLATORS
from home.models import HomePage, SiteContent
from home.site import create_site
from tests.factories.people import person


def content(code):
    return SiteContent.objects.get(locale__language_code=code)


def sign_in(client, group, language="fr"):
    user = person(f"{group.lower()}@example.org", language=language)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def edit_url(code):
    return reverse("wagtailsnippets_home_sitecontent:edit", args=[content(code).pk])


def form_of(response):
    """What the admin's form holds, as a browser would send it back."""
    form = response.context["form"]
    data = {}
    for field in form:
        value = field.value()
        if hasattr(value, "stream_block"):
            data[f"{field.html_name}-count"] = "0"
        else:
            data[field.html_name] = "" if value is None else value
    return data


def test_a_new_site_has_its_words_in_both_languages(site, client):
    french, english = content("fr"), content("en")
    assert french.translation_key == english.translation_key
    assert len(french.navigation) == len(english.navigation) == 2
    assert french.not_found_heading != english.not_found_heading
    for path in ("/fr/", "/en/"):
        menu = client.get(path).content.decode().split('class="masthead__menu"')[1].split("</nav>")[0]
        assert menu.count("<li>") == 2
        assert f'href="{path}videos/"' in menu


def test_making_the_site_again_leaves_the_editors_words(site):
    SiteContent.objects.filter(locale__language_code="fr").update(name="La Rédaction")
    create_site()
    assert content("fr").name == "La Rédaction"
    assert SiteContent.objects.count() == 2


def test_an_editor_changes_the_words_and_readers_see_them_at_once(site, client):
    sign_in(client, EDITORS)
    page = client.get(edit_url("fr"))
    assert page.status_code == 200

    response = client.post(edit_url("fr"), {**form_of(page), "name": "La Rédaction", "legal_line": "Citez-nous."})

    assert response.status_code == 302
    html = client.get("/fr/").content.decode()
    assert "La Rédaction</a>" in html
    assert "Citez-nous." in html
    assert "Citez-nous." not in client.get("/en/").content.decode()


def test_a_sharing_image_without_alternative_text_is_refused(site, client):
    from tests.factories.bilingual import picture

    sign_in(client, EDITORS)
    form = form_of(client.get(edit_url("fr")))

    response = client.post(edit_url("fr"), {**form, "sharing_image": picture().pk, "sharing_image_alt": ""})

    assert response.status_code == 200
    assert "sharing_image_alt" in response.context["form"].errors


def test_the_menu_of_the_admin_leads_there_and_to_redirects(site, client):
    sign_in(client, EDITORS)
    html = client.get("/cms/").content.decode()
    assert reverse("wagtailsnippets_home_sitecontent:list") in html
    assert reverse("wagtailredirects:index") in html


def test_a_translator_edits_english_and_not_french(site, client):
    sign_in(client, TRANSLATORS)
    assert client.get(edit_url("en")).status_code == 200
    assert client.get(edit_url("fr")).status_code in {302, 403}
    before = content("fr").legal_line
    client.post(edit_url("fr"), {"name": "Pris", "legal_line": "Pris"})
    assert content("fr").legal_line == before


@pytest.mark.parametrize("mode", ["", "not_found"])
def test_what_is_being_written_can_be_previewed_before_it_is_saved(site, client, mode):
    sign_in(client, EDITORS)
    form = {**form_of(client.get(edit_url("fr"))), "name": "Essai", "not_found_heading": "Perdu ?"}
    address = reverse("wagtailsnippets_home_sitecontent:preview_on_edit", args=[content("fr").pk])

    assert client.post(address, form).json()["is_valid"]
    html = client.get(f"{address}?mode={mode}").content.decode()

    assert "Essai" in html
    assert ("Perdu\u00a0?" in html) is (mode == "not_found")
    assert '<html lang="fr"' in html


def test_links_addresses_and_ids_are_nothing_to_translate(site):
    french = content("fr")
    french.contact_email = "presse@example.org"
    french.navigation = [
        ("address", {"address": "https://example.org/agenda", "label": "Agenda"}),
        ("page", {"page": site.videos, "label": "Images"}),
        ("service", {"service": "account_newsletter", "label": ""}),
    ]
    french.save()
    home = site.home
    home.sections = [
        ("chosen_videos", {"heading": "Notre choix", "videos": []}),
        (
            "feature",
            {
                "eyebrow": "",
                "heading": "À revoir",
                "text": "",
                "page": site.articles,
                "address": "",
                "link_label": "",
                "image": None,
                "alt": "",
                "credit": "",
            },
        ),
    ]
    home.save_revision().publish()

    words = [s.string.data for s in (*_words(french), *_words(HomePage.objects.get(pk=home.pk)))]

    assert {"Agenda", "Images", "Notre choix", "À revoir"} <= set(words)
    for text in words:
        assert not any(part in text for part in ("http", "@", "account_", str(site.videos.translation_key))), text
        assert not text.isdecimal()


def _words(instance):
    return [segment for segment in extract_segments(instance) if isinstance(segment, StringSegmentValue)]


def test_a_new_french_label_waits_for_its_translator(site):
    french = content("fr")
    french.navigation = [("page", {"page": site.videos, "label": "Images"})]
    french.save()
    translate(french, to="en", words={"Images": "Footage"}, user=None)

    (entry,) = content("en").navigation
    assert entry.value["label"] == "Footage"
    assert Translation.objects.get(source__object_id=french.translation_key).enabled
    assert Locale.objects.count() == 2
