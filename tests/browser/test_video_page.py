"""The video page in a journalist's hands: shots that lead into the film, keys at the player, captions."""

from fractions import Fraction

import pytest
from playwright.sync_api import expect

from videos.captions import keep_captions
from videos.models import Shot
from videos.timecode import InvalidTimecode, parse_timecode
from videos.webvtt import parse

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.once]

VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nLarguez tout.\n"


@pytest.fixture
def watched(published):
    """Two shots and French captions on the six seconds of film."""
    published.refresh_from_db()
    published.spoken_languages = ["en"]
    published.shots = [
        Shot(in_timecode="00:00:00:00", out_timecode="00:00:02:12", description="Le port"),
        Shot(in_timecode="00:00:02:12", out_timecode="00:00:06:00", description="La barre"),
    ]
    published.save_revision().publish()
    keep_captions(video=published.video, language="fr", content=VTT, cues=parse(VTT))
    return published


def frame_on_screen(page):
    return page.locator("#player").evaluate("player => Math.floor(player.currentTime * 25 + 0.01)")


def test_a_shot_leads_to_its_first_frame_and_can_be_taken_as_a_part(browser_page, watched):
    browser_page.goto(watched.url)
    browser_page.locator("#player").evaluate("player => player.readyState || new Promise(r => player.onloadeddata = r)")
    browser_page.locator("[data-shot]").nth(1).click()
    assert frame_on_screen(browser_page) == 62
    expect(browser_page.locator("#player")).to_be_focused()
    browser_page.locator("[data-shot-in]").nth(1).click()
    expect(browser_page.locator("[name=in_point]")).to_have_value("00:00:02:12")
    expect(browser_page.locator("[name=out_point]")).to_have_value("00:00:06:00")
    expect(browser_page.locator("[data-cut-submit]")).to_contain_text("00:00:03:13")
    span = browser_page.locator("[data-cut-span]").bounding_box()
    bar = browser_page.locator(".marking__bar").bounding_box()
    assert abs((span["x"] - bar["x"]) / bar["width"] - 62 / 150) < 0.02


def test_keys_at_the_player_move_by_frames_and_mark_the_points(browser_page, watched):
    browser_page.goto(watched.url)
    player = browser_page.locator("#player")
    player.evaluate("player => player.readyState || new Promise(r => player.onloadeddata = r)")
    player.focus()
    for key, frame in (("l", 50), ("l", 100), ("j", 50), (".", 51), (",", 50)):
        browser_page.keyboard.press(key)
        assert frame_on_screen(browser_page) == frame, key
    browser_page.keyboard.press("i")
    browser_page.keyboard.press("l")
    browser_page.keyboard.press("o")
    expect(browser_page.locator("[name=in_point]")).to_have_value("00:00:02:00")
    expect(browser_page.locator("[name=out_point]")).to_have_value("00:00:04:00")
    browser_page.locator("[name=in_point]").focus()
    browser_page.keyboard.press("End")
    browser_page.keyboard.press("i")
    expect(browser_page.locator("[name=in_point]")).to_have_value("00:00:02:00i")


def test_captions_of_the_readers_language_start_where_the_film_speaks_another(browser_page, watched):
    browser_page.goto(watched.url)
    tracks = "[...document.getElementById('player').textTracks].map(t => [t.language, t.label, t.mode])"
    assert browser_page.evaluate(tracks) == [["fr", "Français", "showing"]]
    spoken = """() => new Promise((told) => {
        const element = document.querySelector('#player track');
        const tell = () => told([...element.track.cues].map((cue) => cue.text));
        element.track.cues?.length ? tell() : element.addEventListener('load', tell);
    })"""  # wait_for_function would need eval(), which the page's policy refuses
    assert browser_page.evaluate(spoken) == ["Larguez tout."]


@pytest.mark.parametrize("rate", [Fraction(30000, 1001), Fraction(60000, 1001), Fraction(25), Fraction(24000, 1001)])
def test_the_script_reads_every_timecode_as_the_server_does(browser_page, watched, rate):
    browser_page.goto(watched.url)
    texts = [
        f"{hours:02}:{minutes:02}:{seconds:02}{sign}{frames:02}"
        for hours in (0, 1, 10)
        for minutes in (0, 1, 9, 10, 59, 60)
        for seconds in (0, 1, 59)
        for frames in (0, 1, 2, 3, 4, 24, 29, 59)
        for sign in ":;"
    ]
    ways = f"timecodes({rate.numerator}, {rate.denominator})"
    read = browser_page.evaluate(f"texts => texts.map({ways}.toFrame)", texts)
    assert read == [frame_of(text, rate) for text in texts]
    known = [(text, frame) for text, frame in zip(texts, read, strict=True) if frame is not None]
    written = browser_page.evaluate(
        f"known => known.map(([text, frame]) => {ways}.toTimecode(frame, text.includes(';')))", known
    )
    assert written == [text for text, _frame in known]


def frame_of(text, rate):
    try:
        return parse_timecode(text, rate)
    except InvalidTimecode:
        return None
