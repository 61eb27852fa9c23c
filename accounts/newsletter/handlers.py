"""A subscription goes where its account goes."""

from typing import Any

from allauth.account import signals as allauth_signals
from allauth.account.models import EmailAddress

from accounts.models import NewsletterSubscription, User
from accounts.newsletter import services
from accounts.signals import account_closing


def follow_changed_address(user: User, to_email_address: EmailAddress, **kwargs: Any) -> None:
    services.follow_address(user=user, email=to_email_address.email)


def follow_proven_address(email_address: EmailAddress, **kwargs: Any) -> None:
    """An address that was changed in the admin counts once its owner has proven it."""
    if email_address.email.lower() == email_address.user.email.lower():
        services.follow_address(user=email_address.user, email=email_address.email)


def end_with_account(user: User, **kwargs: Any) -> None:
    for subscription in NewsletterSubscription.objects.filter(user=user):
        services.unsubscribe(subscription=subscription, how="account closed")


def connect() -> None:
    allauth_signals.email_changed.connect(follow_changed_address, dispatch_uid="newsletter.follow_changed_address")
    allauth_signals.email_confirmed.connect(follow_proven_address, dispatch_uid="newsletter.follow_proven_address")
    account_closing.connect(end_with_account, dispatch_uid="newsletter.end_with_account")
