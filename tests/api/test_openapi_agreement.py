"""Requests made from the description, right and wrong: each answer is one that the description has."""

from http import HTTPStatus
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cms.api.router import api_router

pytestmark = [pytest.mark.slow, pytest.mark.once]
EXAMPLES = 6
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture
def application():
    """As a server calls it, but inside the test's transaction, which a connection must outlive."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.timeout(120)
def test_server_and_description_agree(newsroom, application):
    schema = schemathesis.openapi.from_wsgi("/api/v2/openapi.json", application)
    answers: list[int] = []
    for found in schema.get_all_operations():
        operation = found.ok()
        endpoint = api_router._endpoints[operation.path.split("/")[1]]
        attempt(operation, endpoint.model._default_manager.last(), answers)
    assert answers.count(HTTPStatus.OK) > len(answers) / 6
    assert answers.count(HTTPStatus.BAD_REQUEST) > len(answers) / 8


@st.composite
def plain_requests(draw: st.DrawFn, operation: Any, pk: int) -> Case:
    """As people ask: one parameter or two, and an object that there is."""
    query = [each.definition for each in operation.query]
    chosen = draw(st.lists(st.sampled_from(query), max_size=2, unique_by=lambda it: it["name"])) if query else []
    asked = {each["name"]: draw(values(each["schema"], pk)) for each in chosen}
    if operation.path.endswith("/find/"):
        asked["id"] = pk
    return operation.Case(path_parameters={"id": pk} if "{id}" in operation.path else {}, query=asked)


def values(schema: dict[str, Any], pk: int) -> st.SearchStrategy[Any]:
    kind = (schema.get("anyOf") or [schema])[0]
    if kind["type"] == "array":
        return st.sampled_from(kind["items"]["enum"])
    if "enum" in kind:
        return st.sampled_from(kind["enum"])
    words = {"date": "2026-01-02", "date-time": "2026-01-02T03:04:05Z"}.get(kind.get("format"), "title")
    return st.just({"integer": pk, "number": 1.5, "boolean": "true"}.get(kind["type"], kind.get("const", words)))


def attempt(operation: Any, thing: Any, answers: list[int]) -> None:
    kinds = [operation.as_strategy(mode) for mode in MODES]
    kinds += [plain_requests(operation, thing.pk if thing else 1)] * 2

    @seed(4)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(kinds))
    def ask(case: Case) -> None:
        answers.append(case.call_and_validate(checks=CHECKS).status_code)

    ask()
