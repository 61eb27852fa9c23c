"""Mail while developing: printed where the developer looks, with the code in plain sight."""

import re

from django.core.mail import EmailMessage
from django.core.mail.backends.console import EmailBackend

CODE_LINE = re.compile(r"^\s*(\d{6})\s*$", re.MULTILINE)


class ConsoleBackend(EmailBackend):
    """Django's console backend, made to be read: addresses, subject, text, and the code in a frame."""

    def write_message(self, message: EmailMessage) -> None:
        to, body = ", ".join(message.to), str(message.body)
        lines = ["", f"Mail to {to}", f"Subject: {message.subject}", "", body, ""]
        if found := CODE_LINE.search(body):
            lines += _framed(f"Code for {to}: {found[1]}")
        self.stream.write("\n".join([*lines, ""]))


def _framed(text: str) -> list[str]:
    edge = "═" * (len(text) + 4)
    return [f"╔{edge}╗", f"║  {text}  ║", f"╚{edge}╝"]
