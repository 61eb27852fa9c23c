"""The landing page is what the editor composed, and costs the same however much there is to show."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.factories import bilingual


def read(client, path="/fr/"):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_sections_come_in_the_editors_order_with_the_newest_of_each_kind(client, newsroom):
    bilingual.article(newsroom)
    bilingual.video_page(newsroom)

    html = read(client)

    marks = ["Vos images, prêtes à diffuser", "Bienvenue", "Table ronde à Bruxelles", "Patrouille en mer", "Un compte"]
    places = [html.index(mark, html.index("<main")) for mark in marks]
    assert places == sorted(places)
    assert "still--lead" in html


def test_a_section_with_nothing_to_show_is_left_out(client, newsroom):
    html = read(client)

    assert "À la une" not in html
    assert "À voir" not in html


def test_nobody_signed_in_is_asked_to_register(client, newsroom):
    assert 'class="register"' in read(client)

    client.force_login(
        User.objects.create_user("reader@example.org"), backend="django.contrib.auth.backends.ModelBackend"
    )
    html = read(client)
    assert 'class="register"' not in html
    assert 'href="/fr/account/"' in html
    assert '<form method="post" action="/fr/account/logout/">' in html


def test_more_to_show_costs_no_more_queries(client, newsroom):
    def queries():
        read(client)
        with CaptureQueriesContext(connection) as captured:
            read(client)
        return len(captured)

    for number in range(2):
        bilingual.article(newsroom, slug=f"a-{number}", lead_image=bilingual.picture())
        bilingual.video_page(newsroom, slug=f"v-{number}")
    newsroom.home.sections = [
        ("latest_articles", {"heading": "Un", "count": 1}),
        ("latest_videos", {"heading": "Un", "count": 1}),
    ]
    newsroom.home.save_revision().publish()
    one_of_each = queries()
    newsroom.home.sections = [
        ("latest_articles", {"heading": "Deux", "count": 2}),
        ("latest_videos", {"heading": "Deux", "count": 2}),
    ]
    newsroom.home.save_revision().publish()

    assert queries() == one_of_each
    assert one_of_each <= 26
