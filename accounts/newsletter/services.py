"""What changes in a subscription. Every change of consent leaves a row of its own."""

from collections.abc import Sequence
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import now

from accounts.audit import record
from accounts.content import MAILS
from accounts.letters import compose
from accounts.models import AuditKind, NewsletterConsent, NewsletterSubscription, User
from accounts.models.newsletter import new_key
from accounts.newsletter.consent import record_consent
from cms.base.addresses import absolute

DAYS_TO_CONFIRM = 7
SALT = "accounts.newsletter.confirm"
Act = NewsletterConsent.Act


class LinkExpired(Exception):
    """The link of a confirmation is too old, damaged, or of a request that is no longer kept."""


@transaction.atomic
def subscribe(
    *, user: User, language: str, consent_version: str, consent_text: str, request: HttpRequest | None = None
) -> NewsletterSubscription:
    """Subscribes a person whose address is proven; a second press keeps the first consent and its date.

    What the same address subscribed to without an account becomes the account's.
    """
    subscription = _of(user)
    if subscription and subscription.confirmed_at:
        if subscription.user_id != user.pk:
            subscription.user = user
            subscription.save(update_fields=["user"])
        return subscription
    subscription = subscription or NewsletterSubscription(email=user.email.lower())
    subscription.user, subscription.language = user, language
    subscription.consent_version, subscription.consent_text = consent_version, consent_text
    _confirm(subscription, how="account", request=request)
    return subscription


@transaction.atomic
def ask(*, email: str, language: str, consent_version: str, consent_text: str) -> NewsletterSubscription:
    """Remembers that somebody wants the newsletter at an address, until the link of a mail says that it was its owner.

    An address that is subscribed already stays as it is. New, awaited or subscribed, each takes the same queries:
    how long this lasts tells nobody which it was.
    """
    email = email.strip().lower()
    fields = {"language": language, "consent_version": consent_version, "consent_text": consent_text}
    asked = NewsletterSubscription(email=email, **fields)
    NewsletterSubscription.objects.bulk_create([asked], ignore_conflicts=True)
    rows = NewsletterSubscription.objects.select_for_update().alias(mailbox=Lower("email"))
    subscription = rows.get(mailbox=email)
    awaited = NewsletterSubscription.objects.filter(pk=subscription.pk, confirmed_at=None)
    awaited.update(subscribed_at=now(), **fields)
    asked.user_id = subscription.user_id
    record_consent(Act.ASKED, asked, how="form")
    return subscription


def send_confirmation(*, subscription: NewsletterSubscription) -> None:
    """The mail whose link ends in a button that subscribes. For an address that is subscribed: a mail that says so."""
    if subscription.confirmed_at:
        _mail(subscription, "newsletter_known", "account_newsletter_preferences", subscription.key)
    else:
        token = signing.dumps(subscription.key, salt=SALT)
        _mail(subscription, "confirm_newsletter", "account_newsletter_confirm", token)


def _mail(subscription: NewsletterSubscription, mail: str, view: str, token: str) -> None:
    link = absolute(reverse(view, args=[token]))
    compose(MAILS[mail], email=subscription.email, context={"link": link}).send()


def asked_with(token: str) -> NewsletterSubscription:
    """The subscription that a link of a confirmation is for. Raises LinkExpired."""
    try:
        key = signing.loads(token, salt=SALT, max_age=timedelta(days=DAYS_TO_CONFIRM))
    except signing.BadSignature as problem:
        raise LinkExpired from problem
    subscription = NewsletterSubscription.objects.filter(key=key).first()
    if subscription is None:
        raise LinkExpired
    return subscription


@transaction.atomic
def confirm(*, token: str, request: HttpRequest | None = None) -> NewsletterSubscription:
    """Subscribes the address that a mail was sent to; a second press changes nothing. Raises LinkExpired."""
    found = asked_with(token)
    subscription = NewsletterSubscription.objects.select_for_update().get(pk=found.pk)
    if not subscription.confirmed_at:
        _confirm(subscription, how="mail", request=request)
    return subscription


def _confirm(subscription: NewsletterSubscription, *, how: str, request: HttpRequest | None) -> None:
    subscription.confirmed_at = now()
    subscription.save()
    record_consent(Act.GIVEN, subscription, how=how)
    record(AuditKind.SUBSCRIBED, user=subscription.user, request=request, details={"how": how})


@transaction.atomic
def change_preferences(
    *,
    subscription: NewsletterSubscription,
    language: str,
    wants_articles: bool,
    wants_videos: bool,
    topics: Sequence[str],
    frequency: str,
) -> None:
    """Keeps what a reader wants to receive. No topic means every topic."""
    subscription.language, subscription.frequency = language, frequency
    subscription.wants_articles, subscription.wants_videos = wants_articles, wants_videos
    subscription.topics = list(topics)
    subscription.save()
    record_consent(Act.CHANGED, subscription, how="preferences")


@transaction.atomic
def unsubscribe(*, subscription: NewsletterSubscription, how: str, request: HttpRequest | None = None) -> None:
    """Ends the subscription and forgets its address."""
    record_consent(Act.WITHDRAWN, subscription, how=how)
    if subscription.confirmed_at:
        record(AuditKind.UNSUBSCRIBED, user=subscription.user, request=request, details={"how": how})
    subscription.delete()


def unsubscribe_by_key(*, key: str, how: str, request: HttpRequest | None = None) -> None:
    """The same for whoever has the key of a mail. Doing it twice is harmless."""
    with transaction.atomic():
        subscription = NewsletterSubscription.objects.select_for_update().filter(key=key).first()
        if subscription:
            unsubscribe(subscription=subscription, how=how, request=request)


@transaction.atomic
def follow_address(*, user: User, email: str) -> None:
    """A subscription goes with the account to its new address, which the person has proven.

    Its key is a new one: the editions in the former mailbox, which others may read by now, no longer open it.
    """
    subscription = NewsletterSubscription.objects.filter(user=user).first()
    email = email.lower()
    if subscription is None or subscription.email == email:
        return
    for other in NewsletterSubscription.objects.filter(email=email).exclude(pk=subscription.pk):
        other.delete()
    subscription.email, subscription.key = email, new_key()
    subscription.save(update_fields=["email", "key"])
    record_consent(Act.CHANGED, subscription, how="address")


def forget_unconfirmed() -> None:
    """Once a day: an address that nobody confirmed is not kept beyond the life of its link."""
    long_ago = now() - timedelta(days=DAYS_TO_CONFIRM)
    NewsletterSubscription.objects.filter(confirmed_at=None, subscribed_at__lt=long_ago).delete()


def _of(user: User) -> NewsletterSubscription | None:
    """The account's own subscription, else that of its address."""
    rows = NewsletterSubscription.objects.select_for_update()
    return rows.filter(user=user).first() or rows.filter(email=user.email).first()
