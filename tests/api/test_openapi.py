"""The description says what the server does: every field, block, parameter and answer. `--golden` writes it anew."""

import json
from functools import cache
from pathlib import Path

import jsonschema_rs
import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from cms.api.openapi.document import document
from cms.api.openapi.fields import schema_of
from cms.api.openapi.shapes import Components, Undescribed
from cms.api.pages import PagesEndpoint
from cms.api.router import api_router
from cms.base.api import PageField
from home.models import HomePage
from tests.factories import bilingual, filing

pytestmark = pytest.mark.once

SNAPSHOT = Path(__file__).parent / "openapi.json"
PAGE_MODELS = [model for model in get_page_models() if model is not Page]
WITH_BLOCKS = [
    (model, field) for model in PAGE_MODELS for field in model._meta.get_fields() if isinstance(field, StreamField)
]
ENDPOINTS = ["pages", "images", "documents", "videos", "topics", "people", "redirects"]
SINGULAR = dict(
    zip(ENDPOINTS, ["Page", "Image", "Document", "Video", "Topic", "Person", "Redirect"], strict=True), site="SiteWords"
)


def described():
    return document(api_router)


def component(name):
    return described()["components"]["schemas"][name]


@cache
def validator(name):
    """Of the JSON Schema of 2020-12, which a schema of OpenAPI 3.1 is."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": described()["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def check(name, value):
    wrong = [f"{error.instance_path}: {error.message}" for error in validator(name).iter_errors(value)]
    assert not wrong, "\n".join(wrong)


def ask(client, path, status=200, **asked):
    response = client.get(f"/api/v2{path}", asked)
    assert response.status_code == status, response.content
    return response.json()


def name_of(model):
    return model.__name__.removeprefix("Custom")


def test_the_document_is_the_one_on_file(request):
    text = json.dumps(described(), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--golden"):
        SNAPSHOT.write_text(text, encoding="utf-8")
    assert text == SNAPSHOT.read_text(encoding="utf-8"), "run pytest tests/api --golden and review the difference"


def test_the_document_is_an_openapi_document():
    from schemathesis.specs.openapi.definitions import OPENAPI_31

    jsonschema_rs.Draft202012Validator(OPENAPI_31).validate(described())


@pytest.mark.parametrize("model", PAGE_MODELS, ids=name_of)
def test_every_field_of_a_page_type_is_described(model):
    whole = component(name_of(model))
    meta = {field.name for field in PagesEndpoint.get_meta_fields(model)}
    body = {field.name for field in PagesEndpoint.get_body_fields(model)}
    assert set(whole["properties"]) == body | {"meta"}
    assert set(whole["properties"]["meta"]["properties"]) == meta
    assert {"$ref": f"#/components/schemas/{name_of(model)}"} in component("Page")["oneOf"]


@pytest.mark.parametrize(("model", "field"), WITH_BLOCKS, ids=lambda it: it.__name__ if it in PAGE_MODELS else it.name)
def test_every_block_of_a_page_type_is_described(model, field):
    """By its type, with all that an editor writes into it."""
    union = component(name_of(model))["properties"][field.name]["items"]["$ref"].rpartition("/")[2]
    assert set(component(union)["discriminator"]["mapping"]) == set(field.stream_block.child_blocks)
    for kind, reference in component(union)["discriminator"]["mapping"].items():
        value = component(reference.rpartition("/")[2])["properties"]["value"]
        written = set(getattr(field.stream_block.child_blocks[kind], "child_blocks", ()))
        given = set(component(value["$ref"].rpartition("/")[2]).get("properties", ())) if "$ref" in value else set()
        assert written - given <= GIVEN_OTHERWISE.get(kind, set()), kind


# What the API makes of these: the picture's, table's, page's or document's own keys.
GIVEN_OTHERWISE = {
    "image": {"image"},
    "video": {"video"},
    "table": {"table"},
    "document": {"document"},
    "feature": {"address", "alt"},
}


def test_a_block_of_an_article_is_described_as_its_method_has_it():
    from typing import get_args, get_type_hints

    from articles.api_shapes import BodyBlock
    from articles.body import Blocks
    from articles.outline import LEVELS

    for shape in get_args(BodyBlock):
        kind, value = get_args(shape)
        name = get_args(kind)[0]
        if name not in LEVELS:
            assert get_type_hints(getattr(Blocks, f"_{name}"))["return"] in (value, value | None), name


@pytest.fixture
def room(newsroom):
    """The golden room, with a block and a section of every kind besides."""
    film, image = newsroom.extra["film"], newsroom.extra["image"]
    video_page, article = newsroom.extra["video_page"], newsroom.extra["article"]
    full = bilingual.article(
        newsroom, slug="tout", title="Tout", body=json.dumps(filing.every_block(film, page=article))
    )
    newsroom.home.sections = [
        ("text", {"heading": "Bienvenue", "text": "<p>Une rédaction.</p>"}),
        ("latest_articles", {"heading": "Articles", "count": 3}),
        ("latest_videos", {"heading": "Images", "count": 3}),
        ("chosen_videos", {"heading": "Choix", "videos": [video_page]}),
        ("feature", FEATURE | {"page": article}),
        ("feature", FEATURE | {"page": video_page}),
        ("image", {"image": image, "alt": "Une salle", "caption": "", "credit": ""}),
        ("register", {"heading": "Un compte", "text": "Gratuit.", "button": "Créer"}),
        ("newsletter", {"heading": "La lettre", "text": "Chaque semaine.", "button": "S’abonner"}),
    ]
    newsroom.home.save_revision().publish()
    newsroom.extra["full"] = full
    return newsroom


FEATURE = {
    "eyebrow": "",
    "heading": "À la une",
    "text": "",
    "page": None,
    "address": "",
    "link_label": "",
    "image": None,
    "alt": "",
    "credit": "",
}


def test_every_page_is_as_described_to_the_last_key(room, client):
    """Whole and in every format of text; and nothing that there is in a block goes undescribed."""
    asked = client.get("/api/v2/pages/?limit=100&fields=_,id,type").json()["items"]
    assert {item["meta"]["type"].split(".")[1] for item in asked} == {name_of(model) for model in PAGE_MODELS}
    for item in asked:
        for text in ("html", "tree", "markdown"):
            answer = ask(client, f"/pages/{item['id']}/", rich_text_format=text)
            check(item["meta"]["type"].split(".")[1], answer)
            check("Page", answer)
    body = ask(client, f"/pages/{room.extra['full'].pk}/")["body"]
    assert {block["type"] for block in body} == set(component("BodyBlock")["discriminator"]["mapping"])
    sections = ask(client, f"/pages/{room.home.pk}/")["sections"]
    assert {block["type"] for block in sections} == set(component("HomeSection")["discriminator"]["mapping"])


def test_every_list_is_as_described_with_and_without_fields(room, client):
    for endpoint in ENDPOINTS:
        for asked in ({}, {"fields": "*"}, {"limit": 0}):
            answer = ask(client, f"/{endpoint}/", **asked)
            check(f"{SINGULAR[endpoint]}List", answer)
            assert asked == {"limit": 0} or answer["items"], endpoint
            for item in answer["items"]:
                check(f"{SINGULAR[endpoint]}InList", item)
        check(f"{SINGULAR[endpoint]}List", ask(client, f"/{endpoint}/", fields="_"))
    for model in PAGE_MODELS:
        for item in ask(client, "/pages/", type=f"{model._meta.app_label}.{model.__name__}", fields="*")["items"]:
            check(f"{name_of(model)}InList", item)


def test_every_other_object_is_as_described(room, client):
    for endpoint in ENDPOINTS[1:]:
        first = ask(client, f"/{endpoint}/")["items"][0]["id"]
        check(SINGULAR[endpoint], ask(client, f"/{endpoint}/{first}/"))
        check(f"{SINGULAR[endpoint]}Picked", ask(client, f"/{endpoint}/{first}/", fields="-id"))
    for language in ("fr", "en"):
        check("SiteWords", ask(client, "/site/", locale=language))
    check("Changes", ask(client, "/changes/"))


def test_what_became_of_an_address_is_as_described(room, client):
    Redirect.objects.create(old_path="/fr/dossier", redirect_link="https://example.org/dossier", is_permanent=False)
    full = room.extra["full"]
    check("Moved", ask(client, "/pages/find/", 302, html_path="/fr/dossier"))
    check("Moved", ask(client, "/pages/find/", 301, html_path="/fr/table-ronde/"))
    check("PageElsewhere", ask(client, "/pages/find/", 404, html_path=full.url.replace("/fr/", "/en/")))
    check("Page", ask(client, "/pages/find/", html_path=full.url))
    full.unpublish()
    check("Problem", ask(client, "/pages/find/", 410, html_path=full.url))


def test_refusals_are_as_described(db, client):
    for path, status in (("/pages/?locale=de", 400), ("/topics/7000/", 404), ("/nowhere/", 404)):
        answer = client.get(f"/api/v2{path}")
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        check("Problem", answer.json())


def test_whoever_says_nothing_of_a_field_is_told():
    class SilentField(PageField):
        def to_representation(self, page):
            return {}

    with pytest.raises(Undescribed, match=r"home\.HomePage\.silent \(SilentField\)"):
        schema_of("silent", SilentField(), HomePage, Components())


class TestTheAddress:
    def test_an_answer_that_is_kept_is_not_sent_again(self, db):
        client = Client()
        first = client.get("/api/v2/openapi.json")
        assert (first.status_code, first.json()) == (200, described())
        again = client.get("/api/v2/openapi.json", headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        head = client.head("/api/v2/openapi.json")
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])

    @pytest.mark.parametrize("path", ["openapi.json", "docs/"])
    def test_nobody_writes_there(self, db, path):
        refused = Client(enforce_csrf_checks=True).post(f"/api/v2/{path}")
        assert (refused.status_code, refused["Content-Type"]) == (405, "application/problem+json")
