"""The page of a video, as a reader without JavaScript gets it."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.html import escape

from cms.taxonomy.models import Topic
from tests.factories import bilingual
from videos.models import Shot, VideoTopic

MOST_QUERIES = 35


@pytest.fixture
def listed(newsroom):
    page = bilingual.video_page(newsroom, spoken_languages=["zxx"])
    page.shots = [
        Shot(in_timecode="00:00:00:00", out_timecode="00:00:08:00", description="Le port vu du large"),
        Shot(
            in_timecode="00:00:08:00",
            out_timecode="00:00:20:00",
            description="Le capitaine à la barre",
            credit="Marine nationale",
            restriction="Pas de revente",
        ),
        Shot(in_timecode="00:00:30:00", out_timecode="00:00:40:00", description="Un plan que le film n’a plus"),
    ]
    page.page_topics = [VideoTopic(topic=Topic.objects.create(name="Mer & ports", locale=newsroom.home.locale))]
    page.save_revision().publish()
    return page


def test_a_shot_is_a_link_that_fills_the_form_with_its_timecodes(client, listed):
    response = client.get(listed.url)
    assert response.text.count('class="shot"') == 3
    links = [part.split('"')[0] for part in response.text.split('href="') if part.startswith("?in_point=")]
    assert len(links) == 2
    query = urlsplit(links[1].replace("&amp;", "&"))
    assert parse_qs(query.query) == {"in_point": ["00:00:08:00"], "out_point": ["00:00:20:00"]}
    assert query.fragment == "clip"
    filled = client.get(f"{listed.url}{links[1].replace('&amp;', '&')}").text
    assert 'name="in_point" value="00:00:08:00"' in filled
    assert 'name="out_point" value="00:00:20:00"' in filled


def test_the_bar_has_a_mark_where_each_shot_begins(client, listed):
    shown = client.get(listed.url).text
    assert 'viewBox="0 0 500 10"' in shown
    assert 'd="M200 0V10"' in shown
    assert "M750" not in shown


def test_a_restriction_stands_at_its_shot_and_beside_the_terms(client, listed):
    assert client.get(listed.url).text.count("Pas de revente") == 2


def test_topics_lead_to_the_list_of_videos_on_them(client, newsroom, listed):
    shown = client.get(listed.url).text
    assert escape("Mer & ports") in shown
    assert f'href="{newsroom.videos.url}?topic=mer-ports"' in shown
    response = client.get(f"{newsroom.videos.url}?topic=mer-ports")
    assert [page.title for page in response.context["video_pages"]] == [listed.title]


def test_articles_that_show_the_video_are_named_on_its_page(client, newsroom, listed):
    article = bilingual.article(newsroom, body=[("video", {"video": listed.video, "caption": "Le film"})])
    article.save_revision().publish()
    assert f'href="{article.url}"' in client.get(listed.url).text


def test_a_page_with_more_shots_and_topics_costs_no_more(
    client, newsroom, listed, django_assert_num_queries, django_assert_max_num_queries
):
    client.get(listed.url)
    with django_assert_max_num_queries(MOST_QUERIES) as few:
        client.get(listed.url)
    for second in range(5):
        listed.shots.add(
            Shot(in_timecode=f"00:00:1{second}:00", out_timecode="00:00:20:00", description=f"Plan {second}")
        )
        topic = Topic.objects.create(name=f"Sujet {second}", locale=newsroom.home.locale)
        listed.page_topics.add(VideoTopic(topic=topic))
    listed.save_revision().publish()
    with django_assert_num_queries(len(few)):
        client.get(listed.url)
