"""The admin works under its own Content-Security-Policy, and an editor's preview under the public one."""

import io

import pytest
from PIL import Image

from tests.browser.accessibility import listen
from tests.factories.people import PASSWORD, person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (640, 360), "#24415f").save(buffer, "JPEG")
    return buffer.getvalue()


def test_nothing_that_editors_do_is_refused(new_reader, published):
    person("chief@example.org", is_superuser=True, is_staff=True)
    desk = new_reader(locale="en-GB", viewport={"width": 1500, "height": 900})
    listen(desk)
    refused = []
    desk.on("console", lambda line: refused.append(line.text) if "Content Security Policy" in line.text else None)
    desk.goto("/en/account/login/?next=/cms/")
    desk.locator("[name=login]").fill("chief@example.org")
    desk.locator("[name=password]").fill(PASSWORD)
    with desk.expect_navigation():
        desk.locator("main button[type=submit]").first.click()

    home = published.get_parent().get_parent()
    places = [
        "/cms/",
        f"/cms/pages/{home.pk}/",
        f"/cms/pages/{home.pk}/edit/",
        f"/cms/pages/{published.pk}/edit/",
        f"/cms/pages/{published.pk}/edit/preview/?mode=",
        "/cms/media/",
        f"/cms/media/edit/{published.video.pk}/",
        "/cms/images/",
        "/cms/reports/site-history/",
    ]

    for place in places:
        desk.goto(place)
        desk.wait_for_load_state("networkidle")
        refused += [f"{place}: {line}" for line in desk.evaluate("window.blocked")]
    desk.goto("/cms/images/multiple/add/")
    desk.locator("#fileupload").set_input_files({"name": "salle.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    desk.locator("#upload-list form").wait_for()
    refused += desk.evaluate("window.blocked")

    assert refused == []
