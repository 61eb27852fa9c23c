"""Whatever a reader looks at, the other language is one honest link away."""

import re
from html import unescape

from tests.factories import bilingual
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
