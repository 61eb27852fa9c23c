"""Questions that clients ask, well put and badly put."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from articles.selectors import latest_articles
from tests.factories import bilingual


def locales(response):
    return {item["meta"]["locale"] for item in response.json()["items"]}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_language_at_a_time(newsroom, client, language):
    response = client.get("/api/v2/pages/", {"locale": language, "limit": 100})
    assert locales(response) == {language}
    assert response.json()["meta"]["total_count"] == 5
    assert client.get("/api/v2/videos/", {"locale": language}).json()["meta"]["total_count"] == 1


@pytest.mark.parametrize("kind", ["home", "article", "video_page"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_address_is_found_in_either_language(newsroom, client, kind, language):
    french = newsroom.home if kind == "home" else newsroom.extra[kind]
    page = french if language == "fr" else newsroom.extra["english"][kind]
    assert page.url.startswith(f"/{language}/")
    for path in (page.url, page.full_url):
        response = client.get("/api/v2/pages/find/", {"html_path": path}, follow=True)
        assert response.json()["id"] == page.pk


def test_answers_do_not_depend_on_the_browser_s_language(newsroom, client):
    page = newsroom.extra["article"]
    english = client.get(f"/api/v2/pages/{page.pk}/", headers={"accept-language": "en"})
    french = client.get(f"/api/v2/pages/{page.pk}/", headers={"accept-language": "fr"})
    assert english.content == french.content


def test_links_in_texts_lead_to_the_same_language_and_name_what_they_lead_to(newsroom, client):
    article, document = newsroom.extra["article"], newsroom.extra["document"]
    page = newsroom.extra["video_page"]
    page.story = (
        f'<h2>Lire</h2><p>Voir <b>ou <a linktype="page" id="{article.pk}">lire</a></b>.</p>'
        f'<ul><li><a linktype="document" id="{document.pk}">Le programme</a></li></ul>'
    )
    page.save()
    path, file = "/fr/articles/table-ronde-bruxelles/", f"http://testserver{document.url}"

    def story(wanted: str = ""):
        address = f"/api/v2/pages/{page.pk}/" + (f"?rich_text_format={wanted}" if wanted else "")
        return client.get(address, headers={"accept-language": "en"}).json()["story"]

    assert story() == (
        f'<h2>Lire</h2><p>Voir <b>ou <a data-page-id="{article.pk}" href="{path}">lire</a></b>.</p>'
        f'<ul><li><a data-document-id="{document.pk}" href="{file}">Le programme</a></li></ul>'
    )
    assert story("db_html") == page.story
    assert f"[**lire**](http://testserver{path})" in story("markdown")
    assert story("tree") == [
        {"type": "heading", "level": 2, "children": [text("Lire")]},
        {
            "type": "paragraph",
            "children": [
                text("Voir "),
                {
                    "type": "bold",
                    "children": [
                        text("ou "),
                        {"type": "link", "url": path, "page_id": article.pk, "children": [text("lire")]},
                    ],
                },
                text("."),
            ],
        },
        {
            "type": "list",
            "ordered": False,
            "children": [
                {
                    "type": "item",
                    "children": [
                        {
                            "type": "link",
                            "url": file,
                            "document_id": document.pk,
                            "children": [text("Le programme")],
                        }
                    ],
                }
            ],
        },
    ]


def text(words: str) -> dict[str, str]:
    return {"type": "text", "text": words}


def test_the_site_itself_names_no_ids_in_its_links(newsroom, client):
    page = newsroom.extra["video_page"]
    page.story = f'<p><a linktype="page" id="{newsroom.extra["article"].pk}">Lire</a></p>'
    page.save()
    assert '<a href="/fr/articles/table-ronde-bruxelles/">Lire</a>' in client.get(page.url).content.decode()


def test_a_broken_tag_spoils_its_own_text_alone(newsroom, client):
    """The links of all texts are looked up together; each text stays what it is."""
    article = newsroom.extra["article"]
    link = f'<p><a linktype="page" id="{article.pk}">Lire</a></p>'
    article.body = [
        ("paragraph", link),
        ("paragraph", '<p>Avant <a linktype="page" id="1"'),
        ("paragraph", "<p>Après</p>"),
    ]
    article.save()
    texts = [block["value"] for block in client.get(f"/api/v2/pages/{article.pk}/").json()["body"]]
    assert texts == [
        f'<p><a data-page-id="{article.pk}" href="/fr/articles/table-ronde-bruxelles/">Lire</a></p>',
        '<p>Avant <a linktype="page" id="1"',
        "<p>Après</p>",
    ]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("pages/?locale=de", 400),
        ("videos/?locale=de", 400),
        ("pages/?fields=nothing", 400),
        ("pages/?limit=1000", 400),
        ("pages/?limit=many", 400),
        ("pages/?offset=-1", 400),
        ("pages/?offset=99999999999999999999", 400),
        ("pages/?nonsense=1", 400),
        ("pages/?type=nothing.Here", 400),
        ("pages/?order=body", 400),
        ("pages/?search=%00", 400),
        ("pages/?first_published_at=yesterday", 400),
        ("pages/?rich_text_format=pdf", 400),
        ("videos/?duration=long", 400),
        ("videos/?pages=all", 400),
        ("videos/?pages=1", 400),
        ("pages/find/?html_path=http://[", 400),
        (f"pages/?offset={'9' * 5000}", 400),
        (f"pages/find/?id={'9' * 5000}", 400),
        (f"pages/?fields={'parent(' * 2000}", 400),
        (f"pages/?fields={'parent(' * 200}*{')' * 200}", 400),
        ("pages/?order=-title,nothing", 400),
        ("pages/find/?id=abc", 400),
        ("pages/find/?html_path=/de/articles/", 404),
        ("pages/find/?html_path=/en/articles/nothing/", 404),
        ("pages/find/", 404),
        ("pages/999999/", 404),
        ("images/999999/", 404),
        ("videos/999999/", 404),
        ("nothing/", 404),
        ("", 404),
        ("pages/abc/", 404),
    ],
)
def test_mistakes_are_explained(newsroom, client, address, status):
    response = client.get(f"/api/v2/{address}", headers={"accept": "text/html,*/*"})
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["message"] == body["detail"]
    assert body["status"] == status


@pytest.mark.parametrize(
    "number",
    [
        "pages/find/?id=",
        "images/find/?id=",
        "videos/find/?id=",
        "pages/?child_of=",
        "pages/?type=videos.VideoPage&video=",
    ],
)
def test_a_number_beyond_the_database_s_is_nobody_s(newsroom, client, number):
    """SQLite cannot take it, which is said; PostgreSQL finds nothing."""
    response = client.get(f"/api/v2/{number}{10**30}")
    if response.status_code == 200:
        assert response.json()["items"] == []
    else:
        assert response.status_code in (400, 404)
        assert response.json()["message"]


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("pages/?search=Patrouille", 1),
        ("pages/?search=Patrol&locale=en", 1),
        ("pages/?search=Patrol&locale=fr", 0),
        ("pages/?search=Bruxelles&type=articles.ArticlePage&fields=lead_image", 1),
        ("pages/?search=mer&type=videos.VideoPage&fields=*", 1),
        ("videos/?search=Patrouille", 1),
        ("videos/?search=Patrouille&locale=en", 1),
        ("images/?search=Salle", 1),
    ],
)
def test_search_finds_what_is_shown(newsroom, client, address, count):
    response = client.get(f"/api/v2/{address}")
    assert response.status_code == 200, response.content
    assert len(response.json()["items"]) == count


def test_search_does_not_find_what_is_hidden(newsroom, client):
    page = newsroom.extra["video_page"]
    page.embargo_until = now() + timedelta(days=1)
    page.save()
    newsroom.extra["article"].unpublish()
    assert client.get("/api/v2/pages/?search=Patrouille").json()["items"] == []
    assert client.get("/api/v2/videos/?search=Patrouille").json()["items"] == []
    assert client.get("/api/v2/pages/?search=Bruxelles").json()["items"] == []


def test_the_landing_page_s_request_gives_the_order_of_the_site(newsroom, client):
    day = newsroom.extra["article"].dateline_date
    for number, dateline in enumerate([None, day, day - timedelta(days=1), day + timedelta(days=1)]):
        bilingual.article(newsroom, slug=f"article-{number}", dateline_date=dateline)
    home = client.get(f"/api/v2/pages/{newsroom.home.pk}/").json()
    (section,) = [section for section in home["sections"] if section["type"] == "latest_articles"]
    items = client.get(section["value"]["items_url"].replace("limit=3", "limit=20")).json()["items"]
    assert [item["id"] for item in items] == [page.pk for page in latest_articles("fr")]
    assert items[0]["title"]


def test_a_list_names_the_fields_that_it_can_give(newsroom, client):
    """What a page leads on to is given of one page alone."""
    response = client.get("/api/v2/pages/?type=articles.ArticlePage&fields=related_articles")
    assert response.status_code == 400
    assert "related_articles" not in response.json()["allowed"]
    assert "body" in response.json()["allowed"]


def test_a_detail_asks_for_its_page_once(newsroom, client):
    page = newsroom.extra["article"]
    address = f"/api/v2/pages/{page.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    of_the_page = [
        query["sql"]
        for query in queries.captured_queries
        if f'"wagtailcore_page"."id" = {page.pk}' in query["sql"] and "LIMIT 21" in query["sql"]
    ]
    assert len(of_the_page) <= 2, "by its id, then as an article"


def test_nothing_can_be_written(newsroom, client):
    for method in (client.post, client.put, client.patch, client.delete):
        response = method("/api/v2/pages/")
        assert response.status_code == 405
        assert response.json()["message"]


@pytest.mark.parametrize("address", ["/api/v2/pages", "/api/v2/nothing", "/api/v2/pages/1"])
def test_a_forgotten_slash_stays_under_the_api(newsroom, client, address):
    response = client.get(address)
    assert response.status_code == 301
    assert response.url == f"{address}/"
