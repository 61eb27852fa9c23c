"""The partial download as a person meets it: a form, its errors, a page that waits, a link that works."""

import pytest
from django.utils import translation

from tests.factories import bilingual
from tests.factories.people import person
from videos.models import Clip, DownloadGrant, VideoPage
from videos.services import accept_terms

JSON = {"Accept": "application/json"}


@pytest.fixture
def form(page):
    return {"rendition": "1080p", "in_point": "00:00:01:00", "out_point": "00:00:03:05"}


@pytest.fixture
def address(page):
    return f"/fr/videos/{page.slug}/clips/"


def finish(clip: Clip) -> None:
    from django.core.files.base import ContentFile

    clip.file.save("clip.mp4", ContentFile(b"a clip"), save=False)
    clip.status, clip.size_bytes, clip.sha256 = Clip.Status.READY, 6, "c" * 64
    clip.finished_at = clip.queued_at
    clip.save()


def test_two_timecodes_lead_to_a_page_that_follows_the_cut_and_then_to_the_file(signed_in, address, form, journalist):
    response = signed_in.post(address, form)
    clip = Clip.objects.get()
    assert (clip.in_frame, clip.out_frame) == (25, 80)
    assert response["Location"] == f"{address}{clip.key}/"
    waiting = signed_in.get(response["Location"]).content.decode()
    assert "00:00:01:00" in waiting
    assert "00:00:03:05" in waiting
    assert 'http-equiv="refresh"' in waiting
    assert signed_in.get(response["Location"], headers=JSON).json() == {
        "status": "waiting",
        "percent": 0,
        "reason": "",
        "download_url": "",
    }
    assert signed_in.get(f"{address}{clip.key}/download/").status_code == 302
    finish(clip)
    link = signed_in.get(response["Location"], headers=JSON).json()["download_url"]
    assert link in signed_in.get(response["Location"]).content.decode()
    answer = signed_in.get(link)
    assert b"".join(answer.streaming_content) == b"a clip"
    assert answer["Content-Disposition"].startswith("attachment")
    grant = DownloadGrant.objects.get()
    assert (grant.user, grant.item, grant.byte_count) == (journalist, "1080p 00:00:01:00–00:00:03:05", 6)


@pytest.mark.parametrize(
    ("points", "field", "french", "english"),
    [
        (("00:00:03:00", "00:00:03:00"), "out_point", "après le point d’entrée", "must come after"),
        (("00:00:09:00", "00:00:03:00"), "out_point", "après le point d’entrée", "must come after"),
        (("00:00:01:00", "00:00:20:01"), "out_point", "se termine à 00:00:20:00", "ends at 00:00:20:00"),
        (("00:00:20:00", "00:00:20:01"), "in_point", "se termine à 00:00:20:00", "ends at 00:00:20:00"),
        (("00:00:00:00", "00:00:11:00"), "out_point", "00:00:10:00 au plus", "00:00:10:00 at most"),
        (("one", "00:00:11:00"), "in_point", "00:00:12:00", "00:00:12:00"),
        (("00:00:00:25", "00:00:11:00"), "in_point", "de 00 à 24", "from 00 to 24"),
        (("", "00:00:11:00"), "in_point", "requis", "required"),
    ],
)
def test_a_wrong_span_is_explained_at_once_and_keeps_what_was_typed(
    signed_in, page, settings, points, field, french, english
):
    settings.CLIP_MAX_SECONDS = 10
    english_page = _in_english(page)
    for path, words in ((page.url, french), (english_page.url, english)):
        form = {"rendition": "1080p", "in_point": points[0], "out_point": points[1]}
        response = signed_in.post(f"{path}clips/", form)
        assert response.status_code == 422
        assert words in " ".join(response.context["clip_form"].errors[field])
        text = response.content.decode().replace("&#x27;", "'")
        assert words in text
        assert f'value="{points[1]}"' in text
        assert field in signed_in.post(f"{path}clips/", form, headers=JSON).json()["errors"]
    assert not Clip.objects.exists()


def _in_english(page: VideoPage) -> VideoPage:
    from wagtail.models import Locale

    english = Locale.objects.get(language_code="en")
    page.get_parent().get_parent().specific.copy_for_translation(english)
    page.get_parent().specific.copy_for_translation(english)
    copy = page.copy_for_translation(english)
    copy.save_revision().publish()
    copy.get_parent().get_parent().specific.save_revision().publish()
    copy.get_parent().specific.save_revision().publish()
    return VideoPage.objects.get(pk=copy.pk)


