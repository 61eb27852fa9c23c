"""What those who work on videos see and do in the library."""

import pytest
from django.urls import reverse

from tests.factories import bilingual
from tests.factories.people import person
from tests.videos.conftest import prepared
from videos.models import Preparation, Video

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = person("chief@example.org", is_superuser=True)
    client.force_login(user)
    return user


def test_a_failed_video_says_why_and_its_button_starts_it_over(client, editor, upload):
    video = upload(b"no film")
    prepared(video)
    edit = reverse("wagtailmedia:edit", args=[video.pk])
    page = client.get(edit).content.decode()
    assert "Ce fichier n’est pas une vidéo lisible." in page
    retry = reverse("video_admin:retry", args=[video.pk])
    assert retry in page
    assert client.post(retry).status_code == 302
    assert Preparation.objects.get(video=video).status == "waiting"


def test_running_work_shows_its_percentage(client, editor, newsroom):
    video = bilingual.video()
    Preparation.objects.filter(video=video).update(status="waiting", percent=40)
    state = client.get(reverse("video_admin:state", args=[video.pk])).content.decode()
    assert 'value="40"' in state
    assert "data-working" in state


def test_an_upload_in_the_admin_queues_its_renditions(client, editor, film_file):
    from wagtail.models import Collection

    with film_file.open("rb") as file:
        response = client.post(
            reverse("wagtailmedia:add", args=["video"]),
            {"title": "Film", "file": file, "collection": Collection.get_first_root_node().pk, "tags": ""},
        )
    assert response.status_code == 302
    assert Preparation.objects.get().status == "waiting"
    assert Video.objects.get().file.name.startswith("videos/")


@pytest.mark.parametrize("name", ["empty.mp4", "document.pdf"])
def test_an_empty_or_foreign_file_is_refused_in_the_form(client, editor, name):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from wagtail.models import Collection

    content = b"" if name.startswith("empty") else b"%PDF"
    response = client.post(
        reverse("wagtailmedia:add", args=["video"]),
        {
            "title": "Film",
            "file": SimpleUploadedFile(name, content),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    assert response.status_code == 200
    assert not Video.objects.exists()


def test_the_master_is_watched_through_a_view_that_checks_permission(client, editor, newsroom):
    video = bilingual.video()
    assert video.url == reverse("video_admin:master", args=[video.pk])
    response = client.get(video.url)
    assert b"".join(response.streaming_content) == b"film"
    assert "private" in response["Cache-Control"]
    client.logout()
    assert client.get(video.url).status_code == 302
    journalist = person("journalist@example.org")
    client.force_login(journalist)
    assert client.get(video.url).status_code in (302, 403)


def test_a_video_on_a_page_is_not_deleted_under_it(client, editor, newsroom):
    page = bilingual.video_page(newsroom)
    response = client.post(reverse("wagtailmedia:delete", args=[page.video.pk]), follow=True)
    assert response.status_code == 200
    assert Video.objects.filter(pk=page.video.pk).exists()


def test_deleting_a_video_deletes_its_files(client, editor, newsroom, django_capture_on_commit_callbacks):
    video = bilingual.video()
    files = [video.file, *(rendition.file for rendition in video.renditions.all())]
    names = [(file.storage, file.name) for file in files]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtailmedia:delete", args=[video.pk]))
    assert not Video.objects.filter(pk=video.pk).exists()
    assert not any(storage.exists(name) for storage, name in names)


@pytest.mark.parametrize("door", ["audio", "video", "media"])
def test_nothing_but_video_files_enters_by_any_door(client, editor, door):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from wagtail.models import Collection

    page = SimpleUploadedFile("page.html", b"<script>alert(1)</script>")
    data = {"title": "Page", "file": page, "collection": Collection.get_first_root_node().pk}
    assert client.post(f"/cms/media/{door}/add/", data).status_code == 200
    assert not Video.objects.exists()


def test_what_is_no_video_is_never_shown_inside_the_site(client, editor, upload):
    video = upload(b"<script>alert(1)</script>", name="page.html")
    response = client.get(video.url)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content)


def test_a_replaced_master_is_another_file_to_caches(client, editor, newsroom):
    from django.core.files.base import ContentFile

    video = bilingual.video()
    before = client.head(video.url)["ETag"]
    video.file = ContentFile(b"another film", name="another.mov")
    video.save()
    assert client.head(video.url)["ETag"] != before


def test_trying_again_what_is_ready_promises_nothing(client, editor, newsroom):
    video = bilingual.video()
    response = client.post(reverse("video_admin:retry", args=[video.pk]), follow=True)
    assert [str(message) for message in response.context["messages"]] == []
