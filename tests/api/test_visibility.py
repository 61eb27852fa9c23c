"""What is not public is nowhere in the API, whoever asks."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from wagtail.models import PageViewRestriction

from tests.factories import bilingual


def ids(client, endpoint, **query):
    return [item["id"] for item in client.get(f"/api/v2/{endpoint}/", {"limit": 100, **query}).json()["items"]]


def test_an_embargo_on_one_language_hides_both_everywhere(newsroom, client):
    french, english = newsroom.extra["video_page"], newsroom.extra["english"]["video_page"]
    french.embargo_until = now() + timedelta(days=1)
    french.save()
    assert not {french.pk, english.pk} & set(ids(client, "pages"))
    assert not {french.pk, english.pk} & set(ids(client, "pages", type="videos.VideoPage"))
    assert client.get(f"/api/v2/pages/{french.pk}/").status_code == 404
    assert client.get(f"/api/v2/pages/{english.pk}/").status_code == 404
    assert client.get("/api/v2/pages/find/", {"html_path": french.url}).status_code == 404
    assert ids(client, "videos") == []
    assert client.get(f"/api/v2/videos/{french.video_id}/").status_code == 404
    article = client.get(f"/api/v2/pages/{newsroom.extra['article'].pk}/").json()
    assert "video" not in [block["type"] for block in article["body"]]


def test_drafts_are_missing_from_lists_details_and_alternates(newsroom, client):
    english = newsroom.extra["english"]["article"]
    english.unpublish()
    assert english.pk not in ids(client, "pages")
    assert client.get(f"/api/v2/pages/{english.pk}/").status_code == 404
    french = client.get(f"/api/v2/pages/{newsroom.extra['article'].pk}/").json()
    assert french["meta"]["alternates"] == []


@pytest.mark.parametrize("visitor", ["anonymous", "signed in"])
def test_restricted_pages_are_hidden_even_from_those_who_may_read_them(newsroom, client, admin_user, visitor):
    if visitor == "signed in":
        client.force_login(admin_user, backend="django.contrib.auth.backends.ModelBackend")
    page = newsroom.extra["article"]
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert page.pk not in ids(client, "pages")
    assert client.get(f"/api/v2/pages/{page.pk}/").status_code == 404


def test_only_images_of_visible_pages_are_listed(newsroom, client):
    unused = bilingual.picture("Brouillon")
    assert ids(client, "images") == [newsroom.extra["image"].pk]
    assert client.get(f"/api/v2/images/{unused.pk}/").status_code == 404
    newsroom.extra["article"].unpublish()
    newsroom.extra["english"]["article"].unpublish()
    assert ids(client, "images") == []
