"""Questions about people and sign-ins, answered without changing anything."""

from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
    EmailVerificationProcess,
)
from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from accounts.models import User


def has_verified_email(user: User | AnonymousUser) -> bool:
    """Whether this person proved that the address of the account is theirs.

    It is the account's present address that counts: one that was verified before it was changed proves nothing.
    """
    if not isinstance(user, User):
        return False
    return bool(EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True).exists())


def is_awaiting_code(request: HttpRequest) -> bool:
    """Whether a sign-up or sign-in of this session waits for a code that can still be entered.

    True as well for a sign-up with an address that already has an account, which must look the same.
    """
    stage = get_pending_stage(request)
    if stage is None or stage.key != EmailVerificationStage.key:
        return False
    state = request.session.get(EMAIL_VERIFICATION_CODE_SESSION_KEY)
    return bool(state) and EmailVerificationProcess(request=request, state=state).is_valid()
