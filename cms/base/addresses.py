"""Whole addresses, as machines want them."""

from django.conf import settings


def absolute(path: str) -> str:
    """A path of this site under the address that the site is known by. A whole address stays as it is."""
    return path if "://" in path else f"{settings.SITE_URL}{path}"
