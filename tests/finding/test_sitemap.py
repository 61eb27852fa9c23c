"""Search engines find every page that anybody may see, in each language, and are asked to leave the rest alone."""

from xml.etree import ElementTree as ET

import pytest

from cms.taxonomy.models import Topic
from tests.factories import bilingual
from tests.factories.english import in_english

SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
VIDEO = "{http://www.google.com/schemas/sitemap-video/1.1}"


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = "https://news.example"


def entries(client, section):
    response = client.get(f"/sitemap-{section}.xml")
    assert response.status_code == 200
    found = ET.fromstring(response.content).findall(f"{SITE}url")
    return {url.findtext(f"{SITE}loc"): url for url in found}


def test_the_index_names_every_file(client, newsroom):
    index = ET.fromstring(client.get("/sitemap.xml").content)

    files = [found.text for found in index.iter(f"{SITE}loc")]
    assert [name.rpartition("/")[2] for name in files] == ["sitemap-pages.xml", "sitemap-videos.xml"]
    for name in files:
        assert client.get(name.replace("http://testserver", "")).status_code == 200


def test_pages_name_their_counterparts_and_when_they_changed(client, newsroom):
    in_english(bilingual.article(newsroom), slug="round-table")
    french, english = "/fr/articles/table-ronde-bruxelles/", "/en/articles/round-table/"

    found = entries(client, "pages")
    article = found[f"https://news.example{english}"]

    assert f"https://news.example{french}" in found
    assert {link.get("hreflang"): link.get("href") for link in article.iter(LINK)} == {
        "fr": f"https://news.example{french}",
        "en": f"https://news.example{english}",
        "x-default": f"https://news.example{french}",
    }
    assert article.findtext(f"{SITE}lastmod")


def test_a_page_without_counterpart_names_none(client, newsroom):
    bilingual.article(newsroom)

    article = entries(client, "pages")["https://news.example/fr/articles/table-ronde-bruxelles/"]
    assert list(article.iter(LINK)) == []


def test_hidden_pages_stay_out(client, newsroom):
    before = set(entries(client, "pages"))
    bilingual.article(newsroom, live=False)
    bilingual.article(newsroom, slug="embargo", embargo_until="2999-01-01T00:00Z")
    bilingual.video_page(newsroom, embargo_until="2999-01-01T00:00Z")

    assert set(entries(client, "pages")) == before
    assert entries(client, "videos") == {}


def test_a_video_tells_where_its_public_preview_is(client, newsroom):
    bilingual.video_page(newsroom)

    (page,) = entries(client, "videos").values()
    video = page.find(f"{VIDEO}video")

    assert video.findtext(f"{VIDEO}content_loc") == "https://news.example/fr/videos/patrouille-en-mer/preview.mp4"
    assert video.findtext(f"{VIDEO}thumbnail_loc").endswith("poster-960.jpg")
    assert video.findtext(f"{VIDEO}duration") == "20"


def test_signs_that_xml_cannot_hold_are_left_out(client, newsroom):
    page = bilingual.video_page(newsroom, title="Avant\x0baprès", summary="Moins\x0c.")
    page.page_topics.create(topic=Topic.objects.create(name="Mer\x0bdu Nord", locale=newsroom.home.locale))
    page.save()

    (entry,) = entries(client, "videos").values()
    assert entry.findtext(f".//{VIDEO}title") == "Avant après"
    assert entry.findtext(f".//{VIDEO}tag") == "Mer du Nord"


@pytest.mark.parametrize("path", ["/sitemap-unknown.xml", "/sitemap-pages.xml?p=7", "/sitemap-pages.xml?p=x"])
def test_a_file_that_is_not_there_is_not_found(client, newsroom, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("section", ["pages", "videos"])
def test_more_pages_cost_no_more_queries(queries_few_and_many, section):
    few, many = queries_few_and_many(f"/sitemap-{section}.xml")

    assert many == few


def test_robots_are_shown_the_map_and_kept_out_of_rooms_and_files(client, newsroom):
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert "Sitemap: https://news.example/sitemap.xml" in lines
    for path in ("/cms/", "/*/account/", "/*/search/", "/*/videos/*/download/"):
        assert f"Disallow: {path}" in lines
    assert "Allow: /*/account/signup/$" in lines
    assert "Disallow: /" not in lines


def test_a_rehearsal_is_not_for_search_engines(client, newsroom, settings):
    settings.SEARCH_ENGINES = "refused"

    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()
    assert '<meta name="robots" content="noindex">' in client.get("/fr/").content.decode()
