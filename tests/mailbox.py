"""How tests see mails: in django.core.mail.outbox at once, after the same way through the outbox as everywhere."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from accounts.post.service import hand_over, post


class PromptBackend(BaseEmailBackend):
    """Writes mails down and plays the worker on the spot: no transaction of a test ever commits."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in post(email_messages):
            hand_over(mail.pk)
        return len(email_messages)
