"""Where there is no page, a reader is told so in the editors' words, and led to the page in the other language."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from wagtail.models import Locale

from home.models import SiteContent
from tests.factories import bilingual
from tests.factories.english import in_english


def missing(client, path):
    response = client.get(path)
    assert response.status_code == 404, path
    return response.content.decode().split("<main")[1].split("</main>")[0]


def test_editors_write_the_page_of_each_language(client, newsroom):
    SiteContent.objects.create(
        locale=Locale.objects.get(language_code="fr"),
        not_found_heading="Rien à cette adresse",
        not_found_text="L’adresse a changé.\n\nCherchez dans nos listes.",
        not_found_links=[("page", {"page": newsroom.videos, "label": "Nos images"})],
    )

    html = missing(client, "/fr/rien/")
    assert "<h1>Rien à cette adresse</h1>" in html
    assert "<p>Cherchez dans nos listes.</p>" in html
    assert '<a href="/fr/videos/">Nos images</a>' in html
    assert "Rien à cette adresse" not in missing(client, "/en/nothing/")


def test_a_page_of_the_other_language_alone_is_offered_there(client, newsroom):
    bilingual.article(newsroom, title="En français")

    html = missing(client, "/en/articles/table-ronde-bruxelles/")

    link = '<a href="/fr/articles/table-ronde-bruxelles/" lang="fr" hreflang="fr">En français</a>'
    assert link in html
    assert "This page exists only in French so far." in html


@pytest.mark.parametrize("path", ["/en/actus/table-ronde-bruxelles/", "/en/news/table-ronde-bruxelles/?page=2"])
def test_a_slug_of_the_other_language_leads_to_the_translation(client, newsroom, path):
    newsroom.articles.slug = "actus"
    newsroom.articles.save_revision().publish()
    english = newsroom.articles.get_translation(Locale.objects.get(language_code="en")).specific
    english.slug = "news"
    english.save_revision().publish()
    in_english(bilingual.article(newsroom), slug="round-table")

    response = client.get(path)

    assert response.status_code == 301
    assert response.headers["Location"] == "/en/news/round-table/" + ("?page=2" if "?" in path else "")


@pytest.mark.parametrize("hidden", ["draft", "embargo"])
def test_a_hidden_page_is_offered_nowhere(client, newsroom, hidden):
    page = bilingual.video_page(newsroom, title="Titre sous embargo")
    if hidden == "draft":
        page.unpublish()
    else:
        type(page).objects.filter(pk=page.pk).update(embargo_until=now() + timedelta(days=1))

    assert "sous embargo" not in missing(client, "/en/videos/patrouille-en-mer/")


@pytest.mark.parametrize(
    "path",
    ["/en/a/b/c/d/e/f/g/h/i/j/k/l/m/", "/en/%00/", "/en/articles/" + "x" * 3000 + "/", "/en/articles/%F0%9F%90%98/"],
)
def test_whatever_is_asked_for_is_answered_in_words(client, newsroom, path):
    assert client.get(path).status_code in {400, 404}


def test_looking_for_it_elsewhere_costs_few_queries(client, newsroom, django_assert_max_num_queries):
    for number in range(5):
        bilingual.article(newsroom, slug=f"a-{number}")
    missing(client, "/en/articles/a-1/")

    with django_assert_max_num_queries(22):
        missing(client, "/en/articles/a-1/")


@pytest.mark.parametrize("number", ["99999", "-1", "0", "x"])
def test_a_list_without_such_a_page_leads_to_its_first(client, newsroom, number):
    html = missing(client, f"/en/articles/?year=2025&page={number}")

    assert "exists only" not in html, "the list is there in the language of the address"
    assert "This list has no such page" in html
    assert '<a class="button" href="/en/articles/?year=2025">' in html


def test_any_other_missing_page_speaks_of_no_list(client, newsroom):
    assert "This list has no such page" not in missing(client, "/en/nothing/?page=99999")
