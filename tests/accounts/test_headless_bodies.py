"""Whatever is sent as the body of a request to the headless API, strangers cause no error of the server."""

import json

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.factories.people import person

pytestmark = pytest.mark.django_db
JSON = "application/json"
UNREADABLE = {
    "deep": "[" * 100_000,
    "deep and closed": '{"email": ' + "[" * 930 + "]" * 930 + "}",
    "deeper than a passkey": '{"email": ' + '{"a": ' * 20 + "1" + "}" * 21,
    "long": '{"email": ' + "9" * 5_000 + "}",
    "half a character": r'{"email": "lea@example.org", "password": "\ud800", "key": "\ud800", "code": "\ud800"}',
    "half a character as a name": r'{"\ud800": 1}',
    "no number": '{"email": NaN}',
    "no object": "[1]",
    "no JSON": "email=lea",
    "not UTF-8": b'{"email": "\xe9"}',
}


def addresses() -> list[str]:
    """Of all views of the headless API that are asked by browsers; a telephone number has none here."""
    found = []

    def walk(patterns, before: str) -> None:
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                found.append("/" + route)
            else:
                walk(pattern.url_patterns, route)

    walk(get_resolver().url_patterns, "")
    ours = (route for route in found if route.startswith("/_allauth/browser/"))
    return sorted({route for route in ours if "<" not in route and "/phone" not in route})


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_refused_everywhere_in_the_form_of_the_api(body):
    client, known = Client(), addresses()
    assert "/_allauth/browser/v1/auth/login" in known
    for address in known:
        answer = client.post(address, body, content_type=JSON)
        assert (address, answer.status_code) == (address, 400)
        assert [error["code"] for error in answer.json()["errors"]] == ["invalid_json"], address
    assert client.post("/_allauth/app/v1/auth/login", body, content_type=JSON).json()["status"] == 400


def test_a_form_with_files_is_refused_behind_the_csrf_check_as_well():
    client = Client(enforce_csrf_checks=True)
    client.get("/_allauth/browser/v1/config")
    address, token = "/_allauth/browser/v1/auth/login", client.cookies["csrftoken"].value
    assert client.post(address, {"email": "lea@example.org"}).status_code == 403
    assert client.post(address, {"email": "a", "csrfmiddlewaretoken": token}).status_code == 400


def test_what_can_be_read_arrives_as_it_was_sent(client: Client):
    lea, password = person("lea@example.org"), "Une-Clé-De-Passe-7😀"
    lea.set_password(password)
    lea.save()
    body = json.dumps({"email": lea.email, "password": password, "more": {"é": [1.5, None]}}, ensure_ascii=False)
    assert client.post("/_allauth/browser/v1/auth/login", body, content_type=JSON).status_code == 200
    assert client.delete("/_allauth/browser/v1/auth/session").status_code == 401, "no body at all"
