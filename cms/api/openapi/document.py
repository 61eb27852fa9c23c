"""The whole description, OpenAPI 3.1."""

import json
from functools import cache
from hashlib import sha256
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from articles.api_shapes import BodyBlock
from cms.api.openapi.paths import paths_of
from cms.api.openapi.shapes import Components, Schema
from cms.api.openapi.words import ENDPOINTS, INTRODUCTION
from cms.base.api_shapes import RichText
from home.api_shapes import HomeSection

NAMES = {RichText: "RichText", BodyBlock: "BodyBlock", HomeSection: "HomeSection"}


@cache
def document(router: Any) -> Schema:
    """Made once in each process: models and serializers are the same until it ends. Not to be changed."""
    components = Components(NAMES)
    with override("en"):
        paths = paths_of(router, components)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Newsroom content API", "version": "2", "description": INTRODUCTION},
        "servers": [{"url": reverse(f"{router.url_namespace}:openapi").rpartition("/")[0]}],
        "tags": [{"name": name, "description": f"{words.list_summary}."} for name, words in ENDPOINTS.items()],
        "paths": paths,
        "components": {"schemas": dict(sorted(components.schemas.items()))},
    }


@cache
def written(router: Any) -> bytes:
    return json.dumps(document(router), ensure_ascii=False).encode()


@cache
def etag(router: Any) -> str:
    return f'"{sha256(written(router)).hexdigest()[:32]}"'
