"""Why a mail server did not take a mail: told apart into what may pass and what will not, without an address."""

import re
import smtplib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ENHANCED = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
FOR_GOOD = 500

REASONS: Mapping[str, Any] = {
    "unreachable": gettext_lazy("The mail server could not be reached"),
    "sign_in": gettext_lazy("The mail server does not accept the name or password of EMAIL_URL"),
    "later": gettext_lazy("The mail server asked to try again later"),
    "refused": gettext_lazy("The mail server refused the mail for good"),
    "expired": gettext_lazy("The code in it was no longer valid before the mail server took it"),
    "interrupted": gettext_lazy("The hand-over was interrupted each time"),
    "unexpected": gettext_lazy("The hand-over failed"),
}
# The last two figures of an enhanced status code (RFC 3463), where they say something to whoever can act.
MEANINGS: Mapping[str, Any] = {
    "1.1": gettext_lazy("no such mailbox"),
    "1.2": gettext_lazy("no such host"),
    "1.10": gettext_lazy("the host takes no mail"),
    "2.1": gettext_lazy("mailbox closed"),
    "2.2": gettext_lazy("mailbox full"),
    "3.4": gettext_lazy("mail too large"),
    "7.1": gettext_lazy("not allowed to send there"),
    "7.26": gettext_lazy("sender not authenticated: SPF, DKIM"),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """`reason` is a key of REASONS and, after a space, the figures of the server's answer or the kind of error."""

    reason: str
    is_final: bool = False


def failure_of(error: Exception) -> Failure:
    """What an error of the hand-over means. Only an answer about this mail is final; a server's words are dropped,

    for they often quote the address: its figures say the same.
    """
    match error:
        case smtplib.SMTPAuthenticationError():
            return Failure(f"sign_in {error.smtp_code}")
        case smtplib.SMTPRecipientsRefused():
            return _answer(*next(iter(error.recipients.values())))
        case smtplib.SMTPSenderRefused() | smtplib.SMTPDataError():
            return _answer(error.smtp_code, error.smtp_error)
        case smtplib.SMTPResponseException():
            return Failure(f"later {_figures(error.smtp_code, error.smtp_error)}")
        case OSError():
            return Failure(f"unreachable {type(error).__name__}")
    return Failure(f"unexpected {type(error).__name__}")


def explained(reason: str) -> str:
    """A reason as it was kept, in the words of the reader's language."""
    if not reason:
        return ""
    key, _space, detail = reason.partition(" ")
    words = str(REASONS.get(key, REASONS["unexpected"]))
    meaning = MEANINGS.get(detail.rpartition(" ")[2].partition(".")[2])
    if meaning:
        return _("%(reason)s: %(meaning)s (%(detail)s).") % {"reason": words, "meaning": meaning, "detail": detail}
    return _("%(reason)s (%(detail)s).") % {"reason": words, "detail": detail} if detail else f"{words}."


def _answer(code: int, words: bytes | str) -> Failure:
    is_final = code >= FOR_GOOD
    return Failure(f"{'refused' if is_final else 'later'} {_figures(code, words)}", is_final=is_final)


def _figures(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    enhanced = ENHANCED.search(text)
    return f"{code} {enhanced[1]}" if enhanced else str(code)
