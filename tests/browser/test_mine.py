"""My account in a browser, in each language: another address, a session ended, one's data taken along, the end."""

import re
import zipfile

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.accounts.journey import last_code
from tests.browser.accessibility import listen, problems
from tests.factories import bilingual
from tests.factories.english import in_english
from tests.factories.people import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_whole_life_on_the_account_page(live_server, new_reader, language):
    newsroom = bilingual.french_newsroom()
    in_english(newsroom.home)
    person("lea@example.org", language=language)
    lea, telephone = (
        new_reader(locale=language, reduced_motion="reduce"),
        new_reader(locale=language, java_script_enabled=False),
    )
    listen(lea)
    for visitor in (lea, telephone):
        sign_in(visitor, language)

    lea.get_by_role("banner").locator(f"a[href='/{language}/account/']").click()
    go(lea, "email/")
    prove(lea)
    lea.locator("[name=email]").fill("lea.noel@example.com")
    press(lea)
    lea.locator("input[autocomplete=one-time-code]").fill(last_code("lea.noel@example.com"))
    press(lea)
    expect(lea.get_by_role("main")).to_contain_text("lea.noel@example.com")
    assert mail.outbox[-1].to == ["lea@example.org"], "the old address is told"

    assert problems(lea) == []
    go(lea, "sessions/")
    expect(lea.locator(".account-list > li")).to_have_count(2)
    assert problems(lea) == []
    lea.locator(".account-list form button").click()
    expect(lea.locator(".account-list > li")).to_have_count(1)
    telephone.goto(f"/{language}/account/")
    expect(telephone).to_have_url(re.compile(r"/account/login/\?next="))

    lea.goto(f"/{language}/account/")
    go(lea, "export/")
    with lea.expect_download() as saved:
        press(lea)
    assert {"profile.json", "sessions.json", "README.txt"} <= set(zipfile.ZipFile(saved.value.path()).namelist())

    lea.goto(f"/{language}/account/")
    go(lea, "close/")
    lea.locator("[name=password]").fill(PASSWORD)
    press(lea)
    expect(lea).to_have_url(re.compile(r"/account/closed/$"))
    expect(lea.get_by_role("banner").locator("a[href*='/account/login/']")).to_be_visible()
    assert not User.objects.exists()


def sign_in(visitor: Page, language: str) -> None:
    visitor.goto(f"/{language}/account/login/?next=/{language}/account/")
    visitor.locator("[name=login]").fill("lea@example.org")
    visitor.locator("[name=password]").fill(PASSWORD)
    visitor.get_by_role("main").locator("form[action$='/login/'] button[type=submit]").first.click()
    expect(visitor).to_have_url(re.compile(f"/{language}/account/$"))


def go(visitor: Page, part: str) -> None:
    visitor.locator(f".account-list a[href$='/account/{part}']").click()


def prove(visitor: Page) -> None:
    expect(visitor).to_have_url(re.compile("/reauthenticate/"))
    visitor.locator("[name=password]").fill(PASSWORD)
    press(visitor)


def press(visitor: Page) -> None:
    visitor.get_by_role("main").locator("button[type=submit]").first.click()
