"""Webhooks in the admin: kept by those who may, with a secret shown once, and a log with a button."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.timezone import now

from accounts.models import User
from cms.delivery.models import DeliveryState, WebhookDelivery, WebhookEndpoint
from cms.delivery.webhooks import signing
from tests.factories.people import person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
ADD, LOG = "wagtailsnippets_delivery_webhookendpoint:add", "webhook_deliveries"
SECRET = re.compile(r"whsec_[A-Za-z0-9+/=]{44}")


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("admin@example.org", "x"), backend=BACKEND)
    return client


def form(**fields):
    return {
        "url": "https://93.184.216.34/hook",
        "description": "Le site",
        "is_enabled": "on",
        "events": ["published", "moved"],
        "locales": ["fr"],
        **fields,
    }


def test_a_webhook_is_added_and_its_secret_shown_once(admin):
    response = admin.post(reverse(ADD), form())
    assert response.status_code == 302, response.context["form"].errors
    endpoint = WebhookEndpoint.objects.get()
    assert (endpoint.events, endpoint.locales) == (["published", "moved"], ["fr"])
    address = reverse("webhook_secret", args=[endpoint.pk])
    assert response["Location"] == address
    assert not SECRET.search(admin.get(address).content.decode())
    shown = admin.post(address, {"action": "show"})
    assert SECRET.search(shown.content.decode())[0] == signing.reveal(endpoint)
    assert "no-store" in shown["Cache-Control"]
    assert not SECRET.search(admin.post(address, {"action": "show"}, follow=True).content.decode())
    changed = SECRET.search(admin.post(address, {"action": "change"}).content.decode())[0]
    assert changed != signing.reveal(endpoint)
    endpoint.refresh_from_db()
    assert changed == signing.reveal(endpoint)
    edit = reverse("wagtailsnippets_delivery_webhookendpoint:edit", args=[endpoint.pk])
    assert not SECRET.search(admin.get(edit).content.decode())
    assert admin.post(edit, form(description="Autre")).status_code == 302


def test_a_private_address_is_refused_in_words_beside_its_field(admin):
    response = admin.post(reverse(ADD), form(url="https://169.254.169.254/latest"))
    assert "169.254.169.254" in str(response.context["form"].errors["url"])
    assert not WebhookEndpoint.objects.exists()


def test_the_log_says_what_happened_and_sends_again(admin):
    endpoint = WebhookEndpoint.objects.create(url="https://93.184.216.34/", description="Le site")
    row = WebhookDelivery.objects.create(
        endpoint=endpoint,
        payload='{"secret":"no"}',
        first_number=3,
        last_number=7,
        state=DeliveryState.GIVEN_UP,
        done_at=now(),
        response_code=503,
        excerpt="<b>Closed</b>",
    )
    page = admin.get(reverse(LOG)).content.decode()
    assert "503 – &lt;b&gt;Closed&lt;/b&gt;" in page
    assert "3–7" in page
    admin.post(reverse("webhook_replay", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == DeliveryState.WAITING


def test_only_those_who_may_see_and_touch_webhooks(client):
    endpoint = WebhookEndpoint.objects.create(url="https://93.184.216.34/", description="Le site")
    editor = person("editor@example.org")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor, backend=BACKEND)
    secret = reverse("webhook_secret", args=[endpoint.pk])
    for response in (client.get(reverse(ADD)), client.get(reverse(LOG)), client.post(secret, {"action": "change"})):
        assert response.status_code in (302, 403)
    assert WebhookEndpoint.objects.get().secret == endpoint.secret
