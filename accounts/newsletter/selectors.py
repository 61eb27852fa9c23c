"""What pages about the newsletter show."""

from typing import Any

from accounts.journey import Words
from accounts.models import NewsletterSubscription, User
from accounts.newsletter.consent import consent_text, consent_version
from cms.taxonomy.models import Topic


def subscription_of(user: User) -> NewsletterSubscription | None:
    """The subscription of an account, once it is confirmed."""
    return NewsletterSubscription.objects.filter(user=user, confirmed_at__isnull=False).first()


def subscription_with(key: str) -> NewsletterSubscription | None:
    """The confirmed subscription that a mail leads to."""
    return NewsletterSubscription.objects.filter(key=key, confirmed_at__isnull=False).first()


def is_key(key: str) -> bool:
    """Whether a link leads to a subscription still: it may have ended, or gone to another address."""
    return NewsletterSubscription.objects.filter(key=key).exists()


def prompt_context(prompt: Words, *, is_subscribed: bool) -> dict[str, Any]:
    """For the prompt: whether it is one still, and the version of its words that a press agrees to."""
    version = consent_version(consent_text(prompt))
    return {"prompt": prompt, "is_subscribed": is_subscribed, "consent_version": version}


def topic_choices(language: str) -> list[tuple[str, str]]:
    """The topics by name in a language; the key is the same in every language."""
    topics = Topic.objects.filter(locale__language_code=language).order_by("name")
    return [(str(key), name) for key, name in topics.values_list("translation_key", "name")]


def known_topics() -> set[str]:
    """The keys of the topics that exist in any language."""
    return {str(key) for key in Topic.objects.values_list("translation_key", flat=True)}
