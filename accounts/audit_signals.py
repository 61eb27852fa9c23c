"""What allauth does with accounts, written into the audit log: on the site's pages and in the headless API alike."""

from typing import Any

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as second_factor
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from accounts.audit import record
from accounts.models import AuditKind, User


def signed_up(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record(AuditKind.SIGNED_UP, user=user, request=request)


def signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record(AuditKind.SIGNED_IN, user=user, request=request)


def signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record(AuditKind.SIGNED_OUT, user=user, request=request)


def password_changed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record(AuditKind.PASSWORD_CHANGED, user=user, request=request)


def address_verified(request: HttpRequest, email_address: EmailAddress, **kwargs: Any) -> None:
    record(AuditKind.ADDRESS_VERIFIED, user=email_address.user, request=request)


def address_changed(request: HttpRequest, user: User, from_email_address: EmailAddress | None, **kwargs: Any) -> None:
    """allauth speaks of a change at the first proof as well, from no address."""
    if from_email_address is not None:
        record(AuditKind.ADDRESS_CHANGED, user=user, request=request)


def factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record(AuditKind.TWO_FACTOR_ADDED, user=user, request=request, details={"type": authenticator.type})


def factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record(AuditKind.TWO_FACTOR_REMOVED, user=user, request=request, details={"type": authenticator.type})


def factor_failed(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Somebody who knows the password has not shown the second factor."""
    record(AuditKind.SIGN_IN_FAILED, user=user, request=request, details={"type": authenticator.type})


def connect() -> None:
    for signal, receiver in (
        (account.user_signed_up, signed_up),
        (account.user_logged_in, signed_in),
        (user_logged_out, signed_out),
        (account.password_changed, password_changed),
        (account.password_set, password_changed),
        (account.email_confirmed, address_verified),
        (account.email_changed, address_changed),
        (second_factor.authenticator_added, factor_added),
        (second_factor.authenticator_removed, factor_removed),
        (second_factor.authentication_failed, factor_failed),
    ):
        signal.connect(receiver, dispatch_uid=f"accounts.audit_signals.{receiver.__name__}")
