"""The list of videos: narrowed down by topic and date, at a cost that does not grow with it."""

from datetime import date

import pytest

from cms.taxonomy.models import Topic
from cms.translation.services import translate
from tests.factories import bilingual
from tests.factories.english import in_english
from videos.models import VideoPage, VideoTopic

MOST_QUERIES = 24


@pytest.fixture
def sea(newsroom):
    return Topic.objects.create(name="Mer", locale=newsroom.home.locale)


def filed(newsroom, title, day, *topics):
    page = bilingual.video_page(newsroom, title=title, slug="", dateline_date=day)
    page.page_topics = [VideoTopic(topic=topic) for topic in topics]
    page.save_revision().publish()
    return page


@pytest.fixture
def three(newsroom, sea):
    filed(newsroom, "Au port", date(2025, 11, 3), sea)
    filed(newsroom, "En montagne", date(2025, 11, 20))
    filed(newsroom, "Au large", date(2024, 6, 1), sea)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["En montagne", "Au port", "Au large"]),
        ("?topic=mer", ["Au port", "Au large"]),
        ("?topic=mer&year=2025", ["Au port"]),
        ("?year=2025&month=11", ["En montagne", "Au port"]),
        ("?year=2023", []),
    ],
)
def test_the_list_is_narrowed_down_by_its_address(client, newsroom, three, query, titles):
    response = client.get(f"{newsroom.videos.url}{query}")
    assert response.status_code == 200
    assert [page.title for page in response.context["video_pages"]] == titles


@pytest.mark.parametrize("query", ["?topic=nulle-part", "?year=abc", "?month=13", "?topic=mer&year=-1", "?topic=%00"])
def test_what_does_not_exist_is_an_empty_list_and_says_so(client, newsroom, three, query):
    response = client.get(f"{newsroom.videos.url}{query}")
    assert response.status_code == 404
    assert not response.context["video_pages"].object_list


def test_a_topic_of_the_other_language_leads_to_this_one(client, newsroom, sea, three):
    translate(sea, to="en", words={"Mer": "Sea"}, user=None)
    in_english(newsroom.home)
    english = in_english(newsroom.videos)
    page = in_english(VideoPage.objects.filter(page_topics__topic=sea).first())
    page.page_topics = [VideoTopic(topic=sea.get_translation(page.locale), locale=page.locale)]
    page.save_revision().publish()
    response = client.get(f"{english.url}?topic=mer")
    assert response.status_code == 302
    assert response.url.endswith("?topic=sea")


def test_the_pages_of_a_filtered_list_keep_the_filter(client, newsroom, sea):
    for number in range(13):
        filed(newsroom, f"Film {number}", date(2025, 11, 1), sea)
    response = client.get(f"{newsroom.videos.url}?topic=mer")
    assert 'href="?topic=mer&amp;page=2"' in response.text
    assert len(client.get(f"{newsroom.videos.url}?topic=mer&page=2").context["video_pages"]) == 1


@pytest.mark.parametrize("query", ["", "?topic=mer&year=2025"])
def test_a_longer_list_takes_no_more_queries(
    client, newsroom, sea, django_assert_num_queries, django_assert_max_num_queries, query
):
    filed(newsroom, "Premier", date(2025, 11, 1), sea)
    address = f"{newsroom.videos.url}{query}"
    client.get(address)
    with django_assert_max_num_queries(MOST_QUERIES) as first:
        client.get(address)
    for number in range(5):
        filed(newsroom, f"Film {number}", date(2025, 10, 1 + number), sea)
    with django_assert_num_queries(len(first)):
        client.get(address)
