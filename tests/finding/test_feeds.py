"""Feed readers get what is new in their language, and never the address of a gated file."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from wagtail.models import Locale

from articles.models import ArticlePage
from cms.taxonomy.models import Topic
from home.models import SiteContent
from tests.factories import bilingual
from tests.factories.english import in_english

ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
FEEDS = ["articles.rss", "articles.atom", "videos.rss"]


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = "https://news.example"


def feed(client, name, language="fr", **asked):
    response = client.get(f"/{language}/feeds/{name}", asked)
    assert response.status_code == 200
    return ET.fromstring(response.content)


def items(client, name, language="fr", **asked):
    return feed(client, name, language, **asked).findall("channel/item")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_language_has_its_articles(client, newsroom, language):
    in_english(bilingual.article(newsroom), title="Round table", slug="round-table")

    channel = feed(client, "articles.rss", language).find("channel")
    (item,) = channel.findall("item")

    assert channel.findtext("language") == language
    slug = {"fr": "table-ronde-bruxelles", "en": "round-table"}[language]
    assert item.findtext("link") == f"https://news.example/{language}/articles/{slug}/"
    assert item.findtext("description") == "Deux jours de débats."


def test_a_guid_outlives_title_and_address(client, newsroom):
    article = bilingual.article(newsroom)
    (before,) = items(client, "articles.rss")
    article.title, article.slug = "Un autre titre", "une-autre-adresse"
    article.save_revision().publish()

    (after,) = items(client, "articles.rss")

    assert after.findtext("link") != before.findtext("link")
    assert after.findtext("guid") == before.findtext("guid")
    assert after.find("guid").get("isPermaLink") == "false"


def test_a_correction_changes_the_date_of_the_entry_not_of_its_publication(client, newsroom):
    article = bilingual.article(newsroom, first_published_at=datetime(2025, 11, 1, tzinfo=UTC))
    ArticlePage.objects.filter(pk=article.pk).update(last_published_at=datetime(2025, 11, 3, tzinfo=UTC))

    entry = feed(client, "articles.atom").find(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}published").startswith("2025-11-01")
    assert entry.findtext(f"{ATOM}updated").startswith("2025-11-03")


def test_a_video_comes_with_its_public_preview_and_poster_and_nothing_else(client, newsroom):
    bilingual.video_page(newsroom)

    response = client.get("/fr/feeds/videos.rss")
    content = ET.fromstring(response.content).find(f"channel/item/{MEDIA}content")

    assert content.get("url") == "https://news.example/fr/videos/patrouille-en-mer/preview.mp4"
    assert content.get("duration") == "20"
    assert content.find(f"{MEDIA}thumbnail").get("url").endswith("/patrouille-en-mer/poster-960.jpg")
    assert content.findtext(f"{MEDIA}credit") == "Images\u00a0: service vidéo"
    assert content.findtext(f"{MEDIA}copyright") == "Conditions d’usage"
    text = response.content.decode()
    assert "download" not in text
    assert "1080p" not in text
    assert "secret" not in text


def test_hidden_pages_stay_out(client, newsroom):
    hidden = {"embargo_until": "2999-01-01T00:00Z"}
    bilingual.article(newsroom, **hidden)
    bilingual.video_page(newsroom, **hidden)
    bilingual.article(newsroom, slug="brouillon", live=False)

    assert items(client, "articles.rss") == []
    assert items(client, "videos.rss") == []


def test_a_topic_has_its_own_feed(client, newsroom):
    topic = Topic.objects.create(name="Marine", locale=Locale.objects.get(language_code="fr"))
    filed = bilingual.article(newsroom, title="Convoi", slug="convoi")
    filed.page_topics.create(topic=topic)
    filed.save()
    bilingual.article(newsroom, title="Autre", slug="autre")

    assert [item.findtext("title") for item in items(client, "articles.rss", topic="marine")] == ["Convoi"]
    assert items(client, "articles.rss", topic="marine")[0].findtext("category") == "Marine"


@pytest.mark.parametrize("name", FEEDS)
def test_a_topic_of_hidden_pages_alone_is_not_found(client, newsroom, name):
    topic = Topic.objects.create(name="Secret", locale=Locale.objects.get(language_code="fr"))
    hidden = {"embargo_until": "2999-01-01T00:00Z"}
    for page in (bilingual.article(newsroom, **hidden), bilingual.video_page(newsroom, **hidden)):
        page.page_topics.create(topic=topic)
        page.save()

    assert client.get(f"/fr/feeds/{name}", {"topic": "secret"}).status_code == 404


@pytest.mark.parametrize("topic", ["unheard-of", "\x00", "x" * 5000])
def test_a_topic_that_is_not_there_is_not_found(client, newsroom, topic):
    assert client.get("/fr/feeds/articles.rss", {"topic": topic}).status_code == 404


@pytest.mark.parametrize("name", FEEDS)
def test_who_has_it_already_is_told_so(client, newsroom, name):
    bilingual.article(newsroom)
    bilingual.video_page(newsroom)
    first = client.get(f"/fr/feeds/{name}")

    for header, value in (("If-None-Match", first["ETag"]), ("If-Modified-Since", first["Last-Modified"])):
        again = client.get(f"/fr/feeds/{name}", headers={header: value})
        assert again.status_code == 304
        assert again.content == b""


def test_signs_that_xml_cannot_hold_are_left_out(client, newsroom):
    bilingual.article(newsroom, title="Avant\x0baprès & <fin>", standfirst="Moins < plus\x0c.")

    (item,) = items(client, "articles.rss")
    assert item.findtext("title") == "Avant après & <fin>"
    assert item.findtext("description") == "Moins &lt; plus ."


@pytest.mark.parametrize("name", FEEDS)
def test_every_feed_is_xml_whatever_editors_pasted(client, newsroom, name):
    topic = Topic.objects.create(name="Mer\x0bdu Nord", locale=newsroom.home.locale, description="Au\x0clarge")
    SiteContent.objects.create(locale=newsroom.home.locale, name="La\x01Rédaction")
    words = {"title": "Avant\x0baprès", "summary": "Moins\x0c."}
    for page in (
        bilingual.article(newsroom, title="Avant\x0baprès", standfirst="Moins\x0c."),
        bilingual.video_page(newsroom, **words),
    ):
        page.page_topics.create(topic=topic)
        page.save()

    whole, narrow = feed(client, name), feed(client, name, topic=topic.slug)

    titles = [next(node.text for node in found.iter() if node.tag.endswith("title")) for found in (whole, narrow)]
    assert titles[0].startswith("La Rédaction")
    assert titles[1].endswith("– Mer du Nord")


@pytest.mark.parametrize("name", FEEDS)
def test_more_news_cost_no_more_queries(queries_few_and_many, name):
    few, many = queries_few_and_many(f"/fr/feeds/{name}")

    assert many == few
    assert few <= 12
