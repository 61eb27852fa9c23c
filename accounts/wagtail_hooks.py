"""Accounts made or changed in the admin, and the words of the way to one."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from accounts.admin_journey import JourneyGroup, NoneAddedNorDeleted
from accounts.models import JourneyMail, JourneyStep, User
from accounts.services import record_address


def keep_address_in_step(request: HttpRequest, user: User) -> None:
    """The person proves a new address with a code when they sign in; the admin's word does not do it for them."""
    record_address(user=user)


hooks.register("after_create_user", keep_address_in_step)
hooks.register("after_edit_user", keep_address_in_step)

for kind in (JourneyStep, JourneyMail):
    register_permission_policy(kind, NoneAddedNorDeleted(kind))
register_snippet(JourneyGroup)
