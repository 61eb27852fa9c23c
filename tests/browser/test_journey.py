"""A journalist's whole journey, in each language: arrives, reads, signs up, comes back, downloads all and a part."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest
from django.core import mail
from playwright.sync_api import Download, Page, expect

from tests.factories import film
from tests.factories.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FRENCH = {
    "locale": "fr-BE",
    "prefix": "/fr/",
    "other": "English",
    "article": "Table ronde à Bruxelles",
    "video": "Patrouille en mer",
    "video_elsewhere": "Patrol at sea",
    "no_account": "Créer un compte",
    "back": re.compile("Revenir|Retour|Continuer"),
    "typed": "debats",
    "found": "débats",
}
ENGLISH = {
    "locale": "en-GB",
    "prefix": "/en/",
    "other": "Français",
    "article": "Round table in Brussels",
    "video": "Patrol at sea",
    "video_elsewhere": "Patrouille en mer",
    "no_account": "Create an account",
    "back": re.compile("Back|Return|Continue"),
    "typed": "debates",
    "found": "debate",
}


@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_from_the_front_page_to_the_file(live_server, new_reader, published, rq_worker, tmp_path, words):
    rq_worker()
    visitor = new_reader(locale=words["locale"])
    rendition = published.video.renditions.get(purpose="broadcast")

    visitor.goto(live_server.url)
    expect(visitor).to_have_url(f"{live_server.url}{words['prefix']}")
    visitor.get_by_role("link", name=words["article"]).first.click()
    expect(visitor.locator("h1")).to_have_text(words["article"])
    visitor.get_by_role("link", name=words["video"]).first.click()
    expect(visitor.locator("h1")).to_have_text(words["video"])
    address = visitor.url

    switch = visitor.get_by_role("banner").get_by_role("link", name=words["other"])
    switch.click()
    expect(visitor.locator("h1")).to_have_text(words["video_elsewhere"])
    visitor.go_back()
    expect(visitor.locator("h1")).to_have_text(words["video"])

    sign_up(visitor, words)
    expect(visitor).to_have_url(re.compile(re.escape(address)))

    download_link = visitor.locator(f"a[href$='/download/{rendition.name}/']")
    download_link.click()
    visitor.locator("button[name=accept]").click()
    expect(visitor).to_have_url(re.compile(re.escape(address)))
    with visitor.expect_download() as saved:
        download_link.click()
    whole = tmp_path / "whole.mp4"
    saved.value.save_as(whole)
    assert saved.value.suggested_filename == f"{words['video']} {rendition.name}.mp4"
    assert hashlib.sha256(whole.read_bytes()).hexdigest() == rendition.sha256
    decode(whole)

    visitor.get_by_label(re.compile("entrée|In point")).fill("00:00:01:08")
    visitor.get_by_label(re.compile("sortie|Out point")).fill("00:00:03:03")
    visitor.locator("form[action$='/clips/'] button[type=submit]").click()
    ready = visitor.locator("a[href$='/download/']")
    expect(ready).to_be_visible(timeout=60_000)
    assert "00:00:01:08" in visitor.content()
    with visitor.expect_download() as saved:
        ready.click()
    part = tmp_path / "part.mp4"
    saved.value.save_as(part)
    decode(part)
    assert film.numbers_in(part) == list(range(33, 78))

    resume(visitor, f"{address}download/{rendition.name}/", whole, tmp_path / "resumed.mp4")


def search(visitor: Page, words: dict[str, Any]) -> None:
    """From the field at the head of the first page to the results, where the word that was looked for stands out."""
    visitor.get_by_role("banner").get_by_role("searchbox").fill(words["typed"])
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(re.compile(f"/search/\\?q={words['typed']}$"))
    expect(visitor.get_by_role("main").locator("mark").first).to_have_text(words["found"])


def sign_up(visitor: Page, words: dict[str, Any]) -> None:
    """From a refused download through the account and the code, back to where the visitor was."""
    visitor.locator("a[href*='/download/']").first.click()
    visitor.get_by_role("main").get_by_role("link", name=words["no_account"]).click()
    visitor.locator("input[type=email]").fill(f"reporter-{words['locale']}@example.org")
    visitor.locator("input[type=password]").fill(PASSWORD)
    visitor.get_by_role("main").locator("button[type=submit]").click()
    code_field = visitor.locator("input[autocomplete=one-time-code]")
    expect(code_field).to_be_visible()
    code_field.fill(re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0])
    visitor.get_by_role("main").locator("button[type=submit]").first.click()
    visitor.get_by_role("main").get_by_role("link", name=words["back"]).first.click()


def decode(path: Path) -> None:
    """ffmpeg reads the file to the end and has nothing to complain about."""
    program = imageio_ffmpeg.get_ffmpeg_exe()
    result = subprocess.run(
        [program, "-v", "error", "-xerror", "-i", path, "-f", "null", "-"], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_the_same_without_javascript(live_server, new_reader, published, rq_worker, tmp_path, words):
    rq_worker()
    visitor = new_reader(locale=words["locale"], java_script_enabled=False)
    rendition = published.video.renditions.get(purpose="broadcast")

    visitor.goto("/")
    search(visitor, words)
    visitor.get_by_role("main").get_by_role("link", name=words["article"]).first.click()
    expect(visitor.locator("h1")).to_have_text(words["article"])
    visitor.get_by_role("link", name=words["video"]).first.click()
    address = visitor.url
    source = visitor.locator("video#player[controls] source")
    answer = visitor.request.get(f"{live_server.url}{source.get_attribute('src')}")
    assert (answer.status, answer.headers["content-type"]) == (200, "video/mp4")
    assert len(answer.body()) == published.video.renditions.get(purpose="preview").size_bytes
    part = visitor.request.get(answer.url, headers={"Range": "bytes=100-299"})
    assert (part.status, part.body()) == (206, answer.body()[100:300])
    for needs_a_script in visitor.locator("[data-cut-marking]").all():
        expect(needs_a_script).to_be_hidden()

    sign_up(visitor, words)
    visitor.locator("button[name=accept]").click()
    with visitor.expect_download() as saved:
        visitor.locator(f"a[href$='/download/{rendition.name}/']").click()
    assert digest(saved.value) == rendition.sha256

    visitor.get_by_label(re.compile("entrée|In point")).fill("00:00:00:10")
    visitor.get_by_label(re.compile("sortie|Out point")).fill("00:00:02:00")
    visitor.locator("form[action$='/clips/'] button[type=submit]").click()
    expect(visitor).to_have_url(re.compile(re.escape(f"{address}clips/")))
    ready = visitor.locator("a[href$='/download/']")
    expect(ready).to_be_visible(timeout=60_000)
    with visitor.expect_download() as saved:
        ready.click()
    part = tmp_path / "part.mp4"
    saved.value.save_as(part)
    assert film.numbers_in(part) == list(range(10, 50))


def digest(download: Download) -> str:
    return hashlib.sha256(download.path().read_bytes()).hexdigest()


def resume(visitor: Page, address: str, whole: Path, target: Path) -> None:
    """curl goes on with a download that stopped half-way, with the session of the browser."""
    curl = shutil.which("curl")
    if not curl:
        assert not os.environ.get("NO_SKIP"), "curl is missing"
        pytest.skip("curl is not installed")
    content = whole.read_bytes()
    target.write_bytes(content[: len(content) // 2])
    session = next(cookie for cookie in visitor.context.cookies() if cookie["name"] == "sessionid")
    command = [curl, "--silent", "--show-error", "--fail", "--continue-at", "-", "--output", target]
    subprocess.run([*command, "--cookie", f"sessionid={session['value']}", address], check=True)
    assert target.read_bytes() == content
