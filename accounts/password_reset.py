"""What follows from a password that was reset."""

from typing import Any

from allauth.account import signals
from django.http import HttpRequest

from accounts.audit import record
from accounts.mine.sessions import end_others
from accounts.models import AuditKind, User


def end_sessions(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Whoever is signed in with the old password no longer is, in this browser neither: its session names that one."""
    record(AuditKind.PASSWORD_RESET, user=user, request=request)
    end_others(user=user, this_key=request.session.session_key)


def connect() -> None:
    signals.password_reset.connect(end_sessions, dispatch_uid="accounts.password_reset.end_sessions")
