"""One call for an address: the page, or what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from tests.factories import bilingual


def find(client, address, **asked):
    return client.get("/api/v2/pages/find/", {"html_path": address, **asked})


@pytest.fixture
def article(newsroom):
    return newsroom.extra["article"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_call_gives_the_whole_page_in_its_language(client, newsroom, article, language):
    page = article if language == "fr" else newsroom.extra["english"]["article"]
    answer = find(client, page.url)
    assert answer.status_code == 200
    assert answer.json() == client.get(f"/api/v2/pages/{page.pk}/").json()
    assert answer["Content-Language"] == language
    assert set(find(client, page.url, fields="_,title").json()) == {"title"}


def test_where_a_page_moved_to_is_told_and_nobody_is_sent_there(client, article, django_capture_on_commit_callbacks):
    old = article.url
    article.slug = "ailleurs"
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    article = type(article).objects.get(pk=article.pk)
    answer = find(client, old)
    assert (answer.status_code, answer.has_header("Location")) == (301, False)
    told = answer.json()["redirect"]
    assert told["location"] == article.full_url
    assert told["page"]["detail_url"].endswith(f"/api/v2/pages/{article.pk}/")


def test_a_redirect_of_editors_keeps_its_kind(client, newsroom):
    Redirect.objects.create(old_path="/fr/dossier", redirect_link="https://example.org/dossier", is_permanent=False)
    answer = find(client, "/fr/dossier/")
    assert answer.status_code == 302
    assert answer.json()["redirect"] == {
        "location": "https://example.org/dossier",
        "is_permanent": False,
        "status": 302,
        "page": None,
    }


def test_a_slug_of_the_other_language_leads_to_the_page_that_was_meant(client, newsroom, article):
    english = newsroom.extra["english"]["article"]
    answer = find(client, f"/en/articles/{article.slug}/")
    assert answer.json()["redirect"]["location"] == english.full_url


@pytest.mark.parametrize("how", ["unpublished", "expired"])
def test_what_was_taken_down_is_gone(client, article, how):
    if how == "unpublished":
        article.unpublish()
    else:
        article.expire_at = timezone.now() - timedelta(seconds=1)
        article.save()
    answer = find(client, article.url)
    assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")


@pytest.mark.parametrize("how", ["never published", "private", "under embargo"])
def test_what_is_no_reader_s_business_was_never_there(client, newsroom, how):
    later = timezone.now() + timedelta(days=1)
    hidden = bilingual.article(newsroom, slug="a-venir", embargo_until=later if how == "under embargo" else None)
    hidden.unpublish()
    if how == "private":
        PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    if how == "never published":
        type(hidden).objects.filter(pk=hidden.pk).update(first_published_at=None)
    assert find(client, hidden.url).status_code == 404


def test_a_page_of_one_language_says_where_it_is(client, newsroom):
    only_french = bilingual.article(newsroom, slug="en-francais", title="En français")
    answer = find(client, "/en/articles/en-francais/")
    assert answer.status_code == 404
    told = answer.json()
    assert (told["requested_locale"], told["available_locales"]) == ("en", ["fr"])
    assert told["alternates"][0]["html_url"] == only_french.full_url
    assert told["message"]
