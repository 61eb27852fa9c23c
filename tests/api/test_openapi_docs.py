"""The description as a page: everything is on it, its links lead somewhere, and its examples work."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from cms.api.openapi import views
from cms.api.openapi.document import document
from cms.api.openapi.reference import ANY_ID
from cms.api.router import api_router

pytestmark = pytest.mark.once

EXAMPLE = re.compile(r"<pre[^>]*><code>curl (?:&#x27;)?(http://testserver/api/v2/[^\s<]*?)(?:&#x27;)?</code>")


@pytest.fixture
def page(db):
    answer = Client().get("/api/v2/docs/", headers={"accept-language": "fr"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_has_every_operation_parameter_and_schema(page):
    described = document(api_router)
    for path, item in described["paths"].items():
        assert escape(path) in page
        assert f'id="{item["get"]["operationId"]}"' in page
        assert all(f"<code>{each['name']}</code>" in page for each in item["get"]["parameters"])
    for name, schema in described["components"]["schemas"].items():
        assert f'id="schema-{name}"' in page
        assert all(f"<code>{key}</code>" in page for key in schema.get("properties", ()) if key != "meta")


def test_its_links_lead_somewhere_and_no_id_stands_twice(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_it_is_one_page_for_everybody(page, db):
    assert '<html lang="en">' in page
    assert "<script" not in page
    assert " style=" not in page
    assert Client().get("/api/v2/docs/", headers={"accept-language": "en"}).content.decode() == page


def test_it_is_made_once_for_each_address_of_the_site_and_not_sent_again_to_who_has_it(db, monkeypatch, settings):
    address = "/api/v2/docs/"
    first = Client().get(address)
    settings.WAGTAILAPI_BASE_URL = "https://elsewhere.example"
    elsewhere = Client().get(address)
    del settings.WAGTAILAPI_BASE_URL
    assert b"//elsewhere.example/api/v2/" in elsewhere.content
    assert b"elsewhere.example" not in first.content
    assert elsewhere.headers["ETag"] != first.headers["ETag"]
    monkeypatch.setattr(views, "render_to_string", None)  # nothing is rendered any more
    again = Client().get(address, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert Client().get(address).content == first.content


def test_its_examples_work(newsroom, client):
    page = client.get("/api/v2/docs/").content.decode()
    examples = [found.replace("&amp;", "&") for found in EXAMPLE.findall(page)]
    assert len(examples) == len(document(api_router)["paths"])
    for example in examples:
        there = client.get(f"/api/v2/{example.split('/')[5]}/").json().get("items") or [{"id": 1}]
        asked = example.replace(f"/{ANY_ID}/", f"/{there[0]['id']}/").replace(f"id={ANY_ID}", f"id={there[0]['id']}")
        answer = client.get(asked, follow=True)
        refused_kindly = "/redirects/find/" in example and answer.status_code == 404
        assert answer.status_code == 200 or refused_kindly, (asked, answer.content)
