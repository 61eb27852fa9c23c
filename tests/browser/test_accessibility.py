"""No page type has a violation that axe-core finds, in either language, light or dark, narrow or wide.

The same walk sees that nothing is cut off at 320 px and that no page does what its Content-Security-Policy refuses.
"""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.accessibility import listen, problems
from tests.factories.people import PASSWORD, person
from videos import jobs
from videos.models import Clip

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]

# One line a page: its name, and where it lies under the language.
ANYBODY = {
    "fr": {"article": "articles/table-ronde-bruxelles/", "video": "videos/patrouille-en-mer/"},
    "en": {"article": "articles/round-table-in-brussels/", "video": "videos/patrol-at-sea/"},
}
COMMON = {
    "landing": "",
    "articles": "articles/",
    "videos": "videos/",
    "search results": "search/?q=table",
    "nothing found": "search/?q=unheardof",
    "missing page": "no/such/page/",
    "sign up": "account/signup/",
    "sign in": "account/login/",
    "forgotten password": "account/password/reset/",
}
PLAY = """
async () => {
  const film = document.querySelector("video");
  const moves = new Promise((done) => film.addEventListener("timeupdate", () => film.currentTime > 0.2 && done()));
  await film.play();
  await moves;
}
"""


class Walk:
    """A reader's way through the pages of one language, each looked at once."""

    def __init__(self, tab: Page, language: str) -> None:
        self.tab, self.language, self.found, self.seen = tab, language, {}, []
        listen(tab)

    def go(self, below: str) -> None:
        answer = self.tab.goto(f"/{self.language}/{below}")
        assert answer.status == (404 if below == COMMON["missing page"] else 200), self.tab.url

    def look(self, name: str) -> None:
        self.seen.append(name)
        if wrong := problems(self.tab):
            self.found[f"{name} ({self.tab.url})"] = wrong

    def report(self) -> str:
        return "\n".join(problem for name, wrong in self.found.items() for problem in (name, *wrong))

    def send(self, **values: str) -> None:
        """Fills in the form in the middle of the page and sends it."""
        main = self.tab.locator("main")
        for name, value in values.items():
            main.locator(f"[name={name}]").fill(value)
        self.press("main button[type=submit]")

    def ask_for_part(self, first: str, end: str) -> None:
        self.tab.locator("[name=in_point]").fill(first)
        self.tab.locator("[name=out_point]").fill(end)
        self.press("[data-cut-submit]")

    def press(self, button: str) -> None:
        with self.tab.expect_navigation():
            self.tab.locator(button).first.click()


def code() -> str:
    return re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))[0]


def wrong_code() -> str:
    return f"{(int(code()) + 1) % 1_000_000:06d}"


@pytest.fixture(params=["fr", "en"])
def walk(request, new_reader, published):
    return Walk(new_reader(locale=request.param, reduced_motion="reduce"), request.param)


def test_pages_for_anybody(walk):
    for name, below in {**COMMON, **ANYBODY[walk.language]}.items():
        walk.go(below)
        walk.look(name)
        assert walk.tab.locator("html").get_attribute("lang") == walk.language

    assert not walk.found, walk.report()


def test_the_account_journey(walk):
    email = "lea@example.org"
    walk.go("account/signup/")
    walk.send(email="lea", password1="short")
    walk.look("sign up, refused")
    walk.send(email=email, password1=PASSWORD)
    walk.look("code")
    walk.send(code=wrong_code())
    walk.look("code, refused")
    walk.send(code=code())
    walk.look("account created")
    walk.go("account/newsletter/")
    walk.look("newsletter")
    walk.go("account/logout/")
    walk.look("sign out")
    walk.send()
    walk.go("account/login/")
    walk.send(login=email, password="wrong")
    walk.look("sign in, refused")
    walk.go("account/password/reset/")
    walk.send(email=email)
    walk.look("code for a new password")
    walk.send(code=code())
    walk.look("new password")
    walk.send(password1=f"{PASSWORD}-2")
    walk.look("new password kept")

    assert not walk.found, walk.report()
    assert User.objects.get(email=email).check_password(f"{PASSWORD}-2")


def test_the_way_to_a_file(walk, published):
    reader = person("reader@example.org")
    page = ANYBODY[walk.language]["video"]
    walk.go(f"account/login/?next=/{walk.language}/{page}")
    walk.send(login=reader.email, password=PASSWORD)
    walk.look("video, terms not accepted")
    walk.tab.evaluate(PLAY)
    walk.look("video, playing")
    walk.go(f"{page}terms/")
    walk.look("terms")
    walk.press("button[name=accept]")
    walk.go(page)
    walk.look("video, terms accepted")
    walk.ask_for_part("00:00:04:00", "00:00:01:00")
    walk.look("points, refused")
    walk.ask_for_part("00:00:01:00", "00:00:02:00")
    clip = Clip.objects.get()
    walk.look("clip, waiting")
    jobs.cut(clip.pk)
    expect(walk.tab.locator("a[href$='/download/']")).to_be_visible()
    walk.look("clip, ready")
    Clip.objects.update(status=Clip.Status.FAILED, reason="The original cannot be read.")
    walk.tab.reload()
    walk.look("clip, failed")
    published.video.preparations.update(status=Clip.Status.WAITING)
    walk.go(page)
    walk.look("video, being prepared")

    assert not walk.found, walk.report()
