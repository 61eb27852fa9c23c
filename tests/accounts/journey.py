"""What a person does on the account pages, in a line each."""

import re

from django.core import mail
from django.test import Client

PASSWORD = "Élan-vital-2049!"
VIDEO = "/fr/videos/table-ronde/"


def last_code(to: str | None = None) -> str:
    """The code in the last mail, or in the last one to this address."""
    texts = [str(message.body) for message in mail.outbox if to is None or message.to == [to]]
    found = re.search(r"^\s+(\d{6})$", texts[-1], re.MULTILINE)
    assert found, texts[-1]
    return found[1]


def wrong_code() -> str:
    return f"{(int(last_code()) + 1) % 1_000_000:06d}"


def sign_up(client: Client, language: str = "fr", /, *, email: str = "lea@example.org", leads_to: str = VIDEO, **data):
    asked = {"email": email, "password1": PASSWORD, "next": leads_to, **data}
    return client.post(f"/{language}/account/signup/", asked)


def enter(client: Client, code: str, language: str = "fr"):
    return client.post(f"/{language}/account/confirm-email/", {"code": code})


def sign_in(client: Client, language: str = "fr", *, email: str = "lea@example.org", password: str = PASSWORD, **data):
    return client.post(f"/{language}/account/login/", {"login": email, "password": password, **data})


def subscribe(client: Client, language: str = "fr", *, page: str = "", **data):
    """Presses the button beside the consent, which names the words that were read."""
    html = client.get(page or f"/{language}/account/newsletter/").content.decode()
    found = re.search(r'name="consent" value="(\w+)"', html)
    assert found, html
    return client.post(f"/{language}/account/newsletter/", {"consent": found[1], **data}, follow=True)
