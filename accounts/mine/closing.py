"""The end of an account: what is deleted, what is kept without the person, and who may not leave yet."""

import time
from urllib.parse import urlencode

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.usersessions.models import UserSession
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import override
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.audit import record
from accounts.models import AuditEvent, AuditKind, User
from accounts.signals import account_closing

CLOSED_MAIL = "account/email/account_closed"
SECOND_FACTOR = "mfa"


class LastAdministrator(Exception):
    """Nobody else could administer the site."""


def is_last_administrator(user: User) -> bool:
    """Whether the site would have no superuser left who can sign in."""
    return user.is_superuser and not User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk).exists()


def second_factor_page(request: HttpRequest, user: User) -> str | None:
    """Where a person with a second factor has to prove it before closing the account; None where that was done."""
    methods = [m for m in get_adapter().get_reauthentication_methods(user) if m["id"].startswith(SECOND_FACTOR)]
    oldest = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, user)
    if not methods or any(each["method"] == SECOND_FACTOR and each["at"] > oldest for each in records):
        return None
    return f"{methods[0]['url']}?{urlencode({REDIRECT_FIELD_NAME: request.path})}"


@transaction.atomic
def close_account(*, user: User, request: HttpRequest) -> None:
    """Deletes the account and all that names the person, signs them out everywhere and says so by mail.

    The audit log, acceptances and counts of downloads stay, without the person. Raises LastAdministrator, and
    User.DoesNotExist where the account was closed a moment ago.
    """
    list(User.objects.select_for_update().filter(is_superuser=True).values_list("pk"))
    person = User.objects.select_for_update().get(pk=user.pk)
    if is_last_administrator(person):
        raise LastAdministrator
    number, email, language = person.pk, person.email, person.language
    record(AuditKind.DELETED, user=person, request=request)
    account_closing.send(sender=User, user=person)
    _forget_in_admin(person)
    for session in UserSession.objects.filter(user=person):
        session.end()
    logout(request)
    AuditEvent.objects.filter(Q(user=person) | Q(account_number=number)).update(user=None, ip=None)
    person.delete()
    with override(language):
        get_adapter(request).send_mail(CLOSED_MAIL, email, {})


def _forget_in_admin(person: User) -> None:
    """The admin's history names accounts by their address, and keeps their photograph as a file."""
    kind = ContentType.objects.get_for_model(User)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(person.pk)).update(label=str(person.pk), data={})
    profile = UserProfile.objects.filter(user=person).first()
    if profile and profile.avatar:
        _delete_later(profile.avatar.storage, profile.avatar.name)


def _delete_later(storage: Storage, name: str) -> None:
    transaction.on_commit(lambda: storage.delete(name))
