"""An English page has an English address, and keeps it."""

import pytest

from articles.models import ArticlePage
from cms.translation.services import fill, publish_translation, submit, translate
from tests.factories.bilingual import WORDS, article


@pytest.fixture
def lists(newsroom, translator):
    for page in (newsroom.home, newsroom.articles):
        translate(page, to="en", words=WORDS, user=translator)
    return newsroom


def english_article() -> ArticlePage:
    return ArticlePage.objects.get(locale__language_code="en", title__startswith="Round")


def test_the_slug_comes_from_the_english_title_and_stays(lists, translator):
    page = article(lists)
    translate(page, to="en", words=WORDS, user=translator)
    assert english_article().slug == "round-table-in-brussels"
    assert english_article().url_path.endswith("/articles/round-table-in-brussels/")
    page.slug = "nouvelle-adresse"
    page.title = "Table ronde"
    page.save_revision().publish()
    translate(page, to="en", words={**WORDS, "Table ronde": "Round table"}, user=translator)
    assert english_article().title == "Round table"
    assert english_article().slug == "round-table-in-brussels"


def test_the_french_slug_is_untouched(lists, translator):
    page = article(lists)
    translate(page, to="en", words=WORDS, user=translator)
    page.refresh_from_db()
    assert page.slug == "table-ronde-bruxelles"


def test_a_slug_that_somebody_chose_is_kept(lists, translator):
    translation = submit(article(lists), to="en", user=translator)
    draft = translation.get_target_instance()
    draft.slug = "brussels-2025"
    draft.save()
    fill(translation, words=WORDS, user=translator)
    publish_translation(translation, translator)
    assert english_article().slug == "brussels-2025"


def test_two_pages_of_one_title_have_two_addresses(lists, translator):
    for slug in ("un", "deux"):
        translate(article(lists, slug=slug), to="en", words=WORDS, user=translator)
    slugs = ArticlePage.objects.filter(locale__language_code="en").values_list("slug", flat=True)
    assert set(slugs) == {"round-table-in-brussels", "round-table-in-brussels-2"}
