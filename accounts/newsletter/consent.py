"""What a subscription to the newsletter agrees to: the words of its prompt, whatever editors make of them."""

from hashlib import sha256

from django.utils.crypto import salted_hmac

from accounts.journey import Words
from accounts.models import NewsletterConsent, NewsletterSubscription

VERSION_LENGTH = 16


def consent_text(prompt: Words) -> str:
    """The consent as it stands on the page, kept with each subscription."""
    return prompt.plain("text")


def consent_version(text: str) -> str:
    """Names a wording: other words have another version, the same words again have theirs."""
    return sha256(text.encode()).hexdigest()[:VERSION_LENGTH]


def address_digest(email: str) -> str:
    """Stands for an address that is no longer kept. Without the site's secret key nobody can tell which it was."""
    return salted_hmac("accounts.newsletter.address", email.strip().lower(), algorithm="sha256").hexdigest()


def record_consent(act: NewsletterConsent.Act, subscription: NewsletterSubscription, *, how: str) -> None:
    """Adds to the record of consents, in the transaction under way. `how` is a word of ours: “page”, “mail”."""
    NewsletterConsent.objects.create(
        act=act,
        address_digest=address_digest(subscription.email),
        account_number=subscription.user_id,
        language=subscription.language,
        version=subscription.consent_version,
        text=subscription.consent_text,
        how=how,
    )
