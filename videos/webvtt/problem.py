from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """What can be wrong with a file; the words for it are the reader's business."""

    NOT_UTF8 = "not-utf8"
    NULL = "null"
    NO_HEADER = "no-header"
    NO_LINE_AFTER_HEADER = "no-line-after-header"
    NO_CUES = "no-cues"
    NO_TIMING = "no-timing"
    TOO_LATE = "too-late"
    ARROW_IN_BLOCK = "arrow-in-block"
    COMMA = "comma"
    BAD_TIMING = "bad-timing"
    ENDS_FIRST = "ends-first"
    OUT_OF_ORDER = "out-of-order"
    PAST_THE_END = "past-the-end"
    UNKNOWN_SETTING = "unknown-setting"
    BAD_SETTING = "bad-setting"
    UNKNOWN_REGION = "unknown-region"
    EMPTY_CUE = "empty-cue"
    ARROW_IN_TEXT = "arrow-in-text"
    UNKNOWN_TAG = "unknown-tag"
    TIME_OUTSIDE = "time-outside"


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` counts from 1, and so does `cue`, which is zero outside a cue; `found` is what stands in the file."""

    line: int
    wrong: Wrong
    found: str = ""
    cue: int = 0
    identifier: str = ""


class InvalidWebVTT(ValueError):
    """The file does not hold; `problems` names every place, in the order of the lines.

    A file with hundreds of them was not `read_whole`: there may be more.
    """

    def __init__(self, problems: list[Problem], *, read_whole: bool = True) -> None:
        super().__init__(problems)
        self.problems = sorted(problems, key=lambda problem: problem.line)
        self.read_whole = read_whole
