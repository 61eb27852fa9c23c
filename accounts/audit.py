"""The audit log: who did what with an account, when and from where. It holds no code, no password and no address."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import AuditEvent, AuditKind, User


def record(
    kind: AuditKind, *, user: User | None, request: HttpRequest | None = None, details: Mapping[str, Any] | None = None
) -> AuditEvent:
    """Adds an event in the transaction under way. `details` are figures and words of ours, never personal data."""
    return AuditEvent.objects.create(
        kind=kind,
        user=user,
        account_number=user.pk if user else None,
        ip=_origin(request) if request else None,
        details=dict(details or {}),
    )


def _origin(request: HttpRequest) -> str | None:
    """The address behind the trusted proxies; None where the server names none, on a socket for instance."""
    try:
        address: str = get_adapter().get_client_ip(request)
    except PermissionDenied:
        return None
    return address
