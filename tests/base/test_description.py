"""What search engines say of a page: the editor's words for it, else those it opens with, whatever kind it is."""

import re
from html import unescape

import pytest

from tests.factories import bilingual


def described(client, page):
    html = client.get(page.url).content.decode()
    found = re.search(r'<meta name="description" content="([^"]*)">', html)
    return unescape(found[1]) if found else None


@pytest.fixture
def pages(newsroom):
    newsroom.articles.introduction = "Les comptes rendus."
    newsroom.videos.introduction = "Les séquences."
    newsroom.articles.save_revision().publish()
    newsroom.videos.save_revision().publish()
    article, video = bilingual.article(newsroom), bilingual.video_page(newsroom)
    return [newsroom.home, newsroom.articles, newsroom.videos, article, video]


def test_every_kind_of_page_opens_in_its_own_way(client, pages):
    assert [described(client, page) for page in pages] == [
        "Des sujets filmés, libres de droits.",
        "Les comptes rendus.",
        "Les séquences.",
        "Deux jours de débats.",
        "Une nuit à bord.",
    ]


def test_what_an_editor_wrote_for_search_engines_comes_first(client, pages):
    for page in pages:
        page.search_description = f"Écrit pour les moteurs : {page.slug}"
        page.save_revision().publish()
        assert described(client, page) == page.search_description
