"""What no browser sends as a passkey is refused in words or as 400, at every address that reads one; never a 500."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import User
from tests.accounts.journey import sign_in
from tests.factories.passkey import passkey
from tests.factories.people import PASSWORD, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def lea() -> User:
    return person("lea@example.org", language="fr")


def enter_site(client: Client, user: User):
    return sign_in(client, email=user.email, password=PASSWORD)


class Raw(str):
    """Sent as it stands: no serializer would write it."""


def written(credential: object) -> str:
    return str(credential) if isinstance(credential, Raw) else json.dumps(credential)


PASSKEY = {"id": "AA", "rawId": "AA", "type": "public-key"}
CLIENT = "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQUEiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0In0"
ANSWER = {"clientDataJSON": CLIENT, "authenticatorData": "A" * 60, "signature": "AA", "userHandle": "MQ"}
MALFORMED = [
    "not json",
    7,
    [1],
    {},
    PASSKEY,
    {**PASSKEY, "response": None},
    {**PASSKEY, "response": {"clientDataJSON": "e30", "attestationObject": "AA"}},
    {**PASSKEY, "response": {"clientDataJSON": CLIENT, "attestationObject": "oA"}},
    {**PASSKEY, "response": {"clientDataJSON": "!!", "attestationObject": 7}},
    {**PASSKEY, "response": ANSWER},
    {**PASSKEY, "response": {**ANSWER, "authenticatorData": "AA"}},
    {**PASSKEY, "response": {**ANSWER, "userHandle": None}},
    {**PASSKEY, "response": {**ANSWER, "userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}},
    {**PASSKEY, "rawId": 5, "response": ANSWER},
    {**PASSKEY, "clientExtensionResults": [1], "response": ANSWER},
    {**PASSKEY, "response": {**ANSWER, "signature": "\ud800"}},
    {**PASSKEY, "name": "\0", "response": {"clientDataJSON": CLIENT, "attestationObject": "o2NmbXRkbm9uZQ"}},
    Raw("[" * 100_000),
    Raw('{"id":' + "9" * 5_000 + "}"),
    Raw('{"id": NaN}'),
]


@pytest.mark.parametrize("credential", MALFORMED, ids=range(len(MALFORMED)))
def test_a_passkey_that_is_none_is_refused_in_words_and_keeps_the_way(client: Client, lea, credential):
    data = {"credential": written(credential), "name": "Bureau", "next": "/fr/videos/"}
    address = "/fr/account/2fa/webauthn/login/"
    options = client.get(address, headers={"accept": "application/json"}).json()["request_options"]["publicKey"]
    assert options["userVerification"] == "required"
    assert client.post(address, data).url == "/fr/account/login/?next=%2Ffr%2Fvideos%2F"
    assert "_auth_user_id" not in client.session

    enter_site(client, lea)
    client.get("/fr/account/2fa/webauthn/add/")
    assert "error-summary" in client.post("/fr/account/2fa/webauthn/add/", data).content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("credential", MALFORMED, ids=range(len(MALFORMED)))
def test_a_passkey_that_is_none_is_refused_headless_as_well(lea, credential):
    """At each address that reads one; none of them is a server's error."""

    def send(client: Client, path: str):
        body = f'{{"name": "Bureau", "credential": {written(credential)}}}'
        client.get(f"/_allauth/browser/v1/{path}")
        return client.post(f"/_allauth/browser/v1/{path}", body, content_type="application/json").status_code

    client, waiting = Client(), Client()
    assert send(client, "auth/webauthn/login") == 400
    enter_site(client, lea)
    assert send(client, "account/authenticators/webauthn") == 400
    passkey(lea)
    assert send(client, "auth/webauthn/reauthenticate") == 400
    enter_site(waiting, lea)
    assert send(waiting, "auth/webauthn/authenticate") == 400
    assert waiting.post("/fr/account/2fa/authenticate/", {"credential": written(credential)}).status_code == 200
    assert "_auth_user_id" not in waiting.session
