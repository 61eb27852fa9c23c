"""What changes in an account or in a sign-in under way."""

from allauth.account.internal.stagekit import stash_login, unstash_login
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def return_to(request: HttpRequest, url: str) -> None:
    """Changes where the pending sign-in leads after the code. Does nothing where no sign-in is pending.

    Raises ValueError for anything but a path of this site.
    """
    if not url.startswith("/") or not url_has_allowed_host_and_scheme(url, allowed_hosts=None):
        raise ValueError(f"{url!r} is not a path of this site.")
    login = unstash_login(request, peek=True)
    if login:
        login.redirect_url = url
        stash_login(request, login)
