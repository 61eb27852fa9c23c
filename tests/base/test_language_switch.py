"""Whatever a reader looks at, the other language is one honest link away."""

import re
from html import unescape

import pytest

from cms.translation.services import translate
from tests.factories import bilingual, filing
from tests.factories.english import in_english


def link_to(html, language):
    """The address behind the header's link to `language`, as a browser would follow it."""
    header = html.split("</header>")[0]
    found = re.search(rf'<a href="([^"]*)" lang="{language}" hreflang="{language}">', header)
    return unescape(found[1]) if found else None


def page_at(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_an_article_leads_to_itself_in_the_other_language_and_back(client, newsroom):
    article = bilingual.article(newsroom)
    in_english(article, title="Round table in Brussels", slug="round-table-brussels")

    counterpart = link_to(page_at(client, "/fr/articles/table-ronde-bruxelles/"), "en")
    assert counterpart == "/en/articles/round-table-brussels/"
    html = page_at(client, counterpart)
    assert '<html lang="en">' in html
    assert link_to(html, "fr") == "/fr/articles/table-ronde-bruxelles/"


def test_a_page_that_was_never_translated_says_so_and_leads_to_the_landing_page(client, newsroom):
    bilingual.article(newsroom)

    html = page_at(client, "/fr/articles/table-ronde-bruxelles/")

    assert link_to(html, "en") == "/en/"
    assert "language-note" in html
    assert "hreflang=" not in html.split("</head>")[0]


def test_a_draft_translation_is_not_announced(client, newsroom):
    english = in_english(bilingual.article(newsroom))
    english.unpublish()

    assert link_to(page_at(client, "/fr/articles/table-ronde-bruxelles/"), "en") == "/en/"


def test_a_translated_page_names_its_address_and_its_counterpart_to_search_engines(client, newsroom, settings):
    settings.SITE_URL = "https://news.example"
    in_english(bilingual.article(newsroom), slug="round-table")

    html = page_at(client, "/fr/articles/table-ronde-bruxelles/?utm=letter")

    assert '<link rel="canonical" href="https://news.example/fr/articles/table-ronde-bruxelles/">' in html
    assert '<link rel="alternate" hreflang="en" href="https://news.example/en/articles/round-table/">' in html
    assert "utm=letter" not in html.split("</head>")[0]


def test_the_account_pages_change_language_and_keep_where_the_reader_came_from(client, newsroom):
    html = page_at(client, "/fr/account/login/?next=/fr/videos/")

    assert link_to(html, "en") == "/en/account/login/?next=/fr/videos/"
    assert "language-note" not in html


def test_signing_in_brings_back_to_the_page_that_was_left(client, newsroom):
    html = page_at(client, "/fr/articles/?page=1")

    assert 'href="/fr/account/login/?next=%2Ffr%2Farticles%2F%3Fpage%3D1"' in html
    assert 'href="/fr/account/signup/?next=%2Ffr%2Farticles%2F%3Fpage%3D1"' in html


def test_the_header_costs_few_queries(client, newsroom, django_assert_max_num_queries):
    path = "/fr/account/login/"
    client.get(path)

    with django_assert_max_num_queries(6):
        client.get(path)


def test_the_menu_holds_the_lists_until_an_editor_chooses(client, newsroom):
    html = page_at(client, "/fr/")
    assert 'href="/fr/articles/"' in html
    assert 'href="/fr/videos/"' in html

    newsroom.videos.show_in_menus = True
    newsroom.videos.save_revision().publish()
    menu = page_at(client, "/fr/").split('class="masthead__menu"')[1].split("</nav>")[0]
    assert 'href="/fr/videos/"' in menu
    assert 'href="/fr/articles/"' not in menu


@pytest.fixture
def sea(newsroom):
    """A topic of both languages, whose address differs."""
    topic = filing.topic(newsroom)
    translate(topic, to="en", words={"Mer du Nord": "North Sea"}, user=None)
    page = filing.filed(bilingual.article(newsroom, dateline_date="2025-11-03"), topics=[topic])
    english = in_english(page)
    english.page_topics.clear()
    english.page_topics.add(filing.ArticleTopic(topic=topic.get_translation(english.locale), locale=english.locale))
    english.save_revision().publish()
    return topic


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/fr/articles/?topic=mer-du-nord&year=2025&month=11", "/en/articles/?topic=north-sea&year=2025&month=11"),
        ("/en/articles/?topic=north-sea", "/fr/articles/?topic=mer-du-nord"),
        ("/fr/articles/?year=2025&page=1&utm=letter", "/en/articles/?year=2025"),
        ("/fr/articles/?topic=seul&year=2025", "/en/articles/?year=2025"),
        ("/fr/articles/?topic=&year=&month=", "/en/articles/"),
        ("/fr/videos/?month=11", "/en/videos/?month=11"),
    ],
)
def test_a_list_asks_the_same_question_in_the_other_language(client, newsroom, sea, here, there):
    filing.filed(bilingual.article(newsroom, slug="seul"), topics=[filing.topic(newsroom, "Seul")])

    html = page_at(client, here)

    assert link_to(html, there[1:3]) == there
    assert "language-note" not in html
    assert client.get(there).status_code == 200


@pytest.mark.parametrize("query", ["?topic=inconnu&month=13&year=2025", "?topic=%00&year=2025"])
def test_what_cannot_be_is_not_asked_of_the_other_language(client, newsroom, sea, query):
    assert link_to(client.get(f"/fr/articles/{query}").content.decode(), "en") == "/en/articles/?year=2025"


def test_search_engines_are_told_of_no_narrowed_list(client, newsroom, settings, sea):
    settings.SITE_URL = "https://news.example"

    head = page_at(client, "/fr/articles/?topic=mer-du-nord&year=2025").split("</head>")[0]

    assert "hreflang=" not in head
    assert 'rel="canonical"' not in head
