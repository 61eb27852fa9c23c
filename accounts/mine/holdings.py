"""What accounts themselves hold about a person, for the export: no password, no code, no secret of a second factor."""

from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.mine.export import Held, contribute
from accounts.models import AccountTermsAcceptance, AuditEvent, User
from accounts.newsletter.export import export_of as newsletter

Row = dict[str, Any]


def profile(user: User) -> Row:
    return {
        "account_number": user.pk,
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "organisation": user.organisation,
        "press_role": user.press_role,
        "country": user.country,
        "language": user.language,
        "is_staff": user.is_staff,
        "groups": list(user.groups.values_list("name", flat=True)),
        "opened_at": user.date_joined,
        "last_signed_in_at": user.last_login,
    }


def addresses(user: User) -> list[Row]:
    return list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary"))


def terms_of_the_account(user: User) -> list[Row]:
    fields = ("version", "language", "text_sha256", "accepted_at")
    return list(AccountTermsAcceptance.objects.filter(user=user).order_by("accepted_at").values(*fields))


def sessions(user: User) -> list[Row]:
    fields = ("ip", "user_agent", "created_at", "last_seen_at")
    return list(UserSession.objects.filter(user=user).order_by("created_at").values(*fields))


def second_factors(user: User) -> list[Row]:
    return list(Authenticator.objects.filter(user=user).order_by("pk").values("type", "created_at", "last_used_at"))


def events(user: User) -> list[Row]:
    about = AuditEvent.objects.filter(Q(user=user) | Q(account_number=user.pk))
    return [dict(row) for row in about.order_by("at", "pk").values("kind", "at", "ip", "details")]


HOLDINGS: tuple[tuple[str, Callable[[User], Held], Any], ...] = (
    ("profile", profile, _("Your account, its language, and what you said of yourself.")),
    ("addresses", addresses, _("The e-mail address of the account, and whether it is confirmed.")),
    ("account_terms", terms_of_the_account, _("Which version of the terms of an account you accepted, and when.")),
    ("newsletter", newsletter, _("Your subscription to the newsletter, and each consent given and withdrawn.")),
    ("sessions", sessions, _("Where you are signed in: program, IP address, first and last use.")),
    ("second_factors", second_factors, _("The kinds of your second factors and their dates, without their secrets.")),
    ("events", events, _("What the log of accounts says about yours.")),
)


def contribute_all() -> None:
    for name, held_about, about in HOLDINGS:
        contribute(name, held_about, about)
