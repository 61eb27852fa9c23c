"""A real Chromium, Debian's own, on the real site: served by Django's live server, nothing reached beyond loopback."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

# Chromium would otherwise call home for updates, field trials and safe browsing.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser; without one, browser tests are skipped, or fail where NO_SKIP=1 says that it must be there."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        reason = "Chromium is not installed (Debian: apt install chromium), so no browser test was run."
        if os.environ.get("NO_SKIP") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright's own event loop would make Django refuse the ORM in the same thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def browser_context(browser: Browser, live_server: Any) -> Iterator[BrowserContext]:
    """A reader who has never been here, French by preference; a request to any other host fails the test."""
    context = browser.new_context(base_url=live_server.url, locale="fr-BE", accept_downloads=True)
    context.set_default_timeout(15_000)
    strays: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:", "about:")):
            strays.append(request.url)

    context.on("request", note)
    yield context
    context.close()
    assert not strays, f"the page reached out to {strays}"


@pytest.fixture
def browser_page(browser_context: BrowserContext) -> Page:
    """One tab of that reader."""
    return browser_context.new_page()
