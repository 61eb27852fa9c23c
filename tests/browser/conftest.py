"""A real Chromium, Debian's own, on the real site: served by Django's live server, nothing reached beyond loopback."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from cms.translation.services import translate
from tests.factories import bilingual, film
from videos import jobs
from videos.models import Preparation, Video, VideoPage

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
def new_reader(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Opens the browser of one more reader who has never been here; the arguments are Playwright's for a context.

    A request of any of them to any other host fails the test.
    """
    strays: list[str] = []
    contexts: list[BrowserContext] = []

    def note(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:", "about:")):
            strays.append(request.url)

    def arrive(**wishes: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, accept_downloads=True, **wishes)
        context.set_default_timeout(15_000)
        context.on("request", note)
        contexts.append(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()
    assert not strays, f"the page reached out to {strays}"


@pytest.fixture
def browser_page(new_reader: Callable[..., Page]) -> Page:
    """One tab of a reader who prefers French."""
    return new_reader(locale="fr-BE")


@pytest.fixture
def published(transactional_db: None, tmp_path: Path) -> VideoPage:
    """A newsroom in both languages with one real film, its files made by the real pipeline."""
    newsroom = bilingual.french_newsroom()
    item = Video(title="Patrouille", type="video")
    with film.make(tmp_path / "master.mp4", frames=150).open("rb") as content:
        item.file.save("master.mp4", File(content), save=True)
    jobs.prepare(Preparation.objects.get(video=item).pk)
    item.refresh_from_db()
    page = bilingual.video_page(newsroom, item)
    article = bilingual.article(
        newsroom, body=[("paragraph", "<p>Il faut agir.</p>"), ("video", {"video": item, "caption": ""})]
    )
    for original in (newsroom.home, newsroom.articles, newsroom.videos, newsroom.terms, page, article):
        translate(original, to="en", words=bilingual.WORDS, user=None)
    return page
