"""An edition as a mail: the same in plain text and in HTML, without pictures, and with the way out in its header."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from accounts.models import NewsletterSubscription
from accounts.models.newsletter import KEY_LENGTH
from cms.base.addresses import absolute
from cms.base.site_name import site_name
from home.models import EditionDelivery, NewsletterEdition
from home.newsletter.contents import Item

# The key of a letter to no subscriber: a preview, a trial.
NOBODY = "0" * KEY_LENGTH


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    plain: str
    html: str


def write(edition: NewsletterEdition, items: Sequence[Item], language: str, *, key: str) -> Letter:
    """The letter in a language; `key` is the subscriber's, in the links to what they receive and to the way out."""
    with override(language):
        subject = " ".join(edition.subject(language).split())
        context: dict[str, Any] = {
            "subject": subject,
            "introduction": edition.introduction(language).strip(),
            "items": items,
            "language": language,
            "site_name": site_name(),
            "site_url": absolute(reverse("wagtail_serve", args=[""])),
            "preferences_url": absolute(reverse("account_newsletter_preferences", args=[key])),
            "leave_url": absolute(reverse("account_newsletter_unsubscribe", args=[key])),
        }
        plain = render_to_string("newsletter/letter.txt", context).strip()
        return Letter(subject, f"{plain}\n", render_to_string("newsletter/letter.html", context))


def compose(
    delivery: EditionDelivery, edition: NewsletterEdition, subscription: NewsletterSubscription, items: Sequence[Item]
) -> EmailMultiAlternatives:
    """The mail of one delivery, with List-Unsubscribe (RFC 2369) and its one-click form (RFC 8058).

    Its Message-ID names the delivery, so that a row that is uncertain can be looked for in the mail server's log.
    """
    language = subscription.language
    letter = write(edition, items, language, key=subscription.key)
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    with override(language):
        leave_url = absolute(reverse("account_newsletter_unsubscribe", args=[subscription.key]))
    message = EmailMultiAlternatives(
        letter.subject,
        letter.plain,
        to=[subscription.email],
        headers={
            "Message-ID": f"<edition-{edition.pk}-{delivery.pk}@{host}>",
            "List-Id": f"<newsletter.{host}>",
            "List-Unsubscribe": f"<{leave_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Content-Language": language,
        },
    )
    message.attach_alternative(letter.html, "text/html")
    return message
