"""The rule of a new password ticks itself off as the person types, by the same Unicode letters as the server's."""

import pytest
from playwright.sync_api import expect

from tests.factories.bilingual import french_newsroom

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]

STEPS = (
    ("é", {"lower", "spaces"}),
    ("éÉ", {"lower", "spaces", "upper"}),
    ("éÉ٣", {"lower", "spaces", "upper", "digit"}),
    ("éÉ٣€", {"lower", "spaces", "upper", "digit", "symbol"}),
    ("éÉ٣€\u00a0", {"lower", "upper", "digit", "symbol"}),
    ("éÉ٣€😀😀😀😀😀😀😀", {"lower", "spaces", "upper", "digit", "symbol"}),
    ("éÉ٣€😀😀😀😀😀😀😀😀", {"lower", "spaces", "upper", "digit", "symbol", "length"}),
    ("", set()),
)


def test_the_rule_is_ticked_off_while_one_types(live_server, browser_page, transactional_db):
    french_newsroom()
    browser_page.goto("/fr/account/signup/")
    field, parts = browser_page.locator("#id_password1"), browser_page.locator(".password-rule li")
    order = ("length", "upper", "lower", "digit", "symbol", "spaces")
    expect(parts).to_have_count(len(order))
    for typed, met in STEPS:
        field.fill(typed)
        ticked = parts.evaluate_all("items => items.map(item => item.classList.contains('password-rule__met'))")
        assert {key for key, is_met in zip(order, ticked, strict=True) if is_met} == met, typed

    field.fill("éÉ٣€")
    status = browser_page.locator(".field:has(#id_password1) [role=status]")
    expect(status).to_contain_text("12")
    expect(field).to_have_attribute("type", "password")
    show = browser_page.locator(".password-rule__show button")
    show.click()
    expect(field).to_have_attribute("type", "text")
    show.click()
    expect(field).to_have_attribute("type", "password")
