"""The page that describes the content API, as axe-core, a narrow screen and its own policy see it."""

import pytest

from tests.browser.accessibility import TOO_WIDE, listen, problems

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]
# All parts are made alike: the first are looked at closely.
KEEP_THE_FIRST = """
() => [".api-docs__operation", ".api-docs__rows > div"].forEach((kind) =>
  document.querySelectorAll(kind).forEach((part, number) => number > 40 && part.remove()))
"""


def test_the_description_is_for_everybody(new_reader, live_server):
    tab = new_reader(locale="fr", reduced_motion="reduce", viewport={"width": 320, "height": 640})
    listen(tab)
    assert tab.goto("/api/v2/docs/").status == 200
    tab.locator("#schema-ArticlePage a", has_text="BodyBlock").click()
    assert tab.locator(":target").get_attribute("id") == "schema-BodyBlock"
    tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert tab.evaluate(TOO_WIDE) == []
    tab.evaluate(KEEP_THE_FIRST)
    assert problems(tab) == []
