"""Deployment mistakes, named when the site is checked instead of when a journalist meets them.

newsroom.E0xx holds everywhere; newsroom.E1xx and W1xx only with `check --deploy`: a development run may do all of it.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution


def register_checks() -> None:
    """Called once, when the app is ready."""
    register(check_engines, Tags.database, deploy=True)
    register(check_site, Tags.security, deploy=True)


def check_engines(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Web and workers on several machines need engines that all of them reach."""
    found: list[CheckMessage] = []
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        hint = "Set DATABASE_URL=postgres://user:password@host:5432/name"
        found.append(Error("SQLite is for development and tests.", hint=hint, id="newsroom.E101"))
    if settings.REDIS_URL.startswith(f"unix://{settings.EMBEDDED_QUEUE_SOCKET}"):
        hint = "Set REDIS_URL=redis://host:6379/0"
        found.append(
            Error("REDIS_URL is not set: the embedded queue is for development.", hint=hint, id="newsroom.E102")
        )
    return found


def check_site(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Links in mails must lead here safely, mails must leave, and each visitor must be told from the next."""
    found: list[CheckMessage] = []
    if not settings.SITE_URL.startswith("https://"):
        hint = "Set SITE_URL=https://… : links in mails and the API begin with it."
        found.append(Error(f"SITE_URL is {settings.SITE_URL}, which is not HTTPS.", hint=hint, id="newsroom.E103"))
    if "onsole" in settings.MAIL_TRANSPORT:
        hint = "Set EMAIL_URL=smtp+tls://user:password@host:587"
        found.append(
            Error("Mails are printed and not sent: nobody can verify an account.", hint=hint, id="newsroom.E104")
        )
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0:
        hint = "Set TRUSTED_PROXY_COUNT to the number of proxies in front, at least 1."
        message = "Rate limits take all visitors for one: the proxy in front is not counted."
        found.append(Caution(message, hint=hint, id="newsroom.W102"))
    return found
