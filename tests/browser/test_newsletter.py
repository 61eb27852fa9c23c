"""A visitor without an account takes the newsletter and leaves it with one click, in each language."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from accounts.models import NewsletterSubscription
from articles.models import ArticlePage
from home.newsletter import jobs, services
from tests.factories.people import person
from tests.home.newsletter_desk import edition

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]

FRENCH = {
    "locale": "fr-BE",
    "path": "/fr/account/newsletter/",
    "wait": "Un message vous attend",
    "receives": re.compile("abonné|subscribed"),
    "left": "Vous ne recevez plus la lettre",
    "title": "Table ronde à Bruxelles",
}
ENGLISH = {
    "locale": "en-GB",
    "path": "/en/account/newsletter/",
    "wait": "Check your inbox",
    "receives": re.compile("subscribed"),
    "left": "You no longer receive",
    "title": "Round table in Brussels",
}


def press(visitor: Page) -> None:
    visitor.get_by_role("main").locator("button[type=submit]").first.click()


def path_in(body: str, part: str) -> str:
    found = re.search(rf"https?://[^/\s]+(/\S*/{part}/\S+)", body)
    assert found, body
    return found[1]


@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_in_by_a_mail_and_out_by_one_click(new_reader, published, words):
    visitor = new_reader(locale=words["locale"], java_script_enabled=False)
    visitor.goto(words["path"])
    visitor.locator("input[type=email]").fill("lea@example.org")
    press(visitor)
    expect(visitor.locator("h1")).to_contain_text(words["wait"])
    assert not NewsletterSubscription.objects.filter(confirmed_at__isnull=False).exists()

    visitor.goto(path_in(str(mail.outbox[-1].body), "confirm"))
    press(visitor)
    expect(visitor.get_by_role("status")).to_contain_text(words["receives"])
    visitor.locator("input[value=videos]").uncheck()
    press(visitor)
    assert not NewsletterSubscription.objects.get().wants_videos

    made = edition(published, ArticlePage.objects.get(locale__language_code="fr"))
    services.start(edition=made, user=person("chief@example.org"))
    jobs.send_batch(made.pk)
    letter = mail.outbox[-1]
    assert words["title"] in letter.body
    assert "Patrol at sea" not in letter.body
    assert "Patrouille en mer" not in letter.body
    visitor.goto(path_in(letter.body, "leave"))
    assert NewsletterSubscription.objects.exists(), "reading the page changes nothing"
    press(visitor)
    expect(visitor.locator("h1")).to_contain_text(words["left"])
    assert not NewsletterSubscription.objects.exists()

    address = path_in(letter.extra_headers["List-Unsubscribe"].strip("<>"), "leave")
    program = visitor.request.post(address, form={"List-Unsubscribe": "One-Click"})
    assert program.status == 200, "harmless twice"
