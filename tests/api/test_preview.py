"""A front end fetches the draft that an editor is looking at, for some minutes, and nothing else."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import User
from cms.delivery.checks import check_front_end
from cms.delivery.models import PreviewDraft
from cms.delivery.preview import front_end_address, open_preview
from tests.factories import bilingual

FRONT_END = "https://www.example.org/{locale}/preview?token={token}&id={id}&path={path}"
SESSION = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def editor(newsroom):
    return User.objects.create_superuser("chief@example.org", "x")


@pytest.fixture
def desk(editor, settings):
    """The editor's browser, where a front end shows drafts."""
    settings.PREVIEW_FRONTEND = FRONT_END
    browser = Client()
    browser.force_login(editor, backend=SESSION)
    return browser


def opened(desk, page, mode=""):
    return desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": mode} if mode else {})


def asked(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def fetch(client, page, token, **query):
    return client.get(f"/api/v2/pages/{page.pk}/", {"preview_token": token, **query})


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_preview_opens_the_front_end_which_fetches_the_draft(newsroom, client, desk, language):
    french = newsroom.extra["article"]
    page = french if language == "fr" else newsroom.extra["english"]["article"]
    page.title = "Brouillon – draft"
    page.save_revision()
    response = opened(desk, french, "" if language == "fr" else "en")
    assert response.status_code == 302
    assert response["Location"].startswith(f"https://www.example.org/{language}/preview?token=")
    query = asked(response["Location"])
    assert (query["id"], query["path"]) == (str(page.pk), page.url)
    public = client.get(f"/api/v2/pages/{page.pk}/")
    draft = fetch(client, page, query["token"])
    assert draft.status_code == 200
    assert draft["Cache-Control"] == "private, no-store"
    found = client.get("/api/v2/pages/find/", {"html_path": page.url, "preview_token": query["token"]})
    assert (found.json(), found["Cache-Control"]) == (draft.json(), "private, no-store")
    assert found["Content-Language"] == language
    assert client.get("/api/v2/pages/find/", {"preview_token": query["token"]}).json() == draft.json()
    assert "Brouillon" not in public.content.decode()
    assert draft.json()["title"] == "Brouillon – draft"
    assert {**draft.json(), "title": "", "meta": ""} == {**public.json(), "title": "", "meta": ""}


@pytest.mark.parametrize("kind", ["article", "video_page"])
def test_a_draft_without_changes_is_answered_as_the_page_is(newsroom, client, editor, kind):
    page = newsroom.extra[kind]
    page.refresh_from_db()
    token = open_preview(page, editor)
    assert fetch(client, page, token).json() == client.get(f"/api/v2/pages/{page.pk}/").json()
    some = fetch(client, page, token, fields="_,title").json()
    assert some == {"title": page.title}


def test_what_was_never_public_is_fetched_and_stays_unseen(newsroom, client, desk):
    page = bilingual.article(newsroom, title="Demain", slug="demain", live=False, first_published_at=None)
    page.embargo_until = now() + timedelta(days=1)
    page.save_revision()
    token = asked(opened(desk, page)["Location"])["token"]
    assert fetch(client, page, token).json()["title"] == "Demain"
    assert client.get(f"/api/v2/pages/{page.pk}/").status_code == 404
    listing = client.get("/api/v2/pages/", {"preview_token": token})
    assert (listing.status_code, listing.json()["parameter"]) == (400, "preview_token")


def test_a_token_opens_one_page_for_minutes(newsroom, client, editor, settings):
    page, other = newsroom.extra["article"], newsroom.extra["video_page"]
    token = open_preview(page, editor)
    refused = [
        fetch(client, other, token),
        fetch(client, page, token[:-1] + ("A" if token[-1] != "A" else "B")),
        fetch(client, page, ""),
        client.get("/api/v2/pages/find/", {"preview_token": token, "id": other.pk}),
        client.get("/api/v2/pages/find/", {"preview_token": token, "html_path": other.url}),
    ]
    with time_machine.travel(now() + timedelta(seconds=settings.PREVIEW_SECONDS + 1)):
        refused.append(fetch(client, page, token))
        open_preview(other, editor)
    for response in refused:
        assert response.status_code == 403, response.content
        assert response["Content-Type"] == "application/problem+json"
        assert response["Cache-Control"] == "private, no-store"
    assert [draft.page_id for draft in PreviewDraft.objects.all()] == [other.pk]


@pytest.mark.parametrize("end", ["deactivated", "moved to another job", "deleted"])
def test_a_token_dies_with_the_right_of_its_editor(newsroom, client, editor, end):
    page = newsroom.extra["article"]
    token = open_preview(page, editor)
    assert fetch(client, page, token).status_code == 200
    if end == "deleted":
        editor.delete()
    else:
        editor.is_active = end != "deactivated"
        editor.is_superuser = False
        editor.save()
    assert fetch(client, page, token).status_code == 403


@pytest.mark.parametrize("gone", [{"locale": 999999}, {"first_published_at": "never"}])
def test_a_draft_that_names_what_is_gone_is_refused_and_no_mistake(newsroom, client, editor, gone):
    page = newsroom.extra["article"]
    token = open_preview(page, editor)
    draft = PreviewDraft.objects.get()
    draft.content |= gone
    draft.save()
    for answer in (fetch(client, page, token), client.get("/api/v2/pages/find/", {"preview_token": token})):
        assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")


def test_whoever_may_only_read_a_translation_is_not_sent_to_its_draft(newsroom, client, settings):
    settings.PREVIEW_FRONTEND = FRONT_END
    translator = User.objects.get(email="translator@example.org")
    translator.groups.first().page_permissions.all().delete()
    page = newsroom.extra["article"]
    assert front_end_address(page, translator) == ""


def test_without_a_front_end_this_site_previews(newsroom, desk, settings):
    settings.PREVIEW_FRONTEND = ""
    html = opened(desk, newsroom.extra["article"]).content.decode()
    assert "Table ronde" in html


@pytest.mark.parametrize(
    ("address", "mistakes"), [("", 0), (FRONT_END, 0), ("/preview?token={token}", 1), ("https://x.org/", 1)]
)
def test_a_front_end_without_a_place_for_the_token_is_named_at_the_start(settings, address, mistakes):
    settings.PREVIEW_FRONTEND = address
    assert [found.id for found in check_front_end(None)] == ["newsroom.E006"] * mistakes
