"""Deployment mistakes, named when the site is checked instead of when a journalist meets them.

newsroom.E0xx holds everywhere; newsroom.E1xx and W1xx only with `check --deploy`: a development run may do all of it.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

DELIVERY_METHODS = ("stream", "nginx", "signed-url")


def register_checks() -> None:
    """Called once, when the app is ready."""
    register(check_delivery, Tags.files)
    register(check_engines, Tags.database, deploy=True)
    register(check_site, Tags.security, deploy=True)


def check_delivery(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Gated files must be sent by somebody who can reach them."""
    method, prefix = settings.DELIVERY_METHOD, settings.DELIVERY_NGINX_PREFIX
    in_bucket = settings.STORAGES["private"]["BACKEND"].endswith("S3Storage")
    found: list[CheckMessage] = []
    if method not in DELIVERY_METHODS:
        hint = f"Set it to one of: {', '.join(DELIVERY_METHODS)}."
        found.append(
            Error(f"DELIVERY_METHOD is {method!r}, which nobody can carry out.", hint=hint, id="newsroom.E001")
        )
    if method == "signed-url" and not in_bucket:
        hint = "Set S3_PRIVATE_BUCKET, or DELIVERY_METHOD=nginx for files in a folder."
        found.append(Error("DELIVERY_METHOD is signed-url without a private bucket.", hint=hint, id="newsroom.E002"))
    if method == "nginx" and in_bucket:
        hint = "Set DELIVERY_METHOD=signed-url, or empty S3_PRIVATE_BUCKET."
        found.append(Error("nginx cannot send video files that lie in a bucket.", hint=hint, id="newsroom.E003"))
    if not (prefix.startswith("/") and prefix.endswith("/")):
        hint = "Write it like the location in nginx.conf, for example /_private/"
        message = f"DELIVERY_NGINX_PREFIX is {prefix!r}: it must begin and end with a slash."
        found.append(Error(message, hint=hint, id="newsroom.E004"))
    return found


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
    if settings.DELIVERY_METHOD == "stream":
        hint = "Set DELIVERY_METHOD=nginx, or signed-url with S3_PRIVATE_BUCKET."
        message = "Django itself sends the video files: eight slow downloads hold up everybody else."
        found.append(Caution(message, hint=hint, id="newsroom.W101"))
    return found


def check_site(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Links in mails must lead here safely, mails must leave, and each visitor must be told from the next."""
    found: list[CheckMessage] = []
    if not settings.SITE_URL.startswith("https://"):
        hint = "Set SITE_URL=https://… : links in mails and the API begin with it."
        found.append(Error(f"SITE_URL is {settings.SITE_URL}, which is not HTTPS.", hint=hint, id="newsroom.E103"))
    if "onsole" in settings.EMAIL_BACKEND:
        hint = "Set EMAIL_URL=smtp+tls://user:password@host:587"
        found.append(
            Error("Mails are printed and not sent: nobody can verify an account.", hint=hint, id="newsroom.E104")
        )
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0:
        hint = "Set TRUSTED_PROXY_COUNT to the number of proxies in front, at least 1."
        message = "Rate limits take all visitors for one: the proxy in front is not counted."
        found.append(Caution(message, hint=hint, id="newsroom.W102"))
    return found
