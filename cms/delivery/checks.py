"""Settings of the delivery that cannot work."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from cms.delivery.preview import TOKEN


def register_checks() -> None:
    """Called once, when the app is ready."""
    register(check_front_end, Tags.urls)


def check_front_end(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    address = settings.PREVIEW_FRONTEND
    if not address or (address.startswith(("https://", "http://")) and TOKEN in address):
        return []
    hint = f"Set PREVIEW_FRONTEND=https://www.example.org/preview?token={TOKEN}&id={{id}}"
    return [Error("PREVIEW_FRONTEND is no address with a place for the token.", hint=hint, id="newsroom.E006")]
