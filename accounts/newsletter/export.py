"""What the newsletter knows of a person, for the export of their account."""

from typing import Any

from accounts.models import NewsletterConsent, NewsletterSubscription, User
from accounts.newsletter.consent import address_digest


def export_of(user: User) -> dict[str, Any]:
    """The subscription, or None, and every consent recorded for the account or for its present address."""
    subscription = NewsletterSubscription.objects.filter(user=user).first()
    own = NewsletterConsent.objects.filter(account_number=user.pk)
    consents = own | NewsletterConsent.objects.filter(address_digest=address_digest(user.email))
    return {
        "subscription": _written(subscription) if subscription else None,
        "consents": [
            {
                "act": consent.act,
                "at": consent.at,
                "how": consent.how,
                "language": consent.language,
                "text": consent.text,
            }
            for consent in consents.order_by("at", "pk")
        ],
    }


def _written(subscription: NewsletterSubscription) -> dict[str, Any]:
    return {
        "email": subscription.email,
        "language": subscription.language,
        "articles": subscription.wants_articles,
        "videos": subscription.wants_videos,
        "topics": subscription.topics,
        "frequency": subscription.frequency,
        "subscribed_at": subscription.subscribed_at,
        "confirmed_at": subscription.confirmed_at,
    }
