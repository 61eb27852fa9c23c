"""Every word of the account journey is changed in the admin, in both languages, and read where its reader meets it."""

import re
from html import unescape

import pytest
from django.core import mail
from django.test import Client

from accounts.content import MAILS, STEPS, Mail
from accounts.models import User
from tests.accounts import words_desk as desk
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up, subscribe

pytestmark = pytest.mark.django_db
PIECES = {**STEPS, **MAILS}
# After which an address may be written to again (ACCOUNT_RATE_LIMITS).
MOMENT = 11


def french(key: str, part: str) -> str:
    """Words that stand nowhere else, with what the part cannot do without."""
    alone = "".join(f"\n\n{{{name}}}" for name in PIECES[key].variables if name in ("code", "link"))
    return f"Mots {key} {part} <de {{min_length}}>" + (alone if part == "text" else "")


def english(key: str, part: str) -> str:
    return f"Words {key} {part} &lt;of {{min_length}}&gt;"


def shown(key: str, part: str, language: str) -> str:
    return f"Mots {key} {part} <de 12>" if language == "fr" else f"Words {key} {part} <of 12>"


def read(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def walk(language: str, clock) -> dict[str, str]:
    """What a visitor reads on each step, in the order of the way; the newsletter is met twice."""
    pages, base = {}, f"/{language}/account/"
    visitor, email = Client(), f"{language}@example.org"
    pages["sign_in"] = read(visitor, f"{base}login/")
    pages["register"] = read(visitor, f"{base}signup/")
    sign_up(visitor, language, email=email, leads_to=f"/{language}/articles/")
    pages["check_inbox"] = read(visitor, f"{base}confirm-email/")
    clock.move(MOMENT)
    sign_in(Client(), language, email=email)
    created = enter(visitor, last_code_of(email, 0), language).url
    pages["account_created"] = read(visitor, created) + read(visitor, f"{base}created/")
    pages["newsletter"] = read(visitor, f"{base}newsletter/")
    pages["newsletter"] += unescape(subscribe(visitor, language).content.decode())
    clock.move(MOMENT)
    sign_up(Client(), language, email=email)
    forgetful = Client()
    pages["forgotten_password"] = read(forgetful, f"{base}password/reset/")
    forgetful.post(f"{base}password/reset/", {"email": email})
    pages["enter_code"] = read(forgetful, f"{base}password/reset/confirm/")
    forgetful.post(f"{base}password/reset/confirm/", {"code": last_code(email)})
    pages["new_password"] = read(forgetful, f"{base}password/reset/complete/")
    new = forgetful.post(f"{base}password/reset/complete/", {"password1": f"{PASSWORD}2"})
    pages["password_updated"] = read(forgetful, new.url)
    Client().post(f"{base}password/reset/", {"email": f"nobody.{email}"})
    return pages


def last_code_of(email: str, number: int) -> str:
    bodies = [str(message.body) for message in mail.outbox if message.to == [email]]
    found = re.search(r"^\s+(\d{6})$", bodies[number], re.MULTILINE)
    assert found
    return found[1]


def letters(language: str) -> dict[str, tuple[str, str, str]]:
    """Subject, plain text and HTML of each mail that a walk caused, in the order in which it causes them."""
    order = ("confirm_address", "confirm_sign_in", "account_exists", "reset_code", "unknown_account")
    sent = [message for message in mail.outbox if message.to[0].endswith(f"{language}@example.org")]
    assert len(sent) == len(order)
    return {
        key: (str(message.subject), str(message.body), unescape(message.alternatives[0][0]))
        for key, message in zip(order, sent, strict=True)
    }


def journey(language: str) -> dict:
    return Client().get(f"/api/v2/site/?locale={language}").json()["journey"]


def write_everything() -> None:
    editor, translator = desk.editor(), desk.translator()
    for key, piece in PIECES.items():
        response = desk.write(editor, key, **{part: french(key, part) for part in piece.parts})
        assert response.status_code == 302, key
        desk.synchronise(translator, key)
        for segment in desk.segments(key):
            assert not desk.say(translator, key, segment, english(key, segment.context.path))["error"]
        answer = desk.publish(translator, key)
        assert "is published" in answer.content.decode(), key


def test_what_editors_and_translators_write_is_what_readers_read(site, clock) -> None:
    before = {language: journey(language) for language in ("fr", "en")}
    write_everything()
    assert not User.objects.filter(email__in=["fr@example.org", "en@example.org"]).exists()
    for language, other in (("fr", "Words "), ("en", "Mots ")):
        pages, api = walk(language, clock), journey(language)
        for key, step in STEPS.items():
            assert other not in pages[key], f"{key} in {language}"
            for part in step.parts:
                wanted = shown(key, part, language)
                assert wanted in pages[key], f"{key}, {part}, {language}"
                assert api["steps"][key][part] == wanted
        check_letters(language, other)
        assert before[language] != api
        assert other not in str(api)


def check_letters(language: str, other: str) -> None:
    for key, (subject, plain, html) in letters(language).items():
        letter: Mail = MAILS[key]
        assert subject == shown(key, "subject", language)
        for text in (plain, html):
            assert shown(key, "text", language) in text
            assert other not in text
            if letter.link:
                assert shown(key, "link_label", language) in text
                assert f"/{language}/account/" in text
