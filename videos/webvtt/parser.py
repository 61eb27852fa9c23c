"""From bytes to cues, by way of everything that can be wrong on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from videos.webvtt.cue import ARROW, TIME, Cue, plain, seconds_of, wrong_settings, wrong_text
from videos.webvtt.problem import InvalidWebVTT, Problem, Wrong

TOLERANCE = 1.0
LONGEST_FOUND = 60
MOST_PROBLEMS = 300
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t].*)?")
_REGION_ID = re.compile(r"(?:^|\s)id:(\S+)")
_TIMING = re.compile(rf"[ \t]*{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t]+(.*))?", re.ASCII)
_COMMA = re.compile(r"\d,\d{3}\b", re.ASCII)


@dataclass(slots=True)
class Block:
    """Lines between two empty ones; `line` is the number of the first."""

    line: int
    lines: list[str]


def parse(data: bytes, *, seconds: float = 0.0) -> list[Cue]:
    """The cues of a file for a film of `seconds` (zero where its length is not known). Raises InvalidWebVTT."""
    lines = _lines(data)
    if not _HEADER.fullmatch(lines[0]):
        raise InvalidWebVTT([Problem(1, Wrong.NO_HEADER, found=lines[0][:LONGEST_FOUND])])
    head, *blocks = _blocks(lines)
    reader = _Reader(seconds)
    for number, line in enumerate(head.lines, start=1):
        if ARROW in line:
            reader.note(Problem(number, Wrong.NO_LINE_AFTER_HEADER))
            break
    for block in blocks:
        reader.read(block)
    if not reader.count and not reader.problems:
        reader.note(Problem(1, Wrong.NO_CUES))
    if reader.problems:
        raise InvalidWebVTT(reader.problems)
    return reader.cues


def _lines(data: bytes) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8", "replace")
        raise InvalidWebVTT([Problem(len(_split(readable)), Wrong.NOT_UTF8)]) from error
    lines = _split(text)
    for number, line in enumerate(lines, start=1):
        if "\x00" in line:
            raise InvalidWebVTT([Problem(number, Wrong.NULL)])
    return lines


def _split(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def _blocks(lines: list[str]) -> Iterator[Block]:
    block = Block(1, [])
    for number, line in enumerate([*lines, ""], start=1):
        if line:
            block.line = block.line if block.lines else number
            block.lines.append(line)
        elif block.lines:
            yield block
            block = Block(number, [])


class _Reader:
    """What has been read so far; every problem is kept, so that one upload tells them all: a few hundred at most."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.cues: list[Cue] = []
        self.problems: list[Problem] = []
        self.regions: set[str] = set()
        self.count = 0

    def note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) == MOST_PROBLEMS:
            raise InvalidWebVTT(self.problems, read_whole=False)

    def read(self, block: Block) -> None:
        first = block.lines[0]
        timing = next((i for i, line in enumerate(block.lines) if ARROW in line), None)
        kind = _BLOCK.fullmatch(first)
        if kind and timing != 0:
            self._aside(block, kind[1], timing)
        elif timing is None or timing > 1:
            self.note(Problem(block.line, Wrong.NO_TIMING, found=first[:LONGEST_FOUND]))
        else:
            self._cue(block, timing)

    def _aside(self, block: Block, kind: str, arrow: int | None) -> None:
        """A note to nobody, or styles and regions, which come before the first cue or are not read at all."""
        if kind != "NOTE" and self.count:
            self.note(Problem(block.line, Wrong.TOO_LATE, found=kind))
        if arrow is not None:
            self.note(Problem(block.line + arrow, Wrong.ARROW_IN_BLOCK, found=kind))
        if kind == "REGION":
            self.regions |= set(_REGION_ID.findall("\n".join(block.lines[1:])))

    def _cue(self, block: Block, timing: int) -> None:
        self.count += 1
        number, identifier, line = self.count, block.lines[0].strip() if timing else "", block.line + timing
        written = block.lines[timing]
        match = _TIMING.fullmatch(written)
        if match is None:
            wrong = Wrong.COMMA if _COMMA.search(written) else Wrong.BAD_TIMING
            found = written.strip()[:LONGEST_FOUND]
            self.note(Problem(line, wrong, found=found, cue=number, identifier=identifier))
            return
        payload = block.lines[timing + 1 :]
        start, end = seconds_of(match.groups()[:4]), seconds_of(match.groups()[4:8])
        cue = Cue(number, identifier, start, end, *plain(payload))
        for wrong, found, below in self._wrong(cue, match[9] or "", payload):
            problem = Problem(line + below, wrong, found=found[:LONGEST_FOUND], cue=number, identifier=identifier)
            self.note(problem)
        self.cues.append(cue)

    def _wrong(self, cue: Cue, settings: str, payload: list[str]) -> Iterator[tuple[Wrong, str, int]]:
        """What is wrong with a cue whose timing can be read, the words, and how many lines below the timing."""
        if cue.end <= cue.start:
            yield Wrong.ENDS_FIRST, "", 0
        if self.cues and cue.start < self.cues[-1].start:
            yield Wrong.OUT_OF_ORDER, "", 0
        if self.seconds and cue.end > self.seconds + TOLERANCE:
            yield Wrong.PAST_THE_END, "", 0
        for wrong, found in wrong_settings(settings, self.regions):
            yield wrong, found, 0
        yield from wrong_text(payload, cue)
