"""A person takes along all that the newsroom holds about them."""

import io
import json
import re
import zipfile

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils.timezone import localdate

from accounts.models import AccountTermsAcceptance, AuditEvent, User
from tests.accounts.journey import sign_in, subscribe
from tests.factories.people import PASSWORD, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def lea(client: Client) -> User:
    """Léa, who signed in and proved a moment ago that it is her."""
    user = person("lea@example.org", language="fr", first_name="Léa", organisation="Radio Nord")
    sign_in(client, email=user.email, password=PASSWORD)
    client.post("/fr/account/reauthenticate/", {"password": PASSWORD})
    return user


def export(client: Client) -> tuple[dict[str, object], str]:
    """What is in the files of the archive, by their names, and the page that explains them."""
    response = client.post("/fr/account/export/")
    assert response.status_code == 200, response
    package = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    readme = package.read("README.txt").decode()
    held = {name: json.loads(package.read(name)) for name in package.namelist() if name != "README.txt"}
    assert all(name in readme for name in held)
    return held, readme


def test_the_archive_holds_what_there_is_and_explains_itself(client: Client, lea: User):
    subscribe(client)
    AccountTermsAcceptance.objects.create(user=lea, version=3, language="fr", text_sha256="a" * 64)
    Authenticator.objects.create(user=lea, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    held, readme = export(client)
    assert held["profile.json"]["organisation"] == "Radio Nord"
    assert held["addresses.json"] == [{"email": "lea@example.org", "verified": True, "primary": True}]
    assert held["account_terms.json"][0]["version"] == 3
    assert held["newsletter.json"]["subscription"]["email"] == "lea@example.org"
    assert held["newsletter.json"]["consents"][0]["act"] == "given"
    assert held["sessions.json"][0]["ip"] == "127.0.0.1"
    assert held["second_factors.json"][0]["type"] == "totp"
    assert {"signed_in", "exported"} <= {event["kind"] for event in held["events.json"]}
    assert "lea@example.org" in readme
    assert "What Newsroom holds about" in readme
    everything = json.dumps(held)
    assert "JBSWY3DPEHPK3PXP" not in everything
    assert lea.password not in everything


def test_every_time_says_how_far_it_is_from_utc(client: Client, lea: User):
    """One form in all files, for whoever sorts them together."""
    subscribe(client)
    held, _readme = export(client)
    times = re.findall(r'"\d{4}-\d\d-\d\dT[^"]*"', json.dumps(held))
    assert len(times) > 6
    assert all(re.fullmatch(r'"[\d-]{10}T[\d:]{8}[+-]\d\d:\d\d"', time) for time in times), times


def test_nothing_of_anybody_else_is_in_it(client: Client, lea: User):
    other = person("max@example.org", first_name="Max")
    Authenticator.objects.create(user=other, type="totp", data={})
    sign_in(Client(), email=other.email, password=PASSWORD)
    held, _readme = export(client)
    assert "max@example.org" not in json.dumps(held)
    assert held["second_factors.json"] == []
    assert len(held["sessions.json"]) == UserSession.objects.filter(user=lea).count()


def test_it_is_a_download_that_no_cache_keeps(client: Client, lea: User):
    response = client.post("/fr/account/export/")
    assert response["Content-Disposition"] == f'attachment; filename="newsroom-{localdate():%Y-%m-%d}.zip"'
    assert response["Content-Type"] == "application/zip"
    assert "no-store" in response["Cache-Control"]
    assert zipfile.is_zipfile(io.BytesIO(response.getvalue()))
    assert AuditEvent.objects.filter(user=lea, kind="exported").count() == 1


def test_a_few_a_day_are_enough(client: Client, lea: User):
    for _each in range(3):
        export(client)
    refused = client.post("/fr/account/export/")
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3600


def test_a_get_gives_a_page_and_a_stale_proof_gives_nothing(client: Client, lea: User):
    assert "application/zip" not in client.get("/fr/account/export/")["Content-Type"]
    stranger = Client()
    stranger.force_login(lea)
    assert stranger.post("/fr/account/export/").url.startswith("/fr/account/reauthenticate/")
