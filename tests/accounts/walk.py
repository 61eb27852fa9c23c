"""The whole way to an account in one language: what is read on each page, in each mail and from the API."""

import re
from html import unescape

from allauth.core.context import request_context
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.test import Client, RequestFactory

from accounts.invitations.services import invite
from accounts.models import AccountTerms, User
from accounts.terms import terms_in_force
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up, subscribe
from tests.factories.passkey import passkey

# After which an address may be written to again (ACCOUNT_RATE_LIMITS).
MOMENT = 11


def read(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def walk(language: str, clock) -> dict[str, str]:
    """What a visitor reads on each step, in the order of the way; the newsletter is met twice."""
    pages, base, terms = {}, f"/{language}/account/", terms_in_force()
    visitor, email = Client(), f"{language}@example.org"
    pages["sign_in"] = read(visitor, f"{base}login/")
    pages["register"] = read(visitor, f"{base}signup/")
    sign_up(visitor, language, email=email, leads_to=f"/{language}/articles/", terms=terms.version)
    pages["check_inbox"] = read(visitor, f"{base}confirm-email/")
    clock.move(MOMENT)
    sign_in(Client(), language, email=email)
    created = enter(visitor, last_code_of(email, 0), language).url
    pages["account_created"] = read(visitor, created) + read(visitor, f"{base}created/")
    pages["newsletter"] = read(Client(), f"{base}newsletter/") + read(visitor, f"{base}newsletter/")
    pages["newsletter"] += unescape(subscribe(visitor, language).content.decode())
    clock.move(MOMENT)
    sign_up(Client(), language, email=email, terms=terms.version)
    forgetful = Client()
    pages["forgotten_password"] = read(forgetful, f"{base}password/reset/")
    forgetful.post(f"{base}password/reset/", {"email": email})
    pages["enter_code"] = read(forgetful, f"{base}password/reset/confirm/")
    forgetful.post(f"{base}password/reset/confirm/", {"code": last_code(email)})
    pages["new_password"] = read(forgetful, f"{base}password/reset/complete/")
    new = forgetful.post(f"{base}password/reset/complete/", {"password1": f"{PASSWORD}2"})
    pages["password_updated"] = read(forgetful, new.url)
    AccountTerms.objects.update(version=terms.version + 1)
    sign_in(forgetful, language, email=email, password=f"{PASSWORD}2")
    pages["accept_terms"] = read(forgetful, f"{base}terms/accept/")
    Client().post(f"{base}password/reset/", {"email": f"nobody.{email}"})
    pages |= take_newsletter(language, f"letter.{email}")
    return pages | work_here(language, f"staff.{email}")


def work_here(language: str, email: str) -> dict[str, str]:
    """What somebody reads who is invited by another, and whose account has a second factor."""
    base, guest = f"/{language}/account/", Client()
    member = User.objects.create(email=email, language=language, password=make_password(None))
    request = RequestFactory().get("/")
    request.user = User.objects.get(email=email.removeprefix("staff."))
    with request_context(request):
        invite(user=member, request=request)
    address = link()
    pages = {"accept_invitation": read(guest, address)}
    guest.post(address, {"password1": PASSWORD})
    passkey(member)
    sign_in(guest, language, email=email)
    pages["second_factor"] = read(guest, f"{base}2fa/authenticate/")
    return pages


def take_newsletter(language: str, email: str) -> dict[str, str]:
    """What a stranger reads who subscribes, does so again, and leaves."""
    stranger, pages = Client(), {}
    pages["newsletter_asked"] = unescape(subscribe(stranger, language, email=email).content.decode())
    address = link()
    pages["newsletter_confirm"] = read(stranger, address)
    preferences = stranger.post(address).url
    subscribe(Client(), language, email=email)
    leave = preferences.replace("/preferences/", "/leave/")
    pages["newsletter_leave"] = read(stranger, leave) + unescape(stranger.post(leave).content.decode())
    return pages


def link() -> str:
    """The path of the link in the last mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def last_code_of(email: str, number: int) -> str:
    bodies = [str(message.body) for message in mail.outbox if message.to == [email]]
    found = re.search(r"^\s+(\d{6})$", bodies[number], re.MULTILINE)
    assert found
    return found[1]


def letters(language: str) -> dict[str, tuple[str, str, str]]:
    """Subject, plain text and HTML of each mail that a walk caused, in the order in which it causes them."""
    order = (
        "confirm_address",
        "confirm_sign_in",
        "account_exists",
        "reset_code",
        "password_changed",
        "unknown_account",
        "confirm_newsletter",
        "newsletter_known",
        "invitation",
    )
    sent = [message for message in mail.outbox if message.to[0].endswith(f"{language}@example.org")]
    assert len(sent) == len(order), [message.subject for message in sent]
    return {
        key: (str(message.subject), str(message.body), unescape(message.alternatives[0][0]))
        for key, message in zip(order, sent, strict=True)
    }


def journey(language: str) -> dict:
    return Client().get(f"/api/v2/site/?locale={language}").json()["journey"]
