"""Accounts made or changed in the admin, and the words of the way to one."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from accounts import admin_acceptances, admin_audit
from accounts.admin_journey import JourneyGroup, NoneAddedNorDeleted
from accounts.invitations.services import invite
from accounts.models import AccountTerms, JourneyMail, JourneyStep, User
from accounts.post import reports as post_reports
from accounts.services import record_address


def keep_address_in_step(request: HttpRequest, user: User) -> None:
    """The person proves a new address with a code when they sign in; the admin's word does not do it for them."""
    record_address(user=user)


def send_invitation(request: HttpRequest, user: User) -> None:
    invite(user=user, request=request)


hooks.register("after_create_user", keep_address_in_step)
hooks.register("after_create_user", send_invitation, order=1)
hooks.register("after_edit_user", keep_address_in_step)
for report in (admin_audit, admin_acceptances, post_reports):
    hooks.register("register_admin_urls", report.addresses)
    hooks.register("register_reports_menu_item", report.menu_item)
    hooks.register("register_permissions", report.rights)

for kind in (JourneyStep, JourneyMail, AccountTerms):
    register_permission_policy(kind, NoneAddedNorDeleted(kind))
register_snippet(JourneyGroup)
