"""The specification of the headless API as it is here: allauth's, with what we add to it and without what we lack."""

import json
from typing import Any

import yaml
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from accounts.flows import allauth_specification
from accounts.sign_up_fields import LONGEST

FORMAT = "application/vnd.oai.openapi"
TERMS = "/_allauth/{client}/v1/auth/terms"
VERBS = ("get", "post", "put", "patch", "delete")
CLIENT = {"$ref": "#/components/parameters/Client"}
WAIT = {"description": "Seconds until the same request is allowed again.", "schema": {"type": "integer", "minimum": 1}}


def specification() -> dict[str, Any]:
    found: dict[str, Any] = allauth_specification()
    paths = found["paths"] = {path: verbs for path, verbs in found["paths"].items() if "/phone" not in path}
    paths[TERMS] = _terms()
    components = found["components"]
    components["responses"]["TooManyRequests"]["headers"] = {"Retry-After": WAIT}
    components["schemas"]["BaseSignup"]["properties"].update(_sign_up())
    for verbs in paths.values():
        for verb in set(VERBS) & set(verbs):
            verbs[verb]["responses"]["429"] = {"$ref": "#/components/responses/TooManyRequests"}
    return found


def _sign_up() -> dict[str, Any]:
    terms = "Version of the terms that were shown and accepted; required where the newsroom has terms."
    press = {"type": "string", "maxLength": LONGEST}
    return {
        "language": {"type": "string", "enum": [code for code, _name in settings.LANGUAGES]},
        "organisation": {**press, "description": "Where the person works."},
        "press_role": {**press, "description": "What the person does there."},
        "country": {"type": "string", "pattern": "^([A-Z]{2})?$", "description": "ISO 3166-1, two letters."},
        "terms": {"type": "string", "description": terms},
    }


def _terms() -> dict[str, Any]:
    body = {"type": "object", "properties": {"terms": {"type": "string"}}, "required": ["terms"]}
    of_status = {code: {"$ref": f"#/components/responses/{name}"} for code, name in _ANSWERS.items()}
    return {
        "get": {
            "tags": ["Authentication: Account"],
            "summary": "The terms of an account, in the reader's language",
            "parameters": [CLIENT],
            "responses": {"200": {"description": "The terms."}, "404": {"description": "There are none."}},
        },
        "post": {
            "tags": ["Authentication: Account"],
            "summary": "Accepts them, where the pending flow is `accept_terms`",
            "parameters": [CLIENT],
            "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
            "responses": {**of_status, "409": {"description": "No sign-in waits for it."}},
        },
    }


_ANSWERS = {"200": "Authenticated", "400": "Error", "401": "Authentication"}


def as_json(request: HttpRequest) -> HttpResponse:
    return HttpResponse(json.dumps(specification()), content_type=f"{FORMAT}+json")


def as_yaml(request: HttpRequest) -> HttpResponse:
    return HttpResponse(yaml.safe_dump(specification(), allow_unicode=True), content_type=FORMAT)


def no_telephone(request: HttpRequest, client: str, rest: str = "") -> HttpResponse:
    raise Http404("Accounts have no telephone number here.")
