"""What a browser makes of the very first visit."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_first_page_opens_in_the_readers_language_and_asks_nobody_else(browser_page: Page) -> None:
    call_command("create_site")
    answer = browser_page.goto("/")
    assert answer
    assert answer.status == 200
    assert browser_page.url.endswith("/fr/")
    assert browser_page.locator("html").get_attribute("lang") == "fr"
