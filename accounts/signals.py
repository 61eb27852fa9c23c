"""What follows from a sign-in."""

from typing import Any

from django.contrib.auth.signals import user_logged_in

from accounts.models import User
from accounts.services import remember_admin_language


def greet_in_own_language(sender: type[User], user: User, **kwargs: Any) -> None:
    """The admin opens in the language of whoever signs in."""
    if user.has_perm("wagtailadmin.access_admin"):
        remember_admin_language(user=user)


def connect() -> None:
    user_logged_in.connect(greet_in_own_language, dispatch_uid="accounts.greet_in_own_language")
