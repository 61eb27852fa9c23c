"""Articles and video pages in the admin: who sees which, by what they are found, how they are sorted."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticleTopic
from cms.taxonomy.models import Desk, Topic
from tests.desk.news import article, video_page

pytestmark = pytest.mark.django_db
LISTS = ["all_articles:index", "all_video_pages:index"]


@pytest.fixture
def news(frame):
    topic = Topic.objects.create(name="Cyberdéfense", locale=frame.home.locale)
    desk = Desk.objects.create(name="Bureau sud", locale=frame.home.locale)
    first = article(frame, title="Premier sujet", slug="a", dateline_date=date(2025, 3, 1), desk=desk)
    first.page_topics = [ArticleTopic(topic=topic)]
    first.save()
    second = article(
        frame,
        title="Second sujet",
        slug="b",
        dateline_date=date(2025, 9, 1),
        embargo_until=timezone.now() + timedelta(days=3),
        live=False,
    )
    return {"first": first, "second": second, "topic": topic, "desk": desk, "film": video_page(frame)}


def listed(client, address: str, **query) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_says_language_day_desk_and_status(as_, news):
    html = listed(as_("Editors"), reverse("all_articles:index"))
    for words in ("Premier sujet", "Second sujet", "1er\u00a0mars\u00a02025", "Bureau sud", "Français"):
        assert words in html
    assert "Patrouille en mer" not in html
    assert "Patrouille en mer" in listed(as_("Editors"), reverse("all_video_pages:index"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "live"}, "first"),
        ({"state": "draft"}, "second"),
        ({"state": "embargoed"}, "second"),
        ({"dateline_date_from": "2025-01-01", "dateline_date_to": "2025-04-01"}, "first"),
        ({"locale": "fr", "topic": "topic"}, "first"),
        ({"desk": "desk"}, "first"),
        ({"q": "Premier"}, "first"),
        ({"q": "sujet", "topic": "topic"}, "first"),
        ({"locale": "en"}, None),
    ],
)
def test_filters_narrow_the_list(as_, news, query, expected):
    query = {name: news[value].pk if value in news else value for name, value in query.items()}
    html = listed(as_("Editors"), reverse("all_articles:index_results"), **query)
    assert [name for name in ("first", "second") if news[name].title in html] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "ordering", ["title", "locale", "dateline_date", "-dateline_date", "desk__name", "embargo_until", "live", "x'"]
)
def test_every_column_sorts_also_while_searching(as_, news, ordering):
    client = as_("Editors")
    for address in (
        reverse("all_articles:index"),
        reverse("wagtailadmin_explore", args=[news["first"].get_parent().pk]),
    ):
        assert "Premier sujet" in listed(client, address, ordering=ordering)
        assert "Premier sujet" in listed(client, address, ordering=ordering, q="sujet")
    html = listed(client, reverse("all_articles:index"), ordering="dateline_date")
    assert html.index("Premier sujet") < html.index("Second sujet")


def test_the_explorer_shows_the_same_columns_below_a_list_page(as_, news, frame):
    html = listed(as_("Editors"), reverse("wagtailadmin_explore", args=[frame.articles.pk]))
    assert "Bureau sud" in html
    assert "1er\u00a0mars\u00a02025" in html
    assert "Patrouille en mer" in listed(as_("Editors"), reverse("wagtailadmin_explore", args=[frame.videos.pk]))


def test_the_menu_leads_to_both_lists_and_a_reader_to_neither(as_, news, client):
    menu = as_("Chief editors").get("/cms/").content.decode()
    for address in LISTS:
        assert reverse(address) in menu
        assert client.get(reverse(address)).status_code == 302
