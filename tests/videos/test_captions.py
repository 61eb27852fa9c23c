"""Captions: kept by those who work on the video, refused line by line, seen by exactly those who see the page."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.signals import pre_save
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import bilingual
from tests.factories.people import person
from tests.videos.test_gate import published_in_english
from videos.captions import SHOWN_PROBLEMS, keep_captions
from videos.models import Captions
from videos.watch import captions_of
from videos.webvtt import parse
from videos.webvtt.parser import MOST_PROBLEMS

VTT = b"WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n<v Cap. Morel>Larguez tout &amp; partez.\n"
WRONG = b"WEBVTT\n\nintro\n00:00:01,000 --> 00:00:03,500\nLarguez.\n\n00:05.000 --> 00:04.000\nTrop tard.\n"


@pytest.fixture
def desk(client, newsroom):
    client.force_login(person("chief@example.org", is_superuser=True))
    return client


def captions(video, language="fr", content=VTT):
    return keep_captions(video=video, language=language, content=content, cues=parse(content))


def send(client, video, content, language="fr"):
    file = SimpleUploadedFile("captions.vtt", content, content_type="text/vtt")
    address = reverse("video_admin:captions_upload", args=[video.pk])
    return client.post(address, {"language": language, "file": file}, follow=True)


def test_captions_uploaded_in_the_library_are_served_and_offered_in_the_player(desk, page):
    assert send(desk, page.video, VTT).status_code == 200
    desk.logout()
    address = f"{page.url}captions/fr.vtt"
    assert f'<track kind="captions" srclang="fr" label="Français" src="{address}">' in desk.get(page.url).text
    response = desk.get(address)
    assert b"".join(response.streaming_content) == VTT
    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=300"
    assert desk.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_a_refused_file_is_told_with_line_and_cue_and_nothing_is_kept(desk, page):
    answer = send(desk, page.video, WRONG)
    assert answer.status_code == 422
    errors = answer.context["captions_form"].errors["file"]
    assert len(errors) == 2
    assert all(word in errors[0] for word in ("4", "1", "intro", "00:00:01,000"))
    assert all(word in errors[1] for word in ("7", "2"))
    assert not Captions.objects.exists()


@pytest.mark.parametrize(
    ("content", "language"),
    [(b"", "fr"), (b"WEBVTT\n\n" + b"x" * 2_000_001, "fr"), (VTT, "klingon"), (VTT.replace(b"03.5", b"23.5"), "fr")],
    ids=["empty", "too large", "an unknown language", "longer than the film"],
)
def test_what_cannot_be_captions_of_this_film_is_refused(desk, page, content, language):
    assert send(desk, page.video, content, language).status_code == 422
    assert not Captions.objects.exists()


def test_a_new_file_takes_the_place_of_the_old_one(desk, page, django_capture_on_commit_callbacks):
    old = captions(page.video)
    storage, name = old.file.storage, old.file.name
    with django_capture_on_commit_callbacks(execute=True):
        send(desk, page.video, VTT.replace(b"Larguez", b"Lancez"))
    assert Captions.objects.get().transcript[0]["text"] == "Lancez tout & partez."
    assert not storage.exists(name)
    assert b"Lancez" in b"".join(desk.get(f"{page.url}captions/fr.vtt").streaming_content)


def test_of_two_first_files_at_once_the_second_takes_the_place_of_the_first(page):
    def another_comes_between(instance, **_):
        pre_save.disconnect(another_comes_between, sender=Captions)
        first = Captions(video=instance.video, language=instance.language, size_bytes=0, cue_count=0, ends_at=0)
        Captions.objects.bulk_create([first])

    pre_save.connect(another_comes_between, sender=Captions)
    kept = captions(page.video)

    assert Captions.objects.get() == kept
    with kept.file.open() as file:
        assert file.read() == VTT


def test_a_file_with_hundreds_of_problems_is_told_in_few_words(desk, page):
    answer = send(desk, page.video, b"WEBVTT\n\n" + b"x\n\n" * 5_000)
    errors = answer.context["captions_form"].errors["file"]
    assert len(errors) == SHOWN_PROBLEMS + 1
    assert str(MOST_PROBLEMS - SHOWN_PROBLEMS) in errors[-1]


def test_removed_captions_are_gone_with_their_file(desk, page, django_capture_on_commit_callbacks):
    found = captions(page.video)
    storage, name = found.file.storage, found.file.name
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("video_admin:captions_remove", args=[page.video_id, "fr"]))
    assert not storage.exists(name)
    assert desk.get(f"{page.url}captions/fr.vtt").status_code == 404


def test_only_those_who_may_change_the_video_touch_its_captions(client, page):
    captions(page.video)
    addresses = [
        reverse("video_admin:captions_upload", args=[page.video_id]),
        reverse("video_admin:captions_remove", args=[page.video_id, "fr"]),
    ]
    client.force_login(person("journalist@example.org"))
    for address in addresses:
        assert client.post(address, {"language": "fr"}).status_code in (302, 403)
    assert client.get(reverse("video_admin:captions", args=[page.video_id, "fr"])).status_code in (302, 403)
    assert Captions.objects.count() == 1


@pytest.mark.parametrize("how", ["embargo", "draft", "expired", "restricted"])
def test_captions_are_hidden_with_their_page(client, page, how):
    captions(page.video)
    address = f"{page.url}captions/fr.vtt"
    match how:
        case "embargo":
            page.embargo_until = timezone.now() + timedelta(hours=1)
        case "draft":
            page.live = False
        case "expired":
            page.expire_at = timezone.now() - timedelta(seconds=1)
        case "restricted":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    page.save()
    assert client.get(address).status_code == 404
    client.force_login(person("chief@example.org", is_superuser=True))
    answer = client.get(address)
    assert answer.status_code == 200
    assert "public" not in answer["Cache-Control"]
    assert answer.getvalue() == VTT


def test_pages_in_every_language_share_the_files_and_put_their_own_language_first(newsroom, client, page):
    captions(page.video, "fr")
    captions(page.video, "en")
    english = published_in_english(newsroom, page)
    assert [track.language for track in captions_of(page)] == ["fr", "en"]
    assert [track.language for track in captions_of(english)] == ["en", "fr"]
    assert client.get(f"{english.url}captions/fr.vtt").getvalue() == VTT


@pytest.mark.parametrize(
    ("spoken", "starts"), [([], False), (["fr"], False), (["en", "fr"], False), (["zxx"], False), (["en"], True)]
)
def test_captions_start_by_themselves_only_where_the_film_speaks_another_language(page, spoken, starts):
    captions(page.video)
    page.spoken_languages = spoken
    assert [track.starts_by_itself for track in captions_of(page)] == [starts]


def test_the_captions_can_be_read_as_a_text(client, page):
    captions(page.video)
    shown = client.get(page.url).text
    assert "Larguez tout &amp; partez." in shown
    assert "<b>Cap. Morel</b>" in shown


def test_lost_captions_are_a_404_and_not_a_failure(client, page):
    found = captions(page.video)
    found.file.storage.delete(found.file.name)
    assert client.get(f"{page.url}captions/fr.vtt").status_code == 404


def test_captions_that_outlast_a_replaced_film_are_marked_in_the_library(desk, page):
    found = captions(page.video)
    assert not found.outlast_the_film
    page.video.duration = 2.0
    assert found.outlast_the_film


def test_the_page_editor_shows_the_captions_and_the_way_to_them(desk, page):
    captions(page.video)
    shown = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert f"{reverse('wagtailmedia:edit', args=[page.video_id])}#captions" in shown


def test_an_article_plays_the_video_with_its_captions(newsroom, client, page):
    captions(page.video)
    article = bilingual.article(newsroom, body=[("video", {"video": page.video, "caption": "Le film"})])
    assert f'src="{page.url}captions/fr.vtt"' in client.get(article.url).text
