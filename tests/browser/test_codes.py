"""Codes as people meet them, in each language: asked for too soon, mistyped, on another device, for a new password."""

import re

import pytest
import time_machine
from django.core import mail
from django.utils.timezone import now
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests.accounts.journey import PASSWORD as NEW
from tests.accounts.journey import last_code, wrong_code
from tests.factories import bilingual
from tests.factories.english import in_english
from tests.factories.people import PASSWORD, person
from videos.models import Rendition

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]

LEA = "lea@example.org"
# Between two mails to one address. Redis forgets by a clock of its own: longer than any test takes to ask twice.
PAUSE = 50
FRENCH = {
    "code": "fr",
    "video": "Patrouille en mer",
    "sign_up": "Créer un compte",
    "create": "Créer mon compte",
    "sign_in": "Se connecter",
    "inbox": "Un code vous attend dans votre messagerie",
    "confirm": "Confirmer",
    "again": "Recevoir un autre code",
    "wait": "Vous pourrez en demander un autre dans 47 secondes.",
    "wrong": "Ce n’est pas le code que nous avons envoyé.",
    "over": "Ce code n’est plus valable",
    "too_often": f"Le code envoyé à {LEA} a été mal saisi trop souvent : il a été annulé.",
    "kept": "Rien n’est perdu : demandez un autre code et poursuivez sur cette page.",
    "sent": "Nous avons envoyé un nouveau code. Le précédent ne fonctionne plus.",
    "created": "Votre compte est créé",
    "elsewhere": "Votre adresse a été confirmée sur un autre appareil. Connectez-vous pour continuer ici.",
    "back": "Revenir à la page d’où vous venez",
    "forgotten": "Mot de passe oublié",
    "send": "M’envoyer un code",
    "choose": "Choisissez un nouveau mot de passe",
    "rule": "12 caractères au moins",
    "short": "Utilisez au moins 12 caractères.",
    "save": "Enregistrer le nouveau mot de passe",
    "updated": "Nouveau mot de passe enregistré",
    "return": "Se connecter et reprendre",
}
ENGLISH = {
    "code": "en",
    "video": "Patrol at sea",
    "sign_up": "Create an account",
    "create": "Create my account",
    "sign_in": "Sign in",
    "inbox": "Check your inbox and enter the code",
    "confirm": "Confirm",
    "again": "Send a new code",
    "wait": "You can ask for another one in 47 seconds.",
    "wrong": "This is not the code that we sent.",
    "over": "This code no longer works",
    "too_often": f"The code sent to {LEA} was entered wrongly too often, so it was made invalid.",
    "kept": "Nothing is lost: ask for another one and go on where you are.",
    "sent": "We have sent a new code. The one before no longer works.",
    "created": "Your account has been created",
    "elsewhere": "Your address was confirmed on another device. Sign in to go on here.",
    "back": "Return to the page you came from",
    "forgotten": "Forgotten password",
    "send": "Send me a code",
    "choose": "Choose a new password",
    "rule": "12 characters at least",
    "short": "Use at least 12 characters.",
    "save": "Save the new password",
    "updated": "Your password has been updated",
    "return": "Sign in and return",
}
BOTH = pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])


@pytest.fixture
def clock(settings):
    """Time stands still until it is told to move; mails to one address are a PAUSE apart."""
    limits = settings.ACCOUNT_RATE_LIMITS
    longer = {name: limits[name].replace("1/10s", f"1/{PAUSE}s") for name in ("confirm_email", "reset_password")}
    settings.ACCOUNT_RATE_LIMITS = {**limits, **longer}
    with time_machine.travel(now(), tick=False) as clock:
        yield clock


@pytest.fixture
def video(transactional_db, clock):
    """A video page in both languages, whose files nobody opens."""
    newsroom = bilingual.french_newsroom()
    page = bilingual.video_page(newsroom)
    # As long as they are said to be: a browser waits for what a picture lacks.
    Rendition.objects.update(size_bytes=len(b"bytes"))
    for original in (newsroom.home, newsroom.videos):
        in_english(original)
    return {"fr": page.url, "en": in_english(page, title="Patrol at sea").url}


@BOTH
def test_a_code_asked_for_too_soon_then_mistyped_then_replaced(new_reader, video, clock, words):
    lea = new_reader(locale=words["code"])
    lea.goto(video[words["code"]])
    follow(lea, words["sign_up"])
    sign_up(lea, words)
    clock.shift(3)
    press(lea, words["again"])
    expect(lea.get_by_role("status")).to_contain_text(words["wait"])
    assert len(mail.outbox) == 1

    for _ in range(4):
        enter(lea, wrong_code(), words)
        expect(lea.get_by_role("alert")).to_contain_text(words["wrong"])
    enter(lea, wrong_code(), words)
    expect(lea.locator("h1")).to_have_text(words["over"])
    for line in (words["too_often"], words["kept"]):
        expect(lea.get_by_role("main")).to_contain_text(line)
    expect(code_field(lea)).to_have_count(0)

    clock.shift(PAUSE)
    press(lea, words["again"])
    expect(lea.get_by_role("status")).to_contain_text(words["sent"])
    enter(lea, pasted(last_code(LEA)), words)
    expect(lea.locator("h1")).to_have_text(words["created"])
    follow(lea, words["back"])
    is_back(lea, video, words)
    assert User.objects.get().organisation == "Le Quotidien"


