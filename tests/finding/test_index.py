"""One index serves the site, the admin and the API: accents and plurals matter nowhere, and « not » still means not."""

import pytest
from django.db import connection
from wagtail.models import Page
from wagtail.search.query import Not, Phrase, PlainText

from articles.models import ArticlePage
from tests.factories import bilingual
from tests.factories.english import in_english

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no stems")


@pytest.fixture
def article(newsroom):
    made = bilingual.article(newsroom, title="Débats sur les frontières maritimes", slug="debats")
    in_english(made, title="Debates on maritime borders", slug="debates")
    return made


def titles(results):
    return {page.title for page in results}


@pytest.mark.parametrize("typed", ["debats", "Débats", "frontieres"])
def test_the_admin_and_the_api_ignore_accents(client, article, typed):
    assert article.title in titles(ArticlePage.objects.search(typed))
    found = client.get("/api/v2/pages/", {"search": typed, "type": "articles.ArticlePage", "locale": "fr"}).json()
    assert [item["title"] for item in found["items"]] == [article.title]


@on_postgresql
@pytest.mark.parametrize(
    ("typed", "language"), [("débat", "fr"), ("frontière", "fr"), ("debating", "en"), ("border", "en")]
)
def test_each_language_is_stemmed_as_it_is_read(article, typed, language):
    expected = article if language == "fr" else article.get_translations().get()

    assert titles(ArticlePage.objects.search(typed)) & {expected.title}


@on_postgresql
def test_what_must_be_absent_is_absent_in_every_language(article):
    assert titles(ArticlePage.objects.search(Phrase("frontières maritimes"))) == {article.title}
    left = ArticlePage.objects.search(PlainText("maritime") & ~PlainText("frontières"))
    assert titles(left) == {"Debates on maritime borders"}
    assert article.title not in titles(Page.objects.search(Not(PlainText("debats"))))


@on_postgresql
def test_suggestions_ignore_accents_too(article):
    assert titles(Page.objects.autocomplete("deba")) >= {article.title}
    assert titles(Page.objects.autocomplete("front")) == {article.title}
