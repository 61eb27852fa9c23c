"""Mistakes in the delivery of gated files, named when the site is checked: newsroom.E0xx, and W101 with --deploy."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

from videos.sendfile import DELIVERY_METHODS


def register_checks() -> None:
    """Called once, when the app is ready."""
    register(check_delivery, Tags.files)
    register(check_sender, Tags.files, deploy=True)


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


def check_sender(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Django itself is a slow sender of films."""
    found: list[CheckMessage] = []
    if settings.DELIVERY_METHOD == "stream":
        hint = "Set DELIVERY_METHOD=nginx, or signed-url with S3_PRIVATE_BUCKET."
        message = "Django itself sends the video files: eight slow downloads hold up everybody else."
        found.append(Caution(message, hint=hint, id="newsroom.W101"))
    return found
