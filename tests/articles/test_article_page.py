"""An article as a reader gets it: every block, pictures in modern formats, the video only where it may be seen."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import bilingual
from tests.factories.english import in_english


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_every_kind_of_block_reaches_the_reader(client, newsroom):
    film = bilingual.video_page(newsroom)
    bilingual.article(
        newsroom,
        lead_image=bilingual.picture(),
        lead_image_alt="Une salle pleine",
        body=[
            ("paragraph", "<p>Deux jours de <b>débats</b>.</p>"),
            ("heading", "Ce qui a été dit"),
            ("quote", {"text": "Il faut agir.", "person": "A. Martin", "role": "Chercheuse"}),
            ("image", {"image": bilingual.picture(), "alt": "La tribune", "caption": "Le 27 novembre", "credit": ""}),
            ("video", {"video": film.video, "caption": "Le film"}),
        ],
    )

    html = read(client, "/fr/articles/table-ronde-bruxelles/")

    for words in ("Sécurité", "Deux jours de <b>débats</b>.", "Ce qui a été dit", "Il faut agir.", "Chercheuse"):
        assert words in html
    assert 'alt="Une salle pleine"' in html
    assert 'alt="La tribune"' in html
    assert "Service photo" in html, "a picture without a credit of its own carries the library's"
    assert "960w" in html
    assert 'href="/fr/videos/patrouille-en-mer/"' in html
    assert '<source src="/fr/videos/patrouille-en-mer/preview.mp4" type="video/mp4">' in html
    assert html.count("<h1>") == 1


def test_an_embedded_video_disappears_while_its_page_is_under_embargo(client, newsroom):
    film = bilingual.video_page(newsroom, embargo_until=timezone.now() + timedelta(hours=1))
    bilingual.article(newsroom, body=[("video", {"video": film.video, "caption": "Sous embargo"})])

    html = read(client, "/fr/articles/table-ronde-bruxelles/")

    assert "patrouille-en-mer" not in html
    assert "Sous embargo" not in html


def test_an_embedded_video_is_the_one_of_the_readers_language(client, newsroom):
    film = bilingual.video_page(newsroom)
    article = bilingual.article(newsroom, body=[("video", {"video": film.video, "caption": ""})])
    in_english(article)
    assert "/videos/patrouille-en-mer/" not in read(client, "/en/articles/table-ronde-bruxelles/")

    in_english(film, title="Patrol at sea", slug="patrol-at-sea")

    assert 'href="/en/videos/patrol-at-sea/"' in read(client, "/en/articles/table-ronde-bruxelles/")


def test_pages_carry_no_inline_style_or_script(client, newsroom):
    bilingual.video_page(newsroom)
    bilingual.article(newsroom, lead_image=bilingual.picture())

    for path in ("/fr/", "/fr/articles/", "/fr/articles/table-ronde-bruxelles/", "/fr/videos/patrouille-en-mer/"):
        html = read(client, path)
        assert " style=" not in html
        assert "<style" not in html
        assert "<script>" not in html
        assert " onclick=" not in html
        assert "//" not in html.replace("http://localhost", "").replace("https://example.org", "").replace(
            "https://schema.org", ""
        ), path


def test_more_videos_take_no_more_queries(client, newsroom):
    def queries_of(slug, films):
        body = [("video", {"video": film.video, "caption": ""}) for film in films]
        page = bilingual.article(newsroom, slug=slug, body=body)
        read(client, page.url)
        with CaptureQueriesContext(connection) as queries:
            html = read(client, page.url)
        assert html.count("<figcaption") == len(films)
        return len(queries)

    films = [bilingual.video_page(newsroom, bilingual.video(f"Film {n}"), slug=f"film-{n}") for n in range(4)]
    assert queries_of("un-film", films[:1]) == queries_of("quatre-films", films)
