"""Accounts made or changed in the admin."""

from django.http import HttpRequest
from wagtail import hooks

from accounts.models import User
from accounts.services import record_address


def keep_address_in_step(request: HttpRequest, user: User) -> None:
    """The person proves a new address with a code when they sign in; the admin's word does not do it for them."""
    record_address(user=user)


hooks.register("after_create_user", keep_address_in_step)
hooks.register("after_edit_user", keep_address_in_step)
