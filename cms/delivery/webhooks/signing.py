"""Signatures as Standard Webhooks 1.0 has them: HMAC-SHA256 of id, time and body, under a secret both sides know."""

import base64
import hashlib
import hmac
import secrets
from datetime import timedelta

from django.utils import timezone

from cms.base import sealing
from cms.delivery.models import WebhookEndpoint

SALT = "cms.delivery.webhooks.signing"
PREFIX = "whsec_"
BYTES = 32
# As long as a message may be tried: what was signed before a change of secret is still understood.
BOTH_VALID = timedelta(days=1)


def new_sealed_secret() -> str:
    return sealing.seal(PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode(), salt=SALT)


def reveal(endpoint: WebhookEndpoint) -> str:
    """The secret in words. Raises sealing.InvalidToken where no key of ours opens it."""
    return sealing.unseal(endpoint.secret, salt=SALT)


def rotate(endpoint: WebhookEndpoint) -> None:
    """A new secret; messages are signed with both for a day, so that the receiver can change over."""
    endpoint.previous_secret, endpoint.secret = endpoint.secret, new_sealed_secret()
    endpoint.previous_until = timezone.now() + BOTH_VALID
    endpoint.secret_shown_at = None
    endpoint.save(update_fields=["secret", "previous_secret", "previous_until", "secret_shown_at"])


def headers(endpoint: WebhookEndpoint, *, message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Raises sealing.InvalidToken where the secret cannot be read."""
    sealed = [endpoint.secret]
    if endpoint.previous_secret and endpoint.previous_until and endpoint.previous_until > timezone.now():
        sealed.append(endpoint.previous_secret)
    keys = [base64.b64decode(sealing.unseal(each, salt=SALT).removeprefix(PREFIX)) for each in sealed]
    signed = f"{message_id}.{timestamp}.".encode() + body
    signatures = [base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode() for key in keys]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }
