"""Topics, people, the desk, corrections and related pages, as readers and front ends find them."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ArticlePage
from articles.related import related_articles, related_videos
from articles.selectors import articles_about
from tests.factories import bilingual, filing
from tests.factories.english import in_english


def read(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def api(client, page):
    return client.get(f"/api/v2/pages/{page.pk}/").json()


class TestFiling:
    @pytest.fixture
    def article(self, newsroom):
        page = bilingual.article(newsroom, kicker="", desk=filing.desk(newsroom))
        return filing.filed(
            page,
            topics=[filing.topic(newsroom), filing.topic(newsroom, "Ports")],
            people=[filing.person(newsroom, biography="Elle étudie les marées.")],
        )

    def test_topics_lead_to_the_list_of_that_topic(self, client, article):
        html = read(client, article)

        assert '<p class="eyebrow"><a href="/fr/articles/?topic=mer-du-nord">Mer du Nord</a></p>' in html
        assert '<li><a href="/fr/articles/?topic=ports">Ports</a></li>' in html

    def test_the_list_shows_the_first_topic_where_there_is_no_kicker(self, client, article):
        assert '<p class="eyebrow">Mer du Nord</p>' in client.get("/fr/articles/").content.decode()

    def test_people_and_the_press_contact_are_named(self, client, article):
        html = read(client, article)

        assert "<strong>A. Martin</strong>, Chercheuse, Institut du large" in html
        assert "Elle étudie les marées." in html
        assert '<a href="mailto:mer@example.org">mer@example.org</a>' in html
        assert '<a href="tel:+442079460018">+44 20 7946 0018</a>' in html

    def test_an_article_is_shared_by_the_readers_own_mail(self, client, article):
        assert (
            'href="mailto:?subject=Table%20ronde%20%C3%A0%20Bruxelles&amp;body=http%3A%2F%2Ftestserver%2Ffr'
            '%2Farticles%2Ftable-ronde-bruxelles%2F"' in read(client, article)
        )

    def test_the_api_gives_them_whole(self, client, article):
        answer = api(client, article)

        assert [(topic["name"], topic["slug"]) for topic in answer["topics"]] == [
            ("Mer du Nord", "mer-du-nord"),
            ("Ports", "ports"),
        ]
        (person,) = answer["people"]
        assert (person["name"], person["organisation"], person["portrait"]) == ("A. Martin", "Institut du large", None)
        assert answer["desk"]["email"] == "mer@example.org"


class TestCorrections:
    @pytest.fixture
    def article(self, newsroom):
        entries = [
            filing.correction("Il s’agissait de deux jours."),
            filing.correction("Le rapport est paru.", day=30, kind="update"),
        ]
        return filing.filed(bilingual.article(newsroom), corrections=entries)

    def test_they_stand_above_the_text_the_newest_first(self, client, article):
        html = read(client, article)

        first, second = html.index("Le rapport est paru."), html.index("Il s’agissait de deux jours.")
        assert first < second < html.index("Ce qui a été dit")

    def test_the_article_says_when_it_was_last_updated(self, client, article):
        assert '<time datetime="2025-11-30T14:05:00+01:00">30\u00a0novembre\u00a02025</time>' in read(client, article)

    def test_the_api_tells_them_apart(self, client, article):
        answer = api(client, article)

        assert [(entry["kind"], entry["text"]) for entry in answer["corrections"]] == [
            ("update", "Le rapport est paru."),
            ("correction", "Il s’agissait de deux jours."),
        ]
        assert answer["updated_at"] == answer["corrections"][0]["made_at"]

    def test_an_article_without_any_says_nothing_of_the_kind(self, client, newsroom):
        page = bilingual.article(newsroom)

        assert "_corrections" not in read(client, page)
        assert api(client, page)["updated_at"] is None


class TestRelated:
    def test_what_the_editor_chose_comes_in_that_order(self, newsroom):
        first, second = (bilingual.article(newsroom, slug=slug) for slug in ("un", "deux"))
        films = [bilingual.video_page(newsroom, slug=slug) for slug in ("film-un", "film-deux")]
        page = filing.filed(bilingual.article(newsroom), articles=[second, first], videos=films[::-1])

        assert related_articles(page) == [second, first]
        assert related_videos(page) == films[::-1]

    def test_each_language_leads_to_its_own_pages_and_to_visible_ones(self, client, newsroom):
        shown, untranslated, secret = (bilingual.article(newsroom, slug=slug) for slug in ("un", "deux", "trois"))
        page = filing.filed(bilingual.article(newsroom), articles=[shown, untranslated, secret])
        english = in_english(page)
        other = in_english(shown, title="One", slug="one")
        ArticlePage.objects.filter(pk=secret.pk).update(embargo_until=timezone.now() + timedelta(hours=1))

        assert related_articles(english) == [other]
        assert related_articles(page) == [shown, untranslated]
        assert 'href="/en/articles/one/"' in read(client, english)
        assert [link["html_url"] for link in api(client, english)["related_articles"]] == [
            "http://testserver/en/articles/one/"
        ]

    def test_where_none_is_chosen_the_newest_of_the_same_topics_stand_in(self, newsroom):
        topic, other = filing.topic(newsroom), filing.topic(newsroom, "Ports")
        same = [
            filing.filed(
                bilingual.article(newsroom, slug=f"meme-{day}", dateline_date=f"2025-10-{day}"), topics=[topic]
            )
            for day in (11, 12, 13, 14)
        ]
        filing.filed(bilingual.article(newsroom, slug="ports"), topics=[other])
        page = filing.filed(bilingual.article(newsroom), topics=[topic])

        assert related_articles(page) == same[:0:-1]

    def test_an_article_without_topics_leads_to_nothing(self, client, newsroom):
        bilingual.article(newsroom, slug="autre")
        page = bilingual.article(newsroom)

        assert related_articles(page) == related_videos(page) == []
        assert "_related" not in read(client, page)


class TestArticlesAboutAVideo:
    @pytest.fixture
    def film(self, newsroom):
        return bilingual.video_page(newsroom)

    def test_those_that_show_it_and_those_that_name_it(self, newsroom, film):
        showing = bilingual.article(newsroom, slug="montre", body=[("video", {"video": film.video, "caption": ""})])
        naming = bilingual.article(newsroom, slug="nomme", dateline_date="2025-11-29")
        filing.filed(naming, videos=[film])
        bilingual.article(newsroom, slug="ignore")

        assert [page.slug for page in articles_about(film)] == ["nomme", showing.slug]

    def test_in_the_language_of_the_video_page(self, client, newsroom, film):
        page = filing.filed(bilingual.article(newsroom), videos=[film])
        english = in_english(film, slug="patrol")
        assert list(articles_about(english)) == []

        translated = in_english(page, slug="round-table")

        assert list(articles_about(english)) == [translated]
        assert [each["html_url"] for each in api(client, english)["related_articles"]] == [
            "http://testserver/en/articles/round-table/"
        ]

    def test_never_one_under_embargo(self, newsroom, film):
        later = timezone.now() + timedelta(hours=1)
        bilingual.article(newsroom, embargo_until=later, body=[("video", {"video": film.video, "caption": ""})])

        assert list(articles_about(film)) == []

    def test_templates_ask_by_a_tag(self, newsroom, film):
        filing.filed(bilingual.article(newsroom), videos=[film])
        template = (
            "{% load articles %}{% articles_about film as found %}{% for page in found %}{{ page.title }}{% endfor %}"
        )

        assert Template(template).render(Context({"film": film})) == "Table ronde à Bruxelles"


@pytest.mark.parametrize("words", ["Port", "large", "Rapide", "Bruxelles", "débats"])
def test_an_article_is_found_by_its_topics_its_place_and_every_block(newsroom, words):
    film = bilingual.video_page(newsroom)
    body = json.dumps(filing.every_block(film.video))
    page = filing.filed(bilingual.article(newsroom, body=body), topics=[filing.topic(newsroom, "Port")])

    assert list(ArticlePage.objects.search(words)) == [page]


def test_a_richer_article_takes_no_more_queries(client, newsroom):
    def queries_of(slug, number):
        topics = [filing.topic(newsroom, f"{slug} {n}") for n in range(number)]
        page = filing.filed(
            bilingual.article(newsroom, slug=slug, desk=filing.desk(newsroom)),
            topics=topics,
            people=[filing.person(newsroom, portrait=bilingual.picture()) for _ in range(number)],
            corrections=[filing.correction(day=n + 1) for n in range(number)],
            articles=others[:number],
            videos=films[:number],
        )
        counts = []
        for address in (page.url, f"/api/v2/pages/{page.pk}/"):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    others = [bilingual.article(newsroom, slug=f"lie-{n}", lead_image=bilingual.picture()) for n in range(3)]
    films = [bilingual.video_page(newsroom, bilingual.video(f"Film {n}"), slug=f"film-{n}") for n in range(3)]
    assert queries_of("simple", 1) == queries_of("riche", 3)
