"""What a journalist took from the library: on a page of their own, in their export, and after they left."""

import pytest

from accounts.mine.export import export_of
from tests.factories import bilingual
from tests.factories.people import PASSWORD, person
from videos.models import Clip, ClipRequest, DownloadGrant, TermsAcceptance
from videos.services import record_grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(page, journalist):
    """A whole file in two stretches, and a part that is ready."""
    rendition = page.video.renditions.get(name="1080p")
    for first in (0, 2):
        record_grant(user=journalist, page=page, item=rendition, first_byte=first, byte_count=2)
    clip = Clip.objects.create(rendition=rendition, in_frame=25, out_frame=75, status="ready", file="clips/x.mp4")
    ClipRequest.objects.create(user=journalist, clip=clip)
    return clip


def test_the_page_lists_each_download_once_and_the_parts_still_kept(signed_in, page, taken):
    html = signed_in.get("/fr/account/downloads/").content.decode()
    assert html.count(f'href="/fr/videos/{page.slug}/"') == 1
    assert f'href="/fr/videos/{page.slug}/clips/{taken.key}/"' in html
    assert "00:00:01:00" in html
    assert "/fr/account/downloads/" in signed_in.get("/fr/account/").content.decode(), "the account page leads there"


def test_it_is_one_s_own_page_alone(client, signed_in, page, taken):
    client.force_login(person("other@example.org"))
    html = client.get("/fr/account/downloads/").content.decode()
    assert page.title not in html
    client.logout()
    assert client.get("/fr/account/downloads/").url.startswith("/fr/account/login/?next=")


def test_a_page_that_is_hidden_now_is_named_and_not_linked(signed_in, page, taken):
    page.unpublish()
    html = signed_in.get("/fr/account/downloads/").content.decode()
    assert page.title in html
    assert f'href="/fr/videos/{page.slug}/"' not in html
    assert f"/clips/{taken.key}/" not in html


def test_it_takes_as_many_queries_whatever_its_length(
    signed_in, newsroom, page, taken, journalist, django_assert_max_num_queries
):
    signed_in.get("/fr/account/downloads/")
    with django_assert_max_num_queries(60) as few:
        signed_in.get("/fr/account/downloads/")
    for number in range(4):
        other = bilingual.video_page(newsroom, title=f"Film {number}", slug=f"film-{number}")
        rendition = other.video.renditions.get(name="1080p")
        record_grant(user=journalist, page=other, item=rendition, first_byte=0, byte_count=4)
        clip = Clip.objects.create(rendition=rendition, in_frame=0, out_frame=5)
        ClipRequest.objects.create(user=journalist, clip=clip)
    with django_assert_max_num_queries(len(few)):
        assert "Film 3" in signed_in.get("/fr/account/downloads/").content.decode()


def test_the_export_tells_of_downloads_parts_and_terms(signed_in, page, taken, journalist):
    held = export_of(journalist)
    assert [row["first_byte"] for row in held["downloads"]] == [0, 2]
    assert (held["clips"][0]["in"], held["clips"][0]["state"]) == ("00:00:01:00", "ready")
    assert held["video_terms"][0]["title"] == page.terms.title


def test_who_leaves_takes_their_name_and_leaves_the_count(signed_in, page, taken, journalist):
    signed_in.post("/fr/account/close/", {"password": PASSWORD})
    assert list(DownloadGrant.objects.values_list("user", "video_title")) == [(None, page.title)] * 2
    assert TermsAcceptance.objects.get().user is None
    assert not ClipRequest.objects.exists()
    assert Clip.objects.filter(pk=taken.pk).exists()
