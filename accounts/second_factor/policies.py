"""Who needs a second factor, and whether a session has shown one."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from wagtail.models import GroupApprovalTask, GroupPagePermission

from accounts.models import User

REQUIRED = "required"
# Rights that put words before the public by themselves, and those with which a person gives them to anybody.
PUBLISHING = ("publish_", "send_")
APPOINTING = ("accounts.add_user", "accounts.change_user", "auth.change_group")
SHOWN_BY = "accounts_second_factor_shown_by"


def can_publish(user: User) -> bool:
    """Whether anything reaches the public by this person's hand: pages, snippets, an approval, or by new rights."""
    if user.is_superuser or any(user.has_perm(right) for right in APPOINTING):
        return True
    if any(right.partition(".")[2].startswith(PUBLISHING) for right in user.get_all_permissions()):
        return True
    groups = user.groups.all()
    return bool(
        GroupPagePermission.objects.filter(group__in=groups, permission__codename="publish_page").exists()
        or GroupApprovalTask.objects.filter(groups__in=groups, active=True).exists()
    )


def is_required_of(user: User) -> bool:
    return settings.STAFF_TWO_FACTOR == REQUIRED and user.has_perm("wagtailadmin.access_admin") and can_publish(user)


def second_factors(user: User) -> set[str]:
    """The kinds that the account has. Recovery codes are none: they stand in for one."""
    kinds = Authenticator.objects.filter(user=user).values_list("type", flat=True)
    return set(kinds) - {Authenticator.Type.RECOVERY_CODES.value}


def has_others(user: User, authenticator: Authenticator) -> bool:
    """Whether the account has a second factor beside this one."""
    others = Authenticator.objects.filter(user=user).exclude(pk=authenticator.pk)
    return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def remember_shown(request: HttpRequest, user: User) -> None:
    request.session[SHOWN_BY] = user.pk


def has_shown(request: HttpRequest, user: User) -> bool:
    """Whether this session belongs to somebody who showed the second factor in it. An older session has not."""
    return bool(request.session.get(SHOWN_BY) == user.pk)


def signed_in_lately(request: HttpRequest, *, seconds: int) -> bool:
    """Whether the person proved who they are in this session within the last seconds, by signing in or again since."""
    return bool(_ways_of_proof(request, seconds=seconds))


def shown_lately(request: HttpRequest, *, seconds: int) -> bool:
    """Whether the person showed a second factor in this session within the last seconds. A password shows none."""
    return "mfa" in _ways_of_proof(request, seconds=seconds)


def _ways_of_proof(request: HttpRequest, *, seconds: int) -> set[str]:
    if not isinstance(request.user, User):
        return set()
    records = get_authentication_records(request, request.user)
    return {record["method"] for record in records if time.time() - record["at"] < seconds}
