"""A reader finds articles and videos by their words, however they are typed."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import bilingual
from tests.factories.english import in_english
from videos.captions import keep_captions
from videos.models import VideoPage
from videos.webvtt import parse


def found(client, words, language="fr", **asked):
    response = client.get(f"/{language}/search/", {"q": words, **asked})
    assert response.status_code == 200
    html = response.content.decode()
    return [unescape(re.sub("<[^>]+>", "", title)) for title in re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", html)]


@pytest.fixture
def news(newsroom):
    bilingual.article(newsroom, title="Table ronde sur la sécurité maritime", slug="table-ronde")
    bilingual.video_page(newsroom, title="Patrouille en mer", slug="patrouille")
    return newsroom


@pytest.mark.parametrize(
    "typed",
    [
        "sécurité",
        "securite",
        "SÉCURITÉ",
        "tables rondes",
        "tables ronde",
        "“table ronde”",
        '"table ronde"',
        "« table ronde »",
    ],
)
def test_accents_capitals_and_plurals_do_not_matter(client, news, typed):
    assert found(client, typed) == ["Table ronde sur la sécurité maritime"]


def test_a_phrase_is_found_only_side_by_side(client, news):
    assert found(client, '"ronde table"') == []


def test_what_was_asked_in_quotes_is_told_in_one_pair_of_them(client, news):
    told = client.get("/fr/search/", {"q": '"table ronde"'}).content.decode()
    assert "«\u00a0table ronde\u00a0»" in told
    assert 'value="&quot;table ronde&quot;"' in told, "the question stays as it was asked"


def test_both_kinds_are_found_and_each_can_be_looked_at_alone(client, newsroom):
    bilingual.article(newsroom, title="Escale à Ostende", slug="escale")
    bilingual.video_page(newsroom, title="Départ d’Ostende", slug="depart")

    assert set(found(client, "ostende")) == {"Escale à Ostende", "Départ d’Ostende"}
    assert found(client, "ostende", type="articles") == ["Escale à Ostende"]
    assert found(client, "ostende", type="videos") == ["Départ d’Ostende"]


def test_an_unknown_kind_is_not_found(client, news):
    assert client.get("/fr/search/", {"q": "mer", "type": "x"}).status_code == 404


def test_titles_come_before_texts_and_equals_newest_first(client, newsroom):
    def made(title, slug, day, **words):
        bilingual.article(newsroom, title=title, slug=slug, dateline_date=day, **words)

    made("Convoi de nuit", "un", "2025-01-01")
    made("Escorte de nuit", "deux", "2025-03-01", body=[("paragraph", "<p>Un convoi quitte le port.</p>")])
    made("Convoi de jour", "trois", "2025-02-01")

    titles = found(client, "convoi")
    assert titles[:2] == ["Convoi de jour", "Convoi de nuit"]


def test_when_no_page_has_every_word_those_with_some_are_shown_and_it_says_so(client, news):
    response = client.get("/en/search/", {"q": "nothing"})
    assert "have some of them" not in response.content.decode()

    assert found(client, "sécurité introuvable") == ["Table ronde sur la sécurité maritime"]
    in_english(bilingual.article(news, slug="autre"), title="Round table")
    assert "have some of them" in client.get("/en/search/", {"q": "round unheardof"}).content.decode()


def test_what_was_found_is_marked_and_never_read_as_html(client, newsroom):
    bilingual.article(
        newsroom,
        title="Sécurité <script>alert(1)</script> & secours",
        slug="marque",
        standfirst="<b>Sécurité</b> d’abord",
    )

    html = client.get("/fr/search/", {"q": "securite"}).content.decode()

    assert "<mark>Sécurité</mark>" in html
    assert "<script>alert" not in html
    assert "<b>Sécurité" not in html


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_language_finds_its_own_pages(client, newsroom, language):
    in_english(bilingual.article(newsroom, title="Débats au sommet", slug="debats"), title="Debates at the summit")

    assert found(client, "débats" if language == "fr" else "debating", language)[:1] in (
        ["Débats au sommet"],
        ["Debates at the summit"] if connection.vendor == "postgresql" else [],
    )
    assert found(client, "sommet", "en") == []


def test_who_finds_nothing_is_told_what_the_other_language_has(client, newsroom):
    in_english(bilingual.article(newsroom, title="Débats", slug="debats"), title="Lighthouse")

    html = client.get("/fr/search/", {"q": "lighthouse"}).content.decode()

    assert 'href="/en/search/?q=lighthouse" hreflang="en"' in html


def test_hidden_pages_are_not_found(client, newsroom):
    bilingual.article(newsroom, title="Brouillon discret", slug="brouillon", live=False)
    bilingual.article(newsroom, title="Discret, sous embargo", slug="embargo", embargo_until="2999-01-01T00:00Z")
    bilingual.video_page(newsroom, title="Film discret", slug="film", embargo_until="2999-01-01T00:00Z")

    assert found(client, "discret") == []


@pytest.mark.parametrize(
    "typed", ["'", '"', "(", "q:*", "\\", "& | !", "%", "* OR NOT", "NEAR(", "\x00", "\x02mer\x03", "mer\x00"]
)
def test_signs_are_no_commands(client, news, typed):
    titles = found(client, typed)

    assert titles == (["Patrouille en mer"] if "mer" in typed else [])


def test_a_boundless_question_is_refused_in_the_readers_language(client, news):
    response = client.get("/fr/search/", {"q": "mer " * 2500})

    assert response.status_code == 400
    assert '<html lang="fr">' in response.content.decode()
    assert "search-error" in response.content.decode()


@pytest.mark.parametrize("number", ["-1", "0", "2", "1000000000", "x"])
def test_a_page_of_results_that_is_not_there_is_not_found(client, news, number):
    assert client.get("/fr/search/", {"q": "mer", "page": number}).status_code == 404


def test_results_go_over_pages_and_keep_the_question(client, newsroom):
    for number in range(11):
        bilingual.article(newsroom, title=f"Convoi {number}", slug=f"convoi-{number}")

    html = client.get("/fr/search/", {"q": "convoi", "type": "articles"}).content.decode()

    assert 'rel="next" href="?q=convoi&amp;type=articles&amp;page=2"' in html
    assert len(found(client, "convoi", page=2)) == 1


def test_the_language_switch_keeps_the_question(client, news):
    html = client.get("/fr/search/", {"q": "mer"}).content.decode()

    assert 'href="/en/search/?q=mer"' in html


def test_more_results_cost_no_more_queries(client, newsroom):
    def queries():
        client.get("/fr/search/", {"q": "convoi"})
        with CaptureQueriesContext(connection) as captured:
            client.get("/fr/search/", {"q": "convoi"})
        return len(captured)

    bilingual.article(newsroom, title="Convoi", slug="un", lead_image=bilingual.picture(), lead_image_alt="La mer")
    bilingual.video_page(newsroom, title="Convoi", slug="un")
    few = queries()
    for number in range(4):
        bilingual.article(
            newsroom, title="Convoi", slug=f"a{number}", lead_image=bilingual.picture(), lead_image_alt="La mer"
        )
        bilingual.video_page(newsroom, title="Convoi", slug=f"v{number}")

    assert queries() == few
    assert few <= 22


def test_searching_without_end_is_answered_with_a_pause(client, news, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "search": "2/m/ip"}
    for _time in range(2):
        assert client.get("/fr/search/", {"q": "mer"}).status_code == 200

    refused = client.get("/fr/search/", {"q": "mer"})

    assert refused.status_code == 429
    assert refused["Retry-After"]


def test_a_film_is_found_by_what_is_said_in_it_once_it_has_captions(client, news, django_capture_on_commit_callbacks):
    film = VideoPage.objects.get(slug="patrouille")
    spoken = b"WEBVTT\n\n00:00.500 --> 00:02.000\n<v Vigie>Hublot b\xc3\xa2bord, rien \xc3\xa0 signaler\n"
    with django_capture_on_commit_callbacks(execute=True):
        captions = keep_captions(video=film.video, language="fr", content=spoken, cues=parse(spoken))
    assert found(client, "hublots babord") == ["Patrouille en mer"]
    assert "<mark>Hublot</mark>" in client.get("/fr/search/", {"q": "hublot"}).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        captions.delete()
    assert found(client, "hublots babord") == []