def test_an_anonymous_wish_survives_signing_in(client, page, address, form):
    response = client.post(address, form)
    assert response["Location"].startswith("/fr/account/login/?next=")
    assert "in_point%253D00%25253A00%25253A01" in response["Location"] or "in_point%3D00%253A00" in response["Location"]
    shown = client.get(page.url, {"in_point": "00:00:01:00", "out_point": "00:00:03:05"}).content.decode()
    assert 'value="00:00:01:00"' in shown


def test_a_clip_is_shown_only_to_those_who_asked_for_it(signed_in, client, page, address, form):
    signed_in.post(address, form)
    clip = Clip.objects.get()
    outsider = person("outsider@example.org")
    accept_terms(user=outsider, terms=page.terms)
    client.force_login(outsider)
    for path in (f"{address}{clip.key}/", f"{address}{clip.key}/download/"):
        assert client.get(path).status_code == 404
    assert client.post(f"{address}{clip.key}/retry/").status_code == 404
    client.logout()
    assert client.get(f"{address}{clip.key}/").status_code == 302


def test_a_clip_does_not_open_under_another_pages_address(signed_in, newsroom, page, address, form):
    signed_in.post(address, form)
    other = bilingual.video_page(newsroom, slug="autre", title="Autre")
    clip = Clip.objects.get()
    assert signed_in.get(f"/fr/videos/{other.slug}/clips/{clip.key}/").status_code == 404


def test_a_finished_clip_is_not_given_once_its_page_is_hidden(signed_in, page, address, form):
    signed_in.post(address, form)
    finish(Clip.objects.get())
    page.unpublish()
    assert signed_in.get(f"{address}{Clip.objects.get().key}/download/").status_code == 404


def test_a_failed_clip_says_why_and_can_be_tried_again(signed_in, address, form):
    signed_in.post(address, form)
    Clip.objects.update(status="failed", reason="The encoder stopped with an error.")
    clip = Clip.objects.get()
    with translation.override("fr"):
        assert clip.reason_text in signed_in.get(f"{address}{clip.key}/").content.decode().replace("&#x27;", "'")
    signed_in.post(f"{address}{clip.key}/retry/")
    clip.refresh_from_db()
    assert clip.status == "waiting"


def test_clips_of_a_replaced_file_are_no_longer_handed_out(signed_in, page, address, form):
    from django.core.files.base import ContentFile

    signed_in.post(address, form)
    clip = Clip.objects.get()
    finish(clip)
    page.video.file = ContentFile(b"another film", name="another.mp4")
    page.video.save()
    for path in (f"{address}{clip.key}/", f"{address}{clip.key}/download/"):
        assert signed_in.get(path).status_code == 404
    assert signed_in.post(f"{address}{clip.key}/retry/").status_code == 404


def test_one_person_waits_for_a_few_clips_at_a_time(signed_in, address, form, settings):
    settings.CLIP_UNFINISHED = 2
    for second in (4, 5):
        assert signed_in.post(address, {**form, "out_point": f"00:00:0{second}:00"}).status_code == 302
    refused = signed_in.post(address, {**form, "out_point": "00:00:06:00"})
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    finish(Clip.objects.first())
    assert signed_in.post(address, {**form, "out_point": "00:00:06:00"}).status_code == 302


def test_trying_again_counts_as_asking(signed_in, address, form, settings):
    settings.CLIP_REQUESTS_PER_HOUR = 2
    signed_in.post(address, form)
    key = Clip.objects.get().key
    for expected in (302, 429):
        Clip.objects.update(status="failed", reason="The encoder stopped with an error.")
        assert signed_in.post(f"{address}{key}/retry/").status_code == expected


def test_too_many_wishes_are_told_to_wait(signed_in, page, address, form, settings):
    settings.CLIP_REQUESTS_PER_HOUR = 1
    signed_in.post(address, form)
    response = signed_in.post(address, {**form, "out_point": "00:00:04:00"})
    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert 'value="00:00:04:00"' in response.content.decode()


def test_an_api_client_asks_for_a_clip_in_json(signed_in, address, form):
    response = signed_in.post(address, form, headers=JSON)
    assert response.status_code == 202
    assert response.json()["url"].endswith(f"/clips/{Clip.objects.get().key}/")
