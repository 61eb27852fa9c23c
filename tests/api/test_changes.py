"""The changes feed tells what became public, changed, moved or went, and nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import now
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from cms.delivery.jobs import look_everywhere
from tests.delivery.feed import CHANGES, Follower
from tests.factories import bilingual


@pytest.fixture
def follower(newsroom, client):
    return Follower(client)


def kinds(news):
    return {(entry["thing"], entry["object_id"], entry["kind"]) for entry in news}


def test_a_page_is_followed_from_its_publication_to_its_end(newsroom, follower):
    page = bilingual.article(newsroom, title="Neuf", slug="neuf", live=False)
    page.save_revision()
    assert follower.news() == []
    page.save_revision().publish()
    (entry,) = [entry for entry in follower.news() if entry["thing"] == "page"]
    assert entry["id"]
    assert entry["at"]
    assert {name: entry[name] for name in ("kind", "type", "object_id", "locale", "path", "old_path")} == {
        "kind": "published",
        "type": "articles.ArticlePage",
        "object_id": page.pk,
        "locale": "fr",
        "path": "/fr/articles/neuf/",
        "old_path": None,
    }
    assert entry["detail_url"] == f"http://testserver/api/v2/pages/{page.pk}/"
    assert entry["html_url"] == "http://testserver/fr/articles/neuf/"
    assert entry["tags"] == [f"page-{page.pk}", "pages", "pages-fr"]
    page.title = "Brouillon"
    page.save_revision()
    assert follower.news() == []
    page.save_revision().publish()
    assert set(follower.of_pages()) == {(page.pk, "changed")}
    page.slug = "ancien"
    page.save_revision().publish()
    moved = follower.of_pages()[page.pk, "moved"]
    assert (moved["old_path"], moved["path"]) == ("/fr/articles/neuf/", "/fr/articles/ancien/")
    page.refresh_from_db()
    page.unpublish()
    gone = follower.of_pages()[page.pk, "unpublished"]
    assert (gone["old_path"], gone["path"], gone["html_url"]) == ("/fr/articles/ancien/", None, None)
    page.save_revision().publish()
    follower.news()
    page.delete()
    assert (page.pk, "deleted") in follower.of_pages()
    assert follower.news() == []


def test_those_below_a_page_that_moves_move_with_it(newsroom, follower):
    article = newsroom.extra["article"]
    newsroom.articles.slug = "actualites"
    newsroom.articles.save_revision().publish()
    told = follower.of_pages()
    assert told[newsroom.articles.pk, "moved"]["path"] == "/fr/actualites/"
    assert told[article.pk, "moved"]["path"] == "/fr/actualites/table-ronde-bruxelles/"
    assert (newsroom.extra["english"]["article"].pk, "changed") in told  # its alternates
    article.move(newsroom.home, pos="last-child")
    assert follower.of_pages()[article.pk, "moved"]["path"] == "/fr/table-ronde-bruxelles/"


def test_time_alone_ends_an_embargo_and_a_page(newsroom, follower):
    french, english = newsroom.extra["video_page"], newsroom.extra["english"]["video_page"]
    french.embargo_until = now() + timedelta(hours=1)
    french.save_revision().publish()
    assert {(french.pk, "unpublished"), (english.pk, "unpublished")} <= set(follower.of_pages())
    french.title = "Sous embargo"
    french.save_revision().publish()
    assert follower.news() == []
    newsroom.articles.expire_at = now() + timedelta(hours=1)
    newsroom.articles.save_revision().publish()
    follower.news()
    with time_machine.travel(now() + timedelta(hours=2), tick=True):
        look_everywhere()
        told = set(follower.of_pages())
    assert {(french.pk, "published"), (english.pk, "published"), (newsroom.articles.pk, "unpublished")} <= told


def test_a_privacy_rule_hides_a_branch_and_its_end_shows_it_again(newsroom, follower):
    branch = {newsroom.articles.pk, newsroom.extra["article"].pk}
    rule = PageViewRestriction.objects.create(page=newsroom.articles, restriction_type=PageViewRestriction.LOGIN)
    assert {(pk, "unpublished") for pk in branch} <= set(follower.of_pages())
    newsroom.extra["article"].save_revision().publish()
    assert follower.news() == []
    rule.delete()
    assert {(pk, "published") for pk in branch} <= set(follower.of_pages())


def test_what_pages_show_is_told_of_with_them(newsroom, follower):
    image, article = newsroom.extra["image"], newsroom.extra["article"]
    unused = bilingual.picture("Inutile")
    assert follower.news() == []
    image.focal_point_x, image.focal_point_y = 10, 10
    image.save()
    told = kinds(follower.news())
    assert {("image", image.pk, "changed"), ("page", article.pk, "changed")} <= told
    article.lead_image = unused
    article.save_revision().publish()
    assert ("image", unused.pk, "published") in kinds(follower.news())
    article.lead_image = image
    article.save_revision().publish()
    assert ("image", unused.pk, "unpublished") in kinds(follower.news())


def test_the_rest_of_the_site_is_told_of_too(newsroom, follower):
    redirect = Redirect.add_redirect("/fr/vieux/", newsroom.extra["article"])
    topic = newsroom.extra["video_page"].topics[0]
    topic.description = "La mer."
    topic.save()
    told = kinds(follower.news())
    assert ("redirect", redirect.pk, "published") in told
    assert {("topic", topic.pk, "changed"), ("page", newsroom.extra["video_page"].pk, "changed")} <= told
    number = redirect.pk
    redirect.delete()
    assert ("redirect", number, "deleted") in kinds(follower.news())
    newsroom.extra["film"].renditions.first().save()  # as a finished preparation does
    told = kinds(follower.news())
    assert {
        ("video", newsroom.extra["film"].pk, "changed"),
        ("page", newsroom.extra["video_page"].pk, "changed"),
        ("page", newsroom.extra["article"].pk, "changed"),
    } <= told


def test_a_place_in_the_feed_survives_any_size_of_step(newsroom, follower):
    for _ in range(3):
        newsroom.extra["article"].save_revision().publish()
        follower.ask()
    whole = follower.ask()["items"]
    one_by_one, place = [], None
    while True:
        answer = follower.ask(limit=1, **({"since": place} if place else {}))
        place = answer["meta"]["next"]
        one_by_one += answer["items"]
        if not answer["meta"]["has_more"]:
            break
    assert one_by_one == whole
    assert len(whole) >= 3
    assert place == answer["meta"]["now"]


@pytest.mark.parametrize(
    "query", [{"since": "nonsense"}, {"since": "é"}, {"since": ""}, {"limit": "0"}, {"since": "A" * 60}]
)
def test_what_is_no_cursor_or_limit_is_refused_by_name(newsroom, client, query):
    response = client.get(CHANGES, query)
    assert response.status_code == 400
    assert response.json()["parameter"] == next(iter(query))


def test_an_answer_has_the_form_on_file(newsroom, follower, golden):
    newsroom.articles.slug = "actualites"
    newsroom.articles.save_revision().publish()
    answer = follower.ask()
    number = str(newsroom.articles.pk)
    items = [entry for entry in answer["items"] if entry["object_id"] == newsroom.articles.pk]
    known = {"at": "<time>", "object_id": "<id>", "tags": [tag.replace(number, "<id>") for tag in items[0]["tags"]]}
    meta = {**answer["meta"], "next": "<cursor>", "now": "<cursor>"}
    golden("changes.list", {"meta": meta, "items": [{**items[0], **known}]})


def test_an_unknown_parameter_is_refused(client, newsroom):
    assert client.get(CHANGES, {"fields": "*"}).json()["allowed"] == ["limit", "since"]
