"""The sessions of an account, as its owner reads them, and their end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.core import context
from allauth.usersessions.adapter import DefaultUserSessionsAdapter, get_adapter
from allauth.usersessions.models import UserSession
from django.db import transaction

from accounts.audit import record
from accounts.mine.agents import device
from accounts.models import AuditKind, User


@dataclass(frozen=True, slots=True)
class Session:
    pk: int
    device: str
    ip: str
    began_at: datetime
    seen_at: datetime
    is_this_one: bool


class SessionsAdapter(DefaultUserSessionsAdapter):
    """For allauth, which the headless API asks: whoever ends a session, the audit log has it."""

    @transaction.atomic
    def end_sessions(self, sessions: Sequence[UserSession]) -> None:
        for session in sessions:
            record(AuditKind.SESSION_ENDED, user=session.user, request=context.request)
        super().end_sessions(sessions)


def sessions_of(user: User, this_key: str | None) -> list[Session]:
    """Those that are still open: the present one first, then the one used last."""
    found = [
        Session(
            pk=session.pk,
            device=device(session.user_agent),
            ip=session.ip,
            began_at=session.created_at,
            seen_at=session.last_seen_at,
            is_this_one=session.session_key == this_key,
        )
        for session in UserSession.objects.purge_and_list(user)
    ]
    return sorted(found, key=lambda session: (session.is_this_one, session.seen_at), reverse=True)


def end_others(*, user: User, this_key: str | None, only: int | None = None) -> int:
    """Signs the account out everywhere but here, or in one place. Returns how many sessions that ended."""
    others = UserSession.objects.filter(user=user).exclude(session_key=this_key or "").select_related("user")
    chosen = list(others if only is None else others.filter(pk=only))
    get_adapter().end_sessions(chosen)
    return len(chosen)
