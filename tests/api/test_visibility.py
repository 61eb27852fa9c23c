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
    assert [each["hreflang"] for each in french["meta"]["alternates"]] == ["fr", "x-default"]


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


@pytest.mark.parametrize("hidden", ["draft", "expired", "embargo", "restricted"])
def test_a_link_to_a_hidden_page_says_nothing_of_it(newsroom, client, hidden):
    article, target = newsroom.extra["article"], newsroom.extra["video_page"]
    article.body = [("paragraph", f'<p>Voir <a linktype="page" id="{target.pk}">le film</a>.</p>')]
    article.save()
    formats = ("html", "tree", "markdown", "db_html", "db_markdown")
    address = f"/api/v2/pages/{article.pk}/?fields=-alternates,-related_videos&rich_text_format="
    told = {each: "patrouille-en-mer" in client.get(address + each).content.decode() for each in formats}
    assert told == {"html": True, "tree": True, "markdown": True, "db_html": False, "db_markdown": False}
    assert "patrouille-en-mer" in client.get(article.url).content.decode()
    match hidden:
        case "draft":
            target.unpublish()
        case "expired":
            type(target).objects.filter(pk=target.pk).update(expire_at=now())
        case "embargo":
            type(target).objects.filter(pk=target.pk).update(embargo_until=now() + timedelta(days=1))
        case "restricted":
            PageViewRestriction.objects.create(page=target, restriction_type=PageViewRestriction.LOGIN)
    for each in formats:
        answer = client.get(address + each).content.decode()
        assert "le film" in answer, each
        assert "patrouille-en-mer" not in answer, each
    html = client.get(article.url).content.decode()
    assert "le film" in html
    assert "patrouille-en-mer" not in html


def test_a_link_leads_to_the_page_of_the_reader_s_language(newsroom, client):
    article, target = newsroom.extra["english"]["article"], newsroom.extra["video_page"]
    article.body = [("paragraph", f'<p><a linktype="page" id="{target.pk}">The film</a></p>')]
    article.save()
    english = newsroom.extra["english"]["video_page"]
    assert f'href="{english.url}"' in client.get(article.url).content.decode()
    english.unpublish()
    assert f'href="{target.url}"' in client.get(article.url).content.decode()
