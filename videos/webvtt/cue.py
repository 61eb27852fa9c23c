"""One cue: its settings, its words and the marks among them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape

from videos.webvtt.problem import Wrong

TIME = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
ARROW = "-->"
_PERCENT = r"(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)%"
_SETTINGS = {
    "vertical": re.compile(r"rl|lr"),
    "line": re.compile(rf"(?:-?\d+|{_PERCENT})(?:,(?:start|center|end))?"),
    "position": re.compile(rf"{_PERCENT}(?:,(?:line-left|center|line-right))?"),
    "size": re.compile(_PERCENT),
    "align": re.compile(r"start|center|end|left|right"),
    "region": re.compile(r"\S+"),
}
_TAG = re.compile(r"<(/?)([^<>]*)>")
_TAG_NAME = re.compile(r"(?:c|i|b|u|v|ruby|rt|lang)(?:\.[^\s.<>]+)*(?:[ \t]+[^<>]*)?")
_TIMESTAMP = re.compile(TIME, re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s<>]+)?[ \t]([^<>]+)>")


@dataclass(frozen=True, slots=True)
class Cue:
    """Shown from `start` to `end`, in seconds. `text` is plain, on one line; `voice` is who speaks, if named."""

    number: int
    identifier: str
    start: float
    end: float
    voice: str
    text: str


def seconds_of(parts: tuple[str | None, ...]) -> float:
    """Of the four parts of TIME: hours, which may be missing, minutes, seconds and thousandths."""
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def plain(payload: list[str]) -> tuple[str, str]:
    """Who speaks, and the words as a reader sees them."""
    source = "\n".join(payload)
    voice = _VOICE.search(source)
    text = " ".join(unescape(_TAG.sub("", source)).split())
    return (unescape(voice[1]).strip() if voice else "", text)


def wrong_settings(settings: str, regions: Collection[str]) -> Iterator[tuple[Wrong, str]]:
    for setting in settings.split():
        name, _colon, value = setting.partition(":")
        if name not in _SETTINGS:
            yield Wrong.UNKNOWN_SETTING, setting
        elif not _SETTINGS[name].fullmatch(value):
            yield Wrong.BAD_SETTING, setting
        elif name == "region" and value not in regions:
            yield Wrong.UNKNOWN_REGION, value


def wrong_text(payload: list[str], cue: Cue) -> Iterator[tuple[Wrong, str, int]]:
    """What is wrong, the words, and how many lines below the timing they stand."""
    if not cue.text:
        yield Wrong.EMPTY_CUE, "", 0
    for number, line in enumerate(payload, start=1):
        if ARROW in line:
            yield Wrong.ARROW_IN_TEXT, line.strip(), number
            return
        for tag in _TAG.finditer(line):
            time = _TIMESTAMP.fullmatch(tag[2])
            if time and not cue.start < seconds_of(time.groups()) < cue.end:
                yield Wrong.TIME_OUTSIDE, tag[0], number
            elif not time and not _TAG_NAME.fullmatch(tag[2]):
                yield Wrong.UNKNOWN_TAG, tag[0], number
