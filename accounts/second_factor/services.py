"""What an administrator does for somebody who lost their telephone and their codes."""

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from accounts.audit import record
from accounts.models import AuditKind, User

NOTICE = "mfa/email/totp_deactivated"


@transaction.atomic
def remove_all(*, user: User, request: HttpRequest) -> bool:
    """Removes every second factor of the account, and tells its owner. False where there is none."""
    kinds = sorted(set(Authenticator.objects.filter(user=user).values_list("type", flat=True)))
    if not kinds:
        return False
    Authenticator.objects.filter(user=user).delete()
    record(AuditKind.TWO_FACTOR_REMOVED, user=user, request=request, details={"by": request.user.pk, "types": kinds})
    get_adapter().send_notification_mail(NOTICE, user)
    return True
