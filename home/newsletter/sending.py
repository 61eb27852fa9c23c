"""Letters handed over to the mail server, one after the other, so that a crash leaves one in doubt and no more.

A row is claimed, and that is committed, before the mail server hears of the letter; how it went is recorded after. Who
dies in between leaves a claimed row, which nobody sends again by themselves: it may have arrived.
"""

import smtplib
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage, get_connection
from django.db import OperationalError
from django.utils.timezone import now
from rq.timeouts import BaseTimeoutException

from accounts.models import NewsletterSubscription
from home.models import EditionDelivery, NewsletterEdition
from home.newsletter.contents import LANGUAGES, Contents, contents, why_not
from home.newsletter.letter import NOBODY, compose, write
from home.newsletter.services import due, stop_for_fault

State = EditionDelivery.State
BATCH = 50
MOST_ATTEMPTS = 4
# The first delay of a letter that the mail server cannot take for now; it doubles with each attempt.
RETRY = timedelta(minutes=5)
# From here on an answer of a mail server is final (RFC 5321, 4.2.1).
FINAL = 500


class Batch:
    """The next letters of an edition, over one connection. Other workers may hand over others at the same time."""

    def __init__(self, edition: NewsletterEdition) -> None:
        self.edition = edition
        self.transport: Any = get_connection(getattr(settings, "MAIL_TRANSPORT", settings.EMAIL_BACKEND))

    @cached_property
    def contents(self) -> dict[str, Contents]:
        return {language: contents(self.edition, language) for language in LANGUAGES}

    def hand_over(self) -> None:
        """Raises OSError where the mail server cannot be reached; nothing is claimed then."""
        if not self._can_be_written():
            return
        ids = list(due(self.edition).values_list("pk", flat=True)[:BATCH])
        try:
            for pk in ids:
                self._one(pk)
        finally:
            self.transport.close()

    def _can_be_written(self) -> bool:
        """Writes the letter of each language once, to nobody: what fails there would fail for everybody."""
        try:
            for language, here in self.contents.items():
                if here.items and self.edition.subject(language):
                    write(self.edition, here.items, language, key=NOBODY)
        except (BaseTimeoutException, OperationalError):
            raise
        except Exception as failure:  # noqa: BLE001  the edition says what went wrong
            stop_for_fault(edition=self.edition, error=failure)
            return False
        return True

    def _one(self, pk: int) -> None:
        delivery = EditionDelivery.objects.select_related("subscription__user").get(pk=pk)
        message = self._written(delivery)
        if message is None:
            return
        self._reach()
        claimed_at = now()
        # The rest of the condition is in another table: on PostgreSQL only this row's own columns are read anew.
        claimed = self._unclaimed(pk).update(
            state=State.HANDING_OVER, claimed_at=claimed_at, attempts=delivery.attempts + 1
        )
        if claimed:
            delivery.attempts += 1
            self._converse(delivery, message, claimed_at)

    def _written(self, delivery: EditionDelivery) -> EmailMessage | None:
        """The letter, proven to be one that can be put in bytes; None where there is none, which its row then says."""
        subscription: NewsletterSubscription | None = delivery.subscription
        try:
            here = self.contents.get(subscription.language) if subscription else None
            items = here.for_subscriber(subscription) if here and subscription else []
            reason = why_not(self.edition, subscription, items)
            if reason or subscription is None:
                self._left_out(delivery, reason)
                return None
            message = compose(delivery, self.edition, subscription, items)
            message.message().as_bytes()
        except (BaseTimeoutException, OperationalError):
            raise  # the job ran out of time, or the database is away: the letter is not to blame
        except Exception as failure:  # noqa: BLE001  the row says what went wrong; a traceback might show the address
            self._left_out(delivery, EditionDelivery.Reason.FAULT, answer=type(failure).__name__)
            return None
        return message

    def _left_out(self, delivery: EditionDelivery, reason: str, *, answer: str = "") -> None:
        waiting = self._unclaimed(delivery.pk)
        waiting.update(state=State.SKIPPED, reason=reason, answer=answer, done_at=now())

    def _unclaimed(self, pk: int) -> Any:
        sending = NewsletterEdition.objects.filter(status=NewsletterEdition.Status.SENDING)
        return EditionDelivery.objects.filter(pk=pk, state=State.WAITING, edition__in=sending)

    def _reach(self) -> None:
        """A connection that answers, so that what fails from here on is about the letter."""
        server = getattr(self.transport, "connection", None)
        if server is not None and hasattr(server, "noop"):
            try:
                server.noop()
            except (OSError, smtplib.SMTPException):
                self.transport.close()
        self.transport.open()

    def _converse(self, delivery: EditionDelivery, message: EmailMessage, claimed_at: datetime) -> None:
        try:
            self.transport.send_messages([message])
        except smtplib.SMTPRecipientsRefused as refusal:
            code, answer = next(iter(refusal.recipients.values()))
            self._refused(delivery, claimed_at, code, answer)
        except smtplib.SMTPResponseException as refusal:
            self._refused(delivery, claimed_at, refusal.smtp_code, refusal.smtp_error)
        except BaseTimeoutException:
            raise  # the job ran out of time: the sweep lists the letter as uncertain
        except (BadHeaderError, UnicodeEncodeError) as failure:
            # A header or a command that cannot be written: the letter never left.
            self._record(delivery, claimed_at, state=State.REFUSED, answer=type(failure).__name__)
            self.transport.close()
        except Exception as failure:  # noqa: BLE001  the row says what went wrong; a traceback might show the address
            # The connection broke, as a rule: the letter may or may not have been taken.
            self._record(delivery, claimed_at, state=State.UNCERTAIN, answer=type(failure).__name__)
            self.transport.close()
        else:
            self._record(delivery, claimed_at, state=State.SENT)

    def _refused(self, delivery: EditionDelivery, claimed_at: datetime, code: int, answer: bytes | str) -> None:
        """For good, or, where the server says that it cannot for now, until later."""
        words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
        address = delivery.subscription.email if delivery.subscription else ""
        said = f"{code} {words}".replace(address, "…") if address else f"{code} {words}"
        later = code < FINAL and delivery.attempts < MOST_ATTEMPTS
        if later:
            due_at = now() + RETRY * 2 ** (delivery.attempts - 1)
            self._record(delivery, claimed_at, state=State.WAITING, answer=said, due_at=due_at)
        else:
            self._record(delivery, claimed_at, state=State.REFUSED, answer=said)

    def _record(self, delivery: EditionDelivery, claimed_at: datetime, *, answer: str = "", **fields: Any) -> None:
        """Says how it went, also for a row that was called uncertain because it took so long."""
        held = EditionDelivery.objects.filter(
            pk=delivery.pk, claimed_at=claimed_at, state__in=[State.HANDING_OVER, State.UNCERTAIN]
        )
        held.update(done_at=now(), answer=" ".join(answer.split())[:250], **fields)
