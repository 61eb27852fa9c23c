"""How many questions the database is asked for an answer: as many for a long list as for a short one."""

import json
from itertools import count

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model

from articles.models import ArticlePage
from tests.factories import bilingual, filing
from videos.models import Shot, VideoPage, VideoTopic

LISTS = {
    "pages/": 6,
    "pages/?locale=en": 6,
    "pages/?type=articles.ArticlePage&fields=lead_image,kicker": 15,
    "pages/?type=articles.ArticlePage&fields=*&limit=100": 39,
    "pages/?type=articles.ArticlePage&fields=*&limit=100&rich_text_format=markdown": 39,
    "pages/?type=videos.VideoPage&fields=*&limit=100": 16,
    "images/?limit=100": 5,
    "documents/?limit=100&fields=*": 5,
    "videos/?limit=100&fields=*": 5,
    "topics/?limit=100&fields=*": 4,
    "people/?limit=100&fields=*": 6,
    "redirects/?limit=100&fields=*": 3,
}


class Growing:
    """A newsroom whose every list gets longer, with whatever can stand in an article or beside a film."""

    def __init__(self, newsroom: bilingual.Newsroom) -> None:
        self.newsroom = newsroom
        self.numbers = count(1)

    def grow(self) -> ArticlePage:
        number, room = next(self.numbers), self.newsroom
        topic = filing.topic(room, f"Sujet {number}")
        person = filing.person(room, f"Personne {number}", portrait=bilingual.picture(f"Portrait {number}"))
        film = self.film(number, topic)
        article = bilingual.article(
            room,
            title=f"Article {number}",
            slug=f"article-{number}",
            lead_image=bilingual.picture(f"Photo {number}"),
            desk=filing.desk(room),
            body=json.dumps([*filing.every_block(film.video, page=film), *self.texts(film)]),
        )
        Redirect.add_redirect(f"/fr/ancien-{number}/", article)
        return filing.filed(
            article,
            topics=[topic],
            people=[person],
            corrections=[filing.correction()],
            articles=[room.extra["article"]],
            videos=[room.extra["video_page"]],
        )

    def film(self, number: int, topic) -> VideoPage:
        article, terms = self.newsroom.extra["article"], self.newsroom.terms
        own_terms = type(terms).objects.create(title=f"Règle {number}", text=self.link(article), locale=terms.locale)
        page = bilingual.video_page(
            self.newsroom,
            bilingual.video(f"Film {number}"),
            slug=f"film-{number}",
            story=self.link(article),
            terms=own_terms,
        )
        page.shots = [Shot(in_timecode="00:00:00:00", out_timecode="00:00:08:00", description="Le port")]
        page.page_topics = [VideoTopic(topic=topic)]
        page.save_revision().publish()
        return page

    def texts(self, film: VideoPage) -> list[dict[str, object]]:
        """Links inside texts: to pages, to documents, from paragraphs and fact boxes."""
        document = get_document_model().objects.create(title="Annexe", file=ContentFile(b"%PDF-1.7", "annexe.pdf"))
        to_document = f'<p><a linktype="document" id="{document.pk}">L’annexe</a></p>'
        values = [
            ("paragraph", self.link(film)),
            ("paragraph", self.link(self.newsroom.extra["article"]) + to_document),
            ("fact_box", {"heading": "Et aussi", "text": self.link(film) + to_document}),
        ]
        return [{"type": kind, "id": f"texte-{n}", "value": value} for n, (kind, value) in enumerate(values)]

    @staticmethod
    def link(page) -> str:
        return f'<p>Voir <a linktype="page" id="{page.pk}">la suite</a>.</p>'


@pytest.fixture
def growing(newsroom):
    made = Growing(newsroom)
    made.grow()
    return made


def asked(client, address: str) -> int:
    """How many queries an answer takes once the copies of its pictures are made."""
    assert client.get(f"/api/v2/{address}").status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/api/v2/{address}")
    return len(queries)


def test_a_longer_list_takes_no_more_queries(growing, client):
    before = {address: (asked(client, address), length(client, address)) for address in LISTS}
    for _ in range(2):
        growing.grow()
    after = {address: (asked(client, address), length(client, address)) for address in LISTS}
    assert {address: queries for address, (queries, _) in before.items()} == LISTS
    assert {address: queries for address, (queries, _) in after.items()} == LISTS
    assert [address for address in LISTS if after[address][1] <= before[address][1]] == ["pages/?locale=en"]


def length(client, address: str) -> int:
    return client.get(f"/api/v2/{address}").json()["meta"]["total_count"]


def test_an_article_with_every_block_takes_no_more_queries_than_that(growing, client):
    article = growing.grow()
    assert asked(client, f"pages/{article.pk}/") == 56
    article.body = json.dumps([*article.body.raw_data, *growing.texts(growing.newsroom.extra["video_page"])])
    article.save()
    assert asked(client, f"pages/{article.pk}/") == 56, "more of a kind"
