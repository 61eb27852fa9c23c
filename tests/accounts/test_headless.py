"""The same journey for a client that speaks JSON."""

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from accounts.selectors import has_verified_email
from tests.accounts.journey import PASSWORD, last_code

pytestmark = pytest.mark.django_db
AUTH = "/_allauth/browser/v1/auth"


def send(client: Client, path: str, **data):
    return client.post(f"{AUTH}/{path}", data, content_type="application/json", HTTP_ACCEPT_LANGUAGE="en")


def test_a_client_signs_a_person_up_with_a_code(client: Client):
    refused = send(client, "signup", email="lea@example.org", password="short")
    assert refused.status_code == 400
    assert "Use at least 12 characters." in {error["message"] for error in refused.json()["errors"]}
    assert send(client, "signup", email="Lea@Example.org", password=PASSWORD).status_code == 401
    assert "It is valid for 30 minutes." in mail.outbox[-1].body
    response = send(client, "email/verify", key=last_code())
    assert response.status_code == 200
    assert response.json()["meta"]["is_authenticated"]
    user = User.objects.get(email="lea@example.org")
    assert user.language == "en"
    assert has_verified_email(user)
