"""The front end of docs/api.md, as it is printed there, on an origin of its own."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]


def printed() -> str:
    text = (settings.BASE_DIR / "docs" / "api.md").read_text()
    return text.split("```html\n")[1].split("```")[0]


@pytest.fixture
def front_end(live_server) -> Iterator[str]:
    """Answers every address with the one file; its origin."""
    body = printed().replace("http://localhost:8000", live_server.url).encode()

    class OneFile(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name is http.server's
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), OneFile)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_the_front_end_of_the_documentation_shows_the_newsroom(tab, front_end, published, settings):
    settings.CORS_ALLOWED_ORIGINS = [front_end]
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto(front_end)
    expect(tab.locator("html")).to_have_attribute("lang", "fr")
    tab.locator("#menu").get_by_text("Articles").click()
    tab.get_by_text("Table ronde à Bruxelles").click()
    expect(tab.locator("h1")).to_have_text("Table ronde à Bruxelles")
    expect(tab.locator("#main")).to_contain_text("Il faut agir.")
    expect(tab.get_by_text("▶ Patrouille en mer")).to_be_visible()
    tab.locator("#languages a[hreflang=en]").click()
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab.locator("#main")).to_contain_text("We must act.")
    tab.go_back()
    expect(tab.locator("h1")).to_have_text("Table ronde à Bruxelles")
    tab.goto(f"{front_end}/en/articles/table-ronde-bruxelles/")
    expect(tab).to_have_url(f"{front_end}/en/articles/round-table-in-brussels/")
    tab.goto(f"{front_end}/fr/rien/")
    expect(tab.locator("h1")).to_have_text("404")
    assert errors == []


def test_it_is_short() -> None:
    assert len(printed().splitlines()) < 60
