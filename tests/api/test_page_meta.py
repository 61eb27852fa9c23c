"""What a front end puts around a page: languages, the way down to it, and its <head>."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.images.models import CustomImage


def meta_of(client, page):
    return client.get(f"/api/v2/pages/{page.pk}/").json()["meta"]


def test_every_language_of_a_page_and_where_speakers_of_others_are_sent(newsroom, client):
    for page in (newsroom.extra["article"], newsroom.extra["english"]["article"]):
        found = {each["hreflang"]: each["html_url"] for each in meta_of(client, page)["alternates"]}
        assert found == {
            "fr": "http://testserver/fr/articles/table-ronde-bruxelles/",
            "en": "http://testserver/en/articles/round-table-in-brussels/",
            "x-default": "http://testserver/fr/articles/table-ronde-bruxelles/",
        }
    newsroom.extra["article"].unpublish()
    alone = meta_of(client, newsroom.extra["english"]["article"])["alternates"]
    assert [(each["hreflang"], each["locale"]) for each in alone] == [("en", "en"), ("x-default", "en")]


def test_breadcrumbs_lead_down_in_the_pages_own_language_past_what_nobody_may_see(newsroom, client):
    english = newsroom.extra["english"]["article"]
    crumbs = meta_of(client, english)["breadcrumbs"]
    assert [each["html_url"] for each in crumbs] == ["http://testserver/en/", "http://testserver/en/articles/"]
    assert [each["title"] for each in crumbs] == ["Home", "Articles"]
    english.get_parent().specific.unpublish()
    assert [each["title"] for each in meta_of(client, english)["breadcrumbs"]] == ["Home"]
    assert meta_of(client, newsroom.home)["breadcrumbs"] == []


def test_breadcrumbs_of_a_list_are_looked_up_together(newsroom, client):
    address = "/api/v2/pages/?fields=breadcrumbs"
    client.get(address)
    with CaptureQueriesContext(connection) as plain:
        client.get("/api/v2/pages/")
    with CaptureQueriesContext(connection) as asked:
        items = client.get(address).json()["items"]
    assert len(asked) == len(plain) + 1
    assert {len(each["meta"]["breadcrumbs"]) for each in items} == {0, 1, 2}


def test_the_head_is_the_editors_words_else_the_pages_own(newsroom, client):
    article = newsroom.extra["article"]
    seo = meta_of(client, article)["seo"]
    assert (seo["title"], seo["description"]) == (article.title, article.standfirst)
    assert seo["canonical_url"].endswith("/fr/articles/table-ronde-bruxelles/")
    assert (seo["image"]["width"], seo["image"]["height"]) == (1200, 630)
    article.seo_title, article.search_description = "Pour les moteurs", "Ce que dit la recherche."
    article.save_revision().publish()
    seo = meta_of(client, article)["seo"]
    assert (seo["title"], seo["description"]) == ("Pour les moteurs", "Ce que dit la recherche.")


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({}, None),
        (
            {"focal_point_x": 400, "focal_point_y": 90, "focal_point_width": 160, "focal_point_height": 90},
            {"x": 0.25, "y": 0.1, "width": 0.1, "height": 0.1},
        ),
    ],
)
def test_a_front_end_knows_what_must_stay_in_sight_of_a_picture(newsroom, client, chosen, told):
    CustomImage.objects.update(width=1600, height=900, **chosen)
    answer = client.get(f"/api/v2/pages/{newsroom.extra['article'].pk}/").json()
    assert answer["lead_image"]["focal_point"] == told
