"""Questions about people and sign-ins, answered without changing anything."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from accounts.flows import waits_for_address_code
from accounts.models import User


def has_verified_email(user: User | AnonymousUser) -> bool:
    """Whether this person proved that the address of the account is theirs.

    It is the account's present address that counts: one that was verified before it was changed proves nothing.
    """
    if not isinstance(user, User):
        return False
    return bool(EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists())


def is_awaiting_code(request: HttpRequest) -> bool:
    """Whether a sign-up or sign-in of this session waits for a code: one that was sent, or another in its place.

    True as well for a sign-up with an address that already has an account, which must look the same.
    """
    return waits_for_address_code(request)
