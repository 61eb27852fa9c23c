"""What front ends build on: one answer of each kind, whole. `pytest tests/api --golden` writes them anew."""

import pytest
from wagtail.models import Page

from cms.api.router import api_router


def detail(client, page):
    response = client.get(f"/api/v2/pages/{page.pk}/")
    assert response.status_code == 200, response.content
    return response.json()


@pytest.mark.parametrize("kind", ["home", "articles", "videos"])
def test_french_pages_of_the_tree(newsroom, client, golden, kind):
    page = getattr(newsroom, kind)
    golden(f"{page._meta.model_name}.fr", detail(client, page))


@pytest.mark.parametrize("kind", ["article", "video_page"])
def test_news_in_both_languages(newsroom, client, golden, kind):
    french = newsroom.extra[kind]
    golden(f"{french._meta.model_name}.fr", detail(client, french))
    golden(f"{french._meta.model_name}.en", detail(client, newsroom.extra["english"][kind]))


@pytest.mark.parametrize("endpoint", ["pages", "images", "documents", "videos", "topics", "people", "redirects"])
def test_lists(newsroom, client, golden, endpoint):
    golden(f"{endpoint}.list", client.get(f"/api/v2/{endpoint}/").json())


def test_every_page_type_has_a_golden_answer():
    from tests.api.conftest import GOLDEN

    types = {model._meta.model_name for model in _page_types()}
    assert types == {file.name.split(".")[0] for file in GOLDEN.glob("*.fr.json")}
    assert set(api_router._endpoints) == {file.name.split(".")[0] for file in GOLDEN.glob("*.list.json")}


def _page_types():
    from wagtail.models import get_page_models

    from cms.api.pages import PAGE_FIELDS

    models = [model for model in get_page_models() if model is not Page]
    assert set(models) == set(PAGE_FIELDS)
    return models