@BOTH
def test_another_device_is_sent_a_code_of_its_own(new_reader, video, clock, words):
    desk, telephone = new_reader(locale=words["code"]), new_reader(locale=words["code"])
    desk.goto(video[words["code"]])
    follow(desk, words["sign_up"])
    sign_up(desk, words)
    first = last_code(LEA)
    clock.shift(PAUSE)

    telephone.goto(video[words["code"]])
    follow(telephone, words["sign_in"])
    sign_in(telephone, words, NEW)
    expect(telephone.locator("h1")).to_have_text(words["inbox"])
    second = last_code(LEA)
    for device, code in ((telephone, first), (desk, second)):
        enter(device, code, words)
        expect(device.get_by_role("alert")).to_contain_text(words["wrong"])
    clock.shift(3)
    press(telephone, words["again"])
    expect(telephone.get_by_role("status")).to_contain_text(words["wait"])
    enter(telephone, second, words)
    expect(telephone.locator("h1")).to_have_text(words["created"])
    follow(telephone, words["back"])
    is_back(telephone, video, words)

    enter(desk, first, words)
    expect(desk.get_by_role("status")).to_contain_text(words["elsewhere"])
    sign_in(desk, words, NEW)
    is_back(desk, video, words)


@BOTH
def test_a_forgotten_password_leads_back_to_the_video(new_reader, video, clock, words):
    person(LEA, language=words["code"])
    elsewhere, lea = new_reader(locale=words["code"]), new_reader(locale=words["code"])
    account = f"/{words['code']}/account/"
    elsewhere.goto(f"{account}login/?next={account}")
    sign_in(elsewhere, words, PASSWORD)
    expect(elsewhere).to_have_url(account)

    lea.goto(video[words["code"]])
    follow(lea, words["sign_in"])
    follow(lea, words["forgotten"])
    lea.locator("[name=email]").fill(LEA)
    press(lea, words["send"])
    expect(lea.locator("h1")).to_have_text(words["inbox"])
    enter(lea, wrong_code(), words)
    expect(lea.get_by_role("alert")).to_contain_text(words["wrong"])
    clock.shift(PAUSE)
    press(lea, words["again"])
    expect(lea.get_by_role("status")).to_contain_text(words["sent"])
    enter(lea, last_code(LEA), words)

    expect(lea.locator("h1")).to_have_text(words["choose"])
    expect(lea.locator(".password-rule li").first).to_contain_text(words["rule"])
    for password in ("Court-1", NEW):
        lea.locator("[name=password1]").fill(password)
        press(lea, words["save"])
        if password != NEW:
            expect(lea.get_by_role("alert")).to_contain_text(words["short"])
    expect(lea.locator("h1")).to_have_text(words["updated"])
    expect(lea.get_by_role("banner").get_by_role("link", name=words["sign_in"])).to_be_visible()
    follow(lea, words["return"])
    sign_in(lea, words, NEW)
    is_back(lea, video, words)

    elsewhere.goto(account)
    expect(elsewhere.locator("h1")).to_have_text(words["sign_in"])


def follow(visitor: Page, name: str) -> None:
    visitor.get_by_role("link", name=re.compile(f"{name}$", re.IGNORECASE)).last.click()


def press(visitor: Page, name: str) -> None:
    visitor.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def code_field(visitor: Page) -> Locator:
    return visitor.locator("input[autocomplete=one-time-code]")


def enter(visitor: Page, code: str, words: dict[str, str]) -> None:
    code_field(visitor).fill(code)
    press(visitor, words["confirm"])


def pasted(code: str) -> str:
    """The code as some telephones write it: half of it in full-width digits, with spaces and a dash."""
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code[:3])
    return f" {wide} {code[3]}-{code[4:]} "


def sign_up(visitor: Page, words: dict[str, str]) -> None:
    visitor.locator("[name=email]").fill(LEA)
    visitor.locator("[name=password1]").fill(NEW)
    visitor.locator("summary").click()
    visitor.locator("[name=organisation]").fill("Le Quotidien")
    press(visitor, words["create"])
    expect(visitor.locator("h1")).to_have_text(words["inbox"])


def sign_in(visitor: Page, words: dict[str, str], password: str) -> None:
    visitor.locator("[name=login]").fill(LEA)
    visitor.locator("[name=password]").fill(password)
    press(visitor, words["sign_in"])


def is_back(visitor: Page, video: dict[str, str], words: dict[str, str]) -> None:
    """On the video page, signed in."""
    expect(visitor.locator("h1")).to_have_text(words["video"])
    assert video[words["code"]] in visitor.url
    expect(visitor.get_by_role("banner").locator("form[action$='/logout/']")).to_be_visible()
