"""A translator's whole work in the admin, in a real browser: from signing in to the live English page."""

import re

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Locale

from cms.translation.services import translate
from tests.factories import bilingual
from tests.factories.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]


@pytest.fixture
def article(transactional_db):
    """A French article whose lists exist in English; it does not."""
    newsroom = bilingual.french_newsroom()
    for page in (newsroom.home, newsroom.articles):
        translate(page, to="en", words=bilingual.WORDS, user=None)
    bilingual.translator(newsroom)
    return bilingual.article(newsroom, body=[("quote", {"text": "Il faut agir.", "person": "", "role": ""})])


def test_from_the_french_page_to_the_live_english_one(new_reader, article):
    desk, reader = new_reader(locale="en-GB"), new_reader(locale="en-GB")
    sign_in(desk)

    desk.goto(f"/cms/pages/{article.get_parent().pk}/")
    desk.get_by_role("button", name=article.title).click()
    desk.locator(f"a[href*='/localize/submit/page/{article.pk}/']").click()
    desk.get_by_label("English").check()
    desk.locator("form input[type=submit]").click()
    expect(desk.locator("li.incomplete")).to_have_count(5)
    english = article.get_translation(Locale.objects.get(language_code="en"))
    assert desk.url.endswith(f"/cms/pages/{english.pk}/edit/")
    assert not english.live

    write(desk, "Table ronde à Bruxelles", "Round table in Brussels")
    publish(desk)
    refusal = desk.locator(".messages .error")
    for missing in ("Sécurité", "Deux jours de débats.", "Bruxelles", "Il faut agir."):
        expect(refusal).to_contain_text(missing)
    expect(refusal.locator("ul > li")).to_have_count(4)
    assert reader.goto("/en/articles/table-ronde-bruxelles/").status == 404

    for french in ("Sécurité", "Deux jours de débats.", "Bruxelles", "Il faut agir."):
        write(desk, french, bilingual.WORDS[french])
    expect(desk.locator("li.incomplete")).to_have_count(0)
    publish(desk)
    expect(desk.locator(".messages .success")).to_contain_text("Round table in Brussels")
    assert reader.goto("/en/articles/round-table-in-brussels/").status == 200
    expect(reader.locator("h1")).to_have_text("Round table in Brussels")
    expect(reader.locator("blockquote")).to_have_text("We must act.")


def write(desk: Page, french: str, english: str) -> None:
    """Translates one passage, and waits until it is kept."""
    passage = desk.locator("li.incomplete").filter(has=desk.get_by_text(french, exact=True))
    passage.get_by_role("button").click()
    field = desk.locator("textarea:visible, .js-translation-editor li input[type=text]:visible")
    field.fill(english)
    field.locator("xpath=ancestor::li[1]").get_by_role("button").last.click()
    expect(desk.locator(".js-translation-editor").get_by_text(english, exact=True)).to_be_visible()


def publish(desk: Page) -> None:
    desk.locator("footer button[value=publish]").click()
    desk.wait_for_load_state()


def sign_in(desk: Page) -> None:
    desk.goto("/cms/")
    desk.locator("input[type=email]").fill("translator@example.org")
    desk.locator("input[type=password]").fill(PASSWORD)
    desk.get_by_role("main").locator("button[type=submit]").first.click()
    expect(desk).to_have_url(re.compile("/cms/$"))
