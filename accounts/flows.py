"""All that leans on allauth's internals, in one place.

allauth keeps a code and the sign-in that waits for it in the session, forgets both when the code ends, and gives a code
sent again no new time. Here a code that has ended stays, so that another one can be asked for where the person is.
tests/accounts/test_contract.py fails when a version of allauth changes what this leans on.
"""

import math
import time
from typing import Any, Self

from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.email_verification import send_verification_email_for_user
from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
    EmailVerificationProcess,
)
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.password_reset_by_code import (
    PASSWORD_RESET_VERIFICATION_SESSION_KEY,
    PasswordResetVerificationProcess,
)
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY, get_pending_stage, stash_login, unstash_login
from allauth.account.internal.templatekit import get_entrance_context_data
from allauth.account.stages import EmailVerificationStage
from allauth.core.internal import ratelimit
from allauth.headless.internal.restkit.inputs import Input
from allauth.headless.internal.restkit.response import APIResponse, ErrorResponse
from allauth.headless.spec.internal.schema import get_schema as allauth_specification
from django.db import transaction
from django.http import HttpRequest

from accounts.audit import record
from accounts.models import AuditKind, User

__all__ = [
    "APIResponse",
    "AddressCode",
    "Code",
    "ErrorResponse",
    "Input",
    "ResetCode",
    "allauth_specification",
    "get_entrance_context_data",
    "lead_to",
    "leads_to",
    "pending_is_sign_up",
    "ratelimit",
    "record_authentication",
    "send_verification_email_for_user",
    "waits_for_address_code",
    "whose_sign_in",
]

MINUTE = 60
OUT_OF_TRIES = "out_of_tries"


class Code(AbstractCodeVerificationProcess):
    """A code sent by mail that this session awaits. It stays when its tries or its time are used up."""

    purpose: str
    kept_as: str
    limit: str
    request: HttpRequest

    @classmethod
    def awaited(cls, request: HttpRequest) -> Self | None:
        """The code that this session awaits, whether or not it can still be entered."""
        state = request.session.get(cls.kept_as)
        return cls(request=request, state=state) if state else None

    @property
    def code(self) -> str:
        """Empty, which no entry equals, where there is no account to prove anything for."""
        return str(self.state.get("code", "")) if self.user and not self.state.get("account_already_exists") else ""

    @property
    def email(self) -> str:
        return str(self.state["email"])

    @property
    def is_confirmed(self) -> bool:
        """Whether the right code was entered, and what it allows is still to come."""
        return bool(self.state.get("code_confirmed"))

    @property
    def is_out_of_tries(self) -> bool:
        return bool(self.state.get(OUT_OF_TRIES))

    @property
    def is_over(self) -> bool:
        return self.is_out_of_tries or not self.is_valid()

    @property
    def minutes_left(self) -> int:
        """How long the code can still be entered, in minutes begun."""
        ends_at: float = self.state["at"] + self.timeout
        return max(1, math.ceil((ends_at - time.time()) / MINUTE))

    def abort(self) -> None:
        """Ends the code, and nothing else."""
        self.state["code"], self.state[OUT_OF_TRIES] = "", True
        self.persist()

    @transaction.atomic
    def record_invalid_attempt(self) -> bool:
        is_left: bool = super().record_invalid_attempt()
        user, tries = self.user, self.state["failed_attempts"]
        known = user if isinstance(user, User) else None
        record(AuditKind.CODE_REFUSED, user=known, request=self.request, details={"for": self.purpose, "tries": tries})
        return is_left

    def send_again(self) -> None:
        """Another code in place of this one, with all its tries and its whole time."""
        raise NotImplementedError


class AddressCode(Code, EmailVerificationProcess):
    """The code that proves an address."""

    purpose = "address"
    kept_as = EMAIL_VERIFICATION_CODE_SESSION_KEY
    limit = "confirm_email"

    @property
    def is_needless(self) -> bool:
        """Whether the address was proven meanwhile, on another device. Nothing is left that this code could prove."""
        return bool(self.email_address.verified)

    def give_up(self) -> None:
        """Forgets the code and the sign-in that waits for it, which may have begun with a password since replaced."""
        EmailVerificationProcess.abort(self)

    @transaction.atomic
    def send_again(self) -> None:
        """The sign-in that waits for the code waits as long again; the owner of an address in use is told again."""
        self.state.update(at=time.time(), failed_attempts=0)
        self.state.pop(OUT_OF_TRIES, None)
        self.generate_code()
        self.send()
        self.record_resend()
        self.persist()
        login = unstash_login(self.request, peek=True)
        if login:
            login.initiated_at = time.time()
            stash_login(self.request, login)


class ResetCode(Code, PasswordResetVerificationProcess):
    """The code that allows a new password."""

    purpose = "password"
    kept_as = PASSWORD_RESET_VERIFICATION_SESSION_KEY
    limit = "reset_password"

    @classmethod
    def start(cls, *, request: HttpRequest, user: User | None, email: str) -> None:
        """Sends a code, or the mail that says there is no account, and lets this session await it."""
        cls(request=request, state=cls.initial_state(user, email), user=user).send_again()

    @transaction.atomic
    def send_again(self) -> None:
        user = self.user if isinstance(self.user, User) else None
        self.state = self.initial_state(user, self.email)
        self.send()
        self.persist()
        # As much work either way: what the page and its timing do not tell, the log does.
        kind = AuditKind.CODE_SENT if user else AuditKind.RESET_UNKNOWN
        record(kind, user=user, request=self.request, details={"for": self.purpose} if user else {})


def waits_for_address_code(request: HttpRequest) -> bool:
    """Whether a sign-up or sign-in of this session goes on once an address is proven."""
    stage = get_pending_stage(request)
    return bool(stage and stage.key == EmailVerificationStage.key and AddressCode.awaited(request))


def leads_to(request: HttpRequest) -> str:
    """Where the sign-in under way leads, even if its time is over. allauth forgets one that is over when it looks."""
    return str(_stashed(request).get("redirect_url") or "")


def lead_to(request: HttpRequest, url: str) -> None:
    """Changes it. Does nothing where no sign-in is under way."""
    login = unstash_login(request, peek=True)
    if login:
        login.redirect_url = url
        stash_login(request, login)


def whose_sign_in(request: HttpRequest) -> int | None:
    """The number of the account that is signed in, or whose sign-in is under way."""
    login = None if request.user.is_authenticated else unstash_login(request, peek=True)
    user = login.user if login else request.user
    return user.pk if isinstance(user, User) else None


def pending_is_sign_up(request: HttpRequest) -> bool:
    """Whether the sign-in under way began with opening the account."""
    return bool(_stashed(request).get("signup"))


def _stashed(request: HttpRequest) -> dict[str, Any]:
    stashed: dict[str, Any] = request.session.get(LOGIN_SESSION_KEY) or {}
    return stashed
