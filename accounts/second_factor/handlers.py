"""A session remembers that its person showed a second factor: at sign-in, asked again, or when it was set up."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_used
from django.http import HttpRequest

from accounts.flows import record_authentication
from accounts.models import User
from accounts.second_factor.policies import has_others, remember_shown


def note_use(sender: type[Authenticator], request: HttpRequest, user: User, **kwargs: Any) -> None:
    remember_shown(request, user)


def note_set_up(
    sender: type[Authenticator], request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Setting up the first application takes a code of it, a passkey a touch: that shows it, and is recorded so.

    Being given recovery codes takes nothing. A further application or passkey shows nothing of those that the account
    had: it opens no session that has not shown one of them.
    """
    if authenticator.type == Authenticator.Type.RECOVERY_CODES or has_others(user, authenticator):
        return
    record_authentication(request, user, method="mfa", id=authenticator.pk, type=str(authenticator.type))
    remember_shown(request, user)


def connect() -> None:
    authenticator_used.connect(note_use, sender=Authenticator, dispatch_uid="second_factor.note_use")
    authenticator_added.connect(note_set_up, sender=Authenticator, dispatch_uid="second_factor.note_set_up")
