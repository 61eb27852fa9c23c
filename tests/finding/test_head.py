"""What search engines, and those who show a link to a page, read in its head."""

import json
import re
from html import unescape

import pytest
from django.contrib.staticfiles import finders

from tests.factories import bilingual
from tests.factories.english import in_english


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = "https://news.example"


def head_at(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode().split("</head>")[0]


def properties(head):
    found = re.findall(r'<meta property="([^"]*)" content="([^"]*)">', head)
    return {name: unescape(value) for name, value in found}


def nodes(head):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    return {node["@type"]: node for node in json.loads(found[1])["@graph"]} if found else {}


def robots(head):
    return re.search(r'<meta name="robots" content="([^"]*)">', head)[1]


def test_an_article_is_told_as_news(client, newsroom):
    article = bilingual.article(newsroom, lead_image=bilingual.picture(), lead_image_alt="Une salle pleine")
    article.save_revision().publish()

    head = head_at(client, "/fr/articles/table-ronde-bruxelles/")
    shown, told = properties(head), nodes(head)

    assert shown["og:type"] == "article"
    assert shown["og:title"] == "Table ronde à Bruxelles"
    assert shown["og:image"].startswith("https://news.example/media/images/")
    assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "630")
    assert shown["og:image:alt"] == "Une salle pleine"
    assert shown["og:locale"] == "fr_FR"
    assert told["NewsArticle"]["headline"] == "Table ronde à Bruxelles"
    assert told["NewsArticle"]["inLanguage"] == "fr"
    assert told["NewsArticle"]["datePublished"] <= told["NewsArticle"]["dateModified"]
    assert [step["name"] for step in told["BreadcrumbList"]["itemListElement"]] == [
        "Accueil",
        "Articles",
        "Table ronde à Bruxelles",
    ]


def test_a_video_is_told_with_its_public_files_alone(client, newsroom):
    bilingual.video_page(newsroom)

    head = head_at(client, "/fr/videos/patrouille-en-mer/")
    video = nodes(head)["VideoObject"]

    assert video["duration"] == "PT20S"
    assert video["contentUrl"] == "https://news.example/fr/videos/patrouille-en-mer/preview.mp4"
    assert video["thumbnailUrl"] == ["https://news.example/fr/videos/patrouille-en-mer/poster-960.jpg"]
    assert video["uploadDate"]
    assert properties(head)["og:video"] == video["contentUrl"]
    assert "1080p" not in head
    assert "download" not in head


def test_the_landing_page_tells_who_publishes_and_how_to_search(client, newsroom):
    told = nodes(head_at(client, "/fr/"))

    target = told["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == "https://news.example/fr/search/?q={search_term_string}"
    assert told["NewsMediaOrganization"]["url"] == "https://news.example/fr/"
    assert "BreadcrumbList" not in told


def test_words_of_editors_never_leave_their_script(client, newsroom):
    title = "</script><script>alert(1)</script> <!-- & «\u00a0guillemets\u00a0»"
    bilingual.article(newsroom, title=title)

    head = head_at(client, "/fr/articles/table-ronde-bruxelles/")

    assert "<script>alert" not in head
    assert nodes(head)["NewsArticle"]["headline"] == title


def test_every_language_and_the_default_are_named(client, newsroom):
    in_english(bilingual.article(newsroom), slug="round-table")

    head = head_at(client, "/en/articles/round-table/")

    default = "https://news.example/fr/articles/table-ronde-bruxelles/"
    assert f'<link rel="alternate" hreflang="x-default" href="{default}">' in head
    assert f'<link rel="alternate" hreflang="fr" href="{default}">' in head
    assert properties(head)["og:locale:alternate"] == "fr_FR"


def test_the_second_page_of_a_list_is_at_home_at_its_number_and_in_no_other_language(client, newsroom):
    for number in range(13):
        bilingual.article(newsroom, slug=f"nouvelle-{number}")

    head = head_at(client, "/fr/articles/?page=2")

    assert '<link rel="canonical" href="https://news.example/fr/articles/?page=2">' in head
    assert "hreflang" not in head


@pytest.mark.parametrize("path", ["/fr/search/?q=mer", "/fr/account/password/reset/", "/fr/search/"])
def test_forms_and_results_are_not_to_be_indexed(client, newsroom, path):
    head = head_at(client, path)

    assert robots(head) == "noindex"
    assert "canonical" not in head
    assert properties(head) == {}


@pytest.mark.parametrize("name", ["signup", "login"])
def test_the_way_to_an_account_can_be_found_in_either_language(client, newsroom, name):
    head = head_at(client, f"/en/account/{name}/?next=/en/videos/")

    assert robots(head) == "max-image-preview:large"
    assert f'<link rel="canonical" href="https://news.example/en/account/{name}/">' in head
    assert f'<link rel="alternate" hreflang="fr" href="https://news.example/fr/account/{name}/">' in head
    assert re.search(r'<meta name="description" content="[^"]{20,}">', head)


def test_a_list_that_a_reader_narrowed_down_is_not_to_be_indexed(client, newsroom):
    bilingual.article(newsroom)

    assert robots(head_at(client, "/fr/articles/")) == "max-image-preview:large"
    narrowed = head_at(client, "/fr/articles/?year=2025")
    assert robots(narrowed) == "noindex, follow"
    assert "canonical" not in narrowed


@pytest.mark.parametrize("language", ["fr", "en"])
def test_feeds_are_announced_and_answer(client, newsroom, language):
    head = head_at(client, f"/{language}/")

    feeds = re.findall(r'<link rel="alternate" type="([^"]*)" title="[^"]+" href="([^"]*)">', head)
    assert [kind for kind, _address in feeds] == ["application/rss+xml", "application/atom+xml", "application/rss+xml"]
    for kind, address in feeds:
        response = client.get(address.removeprefix("https://news.example"))
        assert response.status_code == 200
        assert response["Content-Type"].startswith(kind)


def test_a_page_without_a_picture_is_shown_with_the_sites(client, newsroom):
    shown = properties(head_at(client, "/fr/articles/"))

    assert shown["og:image"] == "https://news.example/static/home/card.png"
    assert finders.find("home/card.png")
