"""From a message to the bytes that are kept, and back to one that any of Django's mail backends can hand over."""

import copy
import re
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from email.message import Message
from email.utils import make_msgid, parseaddr, parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import OutgoingMail

# Where the first encoded word is too long for its line, that line stays empty: the subject would begin with a space.
NOTHING_ON_THE_FIRST_LINE = re.compile(rb"^(Subject: )\r\n ", re.MULTILINE)
CRLF, LF = b"\r\n", b"\n"
# What Django writes from the fields of a message, and not from its extra headers.
OWN_HEADERS = {"subject", "from", "to", "cc", "reply-to", "mime-version", "content-type", "content-transfer-encoding"}


def written(message: EmailMessage) -> bytes:
    """The message as RFC 5322 has it, with the headers of a mail that no person typed where it lacks them.

    Raises BadHeaderError where a header holds more than a line.
    """
    message = copy.copy(message)
    known = {name.lower() for name in message.extra_headers}
    usual = {
        "Message-ID": make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
        "Auto-Submitted": "auto-generated",
        "Content-Language": get_language() or settings.LANGUAGE_CODE,
    }
    message.extra_headers = {
        **message.extra_headers,
        **{name: value for name, value in usual.items() if name.lower() not in known},
    }
    contents = message.message().as_bytes(linesep=CRLF.decode())  # type: ignore[call-arg]  # Django's own adds it
    return NOTHING_ON_THE_FIRST_LINE.sub(rb"\1", contents, count=1)


def bare(address: str) -> str:
    """An address without the name of its owner."""
    return parseaddr(address)[1]


class KeptBytes(Message):
    """A parsed message that is sent as it was written, to the byte."""

    contents = b""

    def as_bytes(self, unixfrom: bool = False, linesep: str = "\n") -> bytes:  # type: ignore[override]  # noqa: FBT001, FBT002  as Django's
        return self.contents.replace(CRLF, LF).replace(LF, linesep.encode())


class StoredMessage(EmailMultiAlternatives):
    """What a row of the outbox holds. Its recipients are those of the row, whatever its headers say."""

    def __init__(self, mail: OutgoingMail) -> None:
        self.contents, self.envelope = bytes(mail.contents), list(mail.recipients)
        parsed = message_from_bytes(self.contents, policy=policy.default)
        super().__init__(
            subject=str(parsed["Subject"] or ""),
            body=_text(parsed, "plain"),
            from_email=mail.sender,
            to=_addresses(parsed["To"]),
            cc=_addresses(parsed["Cc"]),
            reply_to=_addresses(parsed["Reply-To"]),
            headers={name: str(value) for name, value in parsed.items() if name.lower() not in OWN_HEADERS},
        )
        if html := _text(parsed, "html"):
            self.attach_alternative(html, "text/html")

    @property
    def has_expired(self) -> bool:
        """Whether the message names a moment after which it is of no use to its reader, and that moment has passed."""
        expires = self.extra_headers.get("Expires")
        return bool(expires) and parsedate_to_datetime(str(expires)) < timezone.now()

    def recipients(self) -> list[str]:
        return self.envelope

    def message(self, **_options: Any) -> KeptBytes:  # type: ignore[override]  # as much of one as a backend asks for
        kept = message_from_bytes(self.contents, _class=KeptBytes)
        kept.contents = self.contents
        return kept


def _text(parsed: ParsedMessage, kind: str) -> str:
    part = parsed.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part else ""


def _addresses(header: Any) -> list[str]:
    return [str(address) for address in header.addresses] if header else []
