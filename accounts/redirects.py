"""Where a person is led after signing in, signing up or resetting a password: never off this site."""

import unicodedata
from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def is_local_path(url: str) -> bool:
    """Whether `url` is a path of this site. An absolute address is not, whatever host it names.

    A browser drops tabs and line ends: two slashes with one between them lead off the site as well.
    """
    is_plain = not any(unicodedata.category(character) == "Cc" for character in url)
    return url.startswith("/") and is_plain and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def with_next(name: str, url: str | None) -> str:
    """The address of the view called `name`, leading on to `url` where there is one."""
    path = reverse(name)
    return f"{path}?{urlencode({REDIRECT_FIELD_NAME: url})}" if url else path


def home_path() -> str:
    """The landing page in the reader's language."""
    return reverse("wagtail_serve", args=[""])
