"""The subscription to the newsletter: consent and its record, what a reader wants. Sending is above, in home."""

from accounts.newsletter.consent import address_digest, consent_text, consent_version
from accounts.newsletter.export import export_of

__all__ = ["address_digest", "consent_text", "consent_version", "export_of"]
