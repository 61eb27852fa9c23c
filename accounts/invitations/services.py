"""Invitations: a link by mail with which the owner of an address chooses the first password of the account."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import override

from accounts.audit import record
from accounts.models import AuditKind, User
from accounts.services import record_address

VALID_FOR = timedelta(days=7)
SALT = "accounts.invitations"
TEMPLATE = "account/email/invitation"


class InvitationOver(Exception):
    """The link is older than VALID_FOR, or has done its work, or never was one."""


@transaction.atomic
def invite(*, user: User, request: HttpRequest) -> None:
    """Sends the link, in the person's language. The request is that of whoever invites."""
    record(AuditKind.INVITED, user=user, request=request, details={"by": request.user.pk})
    with override(user.language):
        address = reverse("account_invitation", args=[token_for(user)])
        get_adapter().send_mail(TEMPLATE, user.email, {"user": user, "invitation_url": f"{settings.SITE_URL}{address}"})


def token_for(user: User) -> str:
    return signing.dumps([user.pk, _state(user)], salt=SALT)


def invited_by(token: str) -> User:
    """The account that a link is for. Raises InvitationOver.

    A link ends with the first password, however that came about, with a change of the address, and with the account.
    """
    try:
        number, state = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature as problem:
        raise InvitationOver from problem
    user = User.objects.filter(pk=number, is_active=True).first()
    if user is None or user.has_usable_password() or not constant_time_compare(state, _state(user)):
        raise InvitationOver
    return user


@transaction.atomic
def accept(*, token: str, password: str, request: HttpRequest) -> User:
    """Gives the account its password. Whoever holds the link holds the mailbox: the address is proven as well.

    Raises InvitationOver; of two at once, one is refused.
    """
    User.objects.select_for_update().filter(pk=invited_by(token).pk).first()
    user = invited_by(token)
    user.set_password(password)
    user.save(update_fields=["password"])
    record_address(user=user, verified=True)
    record(AuditKind.ADDRESS_VERIFIED, user=user, request=request, details={"by": "invitation"})
    record(AuditKind.PASSWORD_CHANGED, user=user, request=request, details={"by": "invitation"})
    return user


def _state(user: User) -> str:
    return salted_hmac(SALT, f"{user.password}|{user.email}", algorithm="sha256").hexdigest()
