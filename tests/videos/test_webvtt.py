"""Captions as files: what a browser would pass over in silence is named, with its line and its cue."""

import contextlib
import time

import pytest

from videos.webvtt import InvalidWebVTT, Wrong, parse
from videos.webvtt.parser import MOST_PROBLEMS

HEAD = "WEBVTT\n\n"
ONE = "00:01.000 --> 00:03.500\nLe navire quitte le port.\n"


def found(text, seconds=20.0):
    """What is wrong, as (line, cue, kind)."""
    with pytest.raises(InvalidWebVTT) as refusal:
        parse(text if isinstance(text, bytes) else text.encode(), seconds=seconds)
    return [(problem.line, problem.cue, problem.wrong) for problem in refusal.value.problems]


def test_a_whole_file_is_read_with_everything_that_may_be_in_it():
    text = (
        "\ufeffWEBVTT - Patrouille\r\nKind: captions\r\n\r\n"
        "NOTE écrit à bord\r\n\r\n"
        "STYLE\r\n::cue(b) { color: white }\r\n\r\n"
        "REGION\r\nid:bas\r\nwidth:40%\r\n\r\n"
        "intro\r\n00:00:01.000 --> 00:00:03.500 line:-1 position:50%,center align:start region:bas\r\n"
        "<v.fort Cap. Morel>Larguez <i>tout</i> &amp; partez.</v>\r\n\r\n"
        "00:03.500 --> 00:05.000\r\nOn part,<00:04.000>\r\nenfin.\r\n"
    )
    first, second = parse(text.encode(), seconds=20)
    assert (first.number, first.identifier, first.start, first.end) == (1, "intro", 1.0, 3.5)
    assert (first.voice, first.text) == ("Cap. Morel", "Larguez tout & partez.")
    assert (second.number, second.voice, second.text) == (2, "", "On part, enfin.")


def test_hours_have_as_many_digits_as_they_need():
    (cue,) = parse(b"WEBVTT\n\n100:00:01.000 --> 100:00:02.000\nLong", seconds=0)
    assert cue.start == 360001.0


@pytest.mark.parametrize(
    ("text", "line", "cue", "wrong"),
    [
        ("", 1, 0, Wrong.NO_HEADER),
        (ONE, 1, 0, Wrong.NO_HEADER),
        ("WEBVTTX\n\n" + ONE, 1, 0, Wrong.NO_HEADER),
        ("WEBVTT\n" + ONE, 2, 0, Wrong.NO_LINE_AFTER_HEADER),
        (HEAD, 1, 0, Wrong.NO_CUES),
        (HEAD + "NOTE rien\n", 1, 0, Wrong.NO_CUES),
        (HEAD + ONE + "\nDes mots perdus\n", 6, 0, Wrong.NO_TIMING),
        (HEAD + ONE + "\nSTYLE\n::cue {}\n", 6, 0, Wrong.TOO_LATE),
        (HEAD + "STYLE\n::cue(a --> b) {}\n\n" + ONE, 4, 0, Wrong.ARROW_IN_BLOCK),
        (HEAD + "1\n00:00:01,000 --> 00:00:02,000\nSRT\n", 4, 1, Wrong.COMMA),
        (HEAD + "00:01.00 --> 00:02.000\nCourt\n", 3, 1, Wrong.BAD_TIMING),
        (HEAD + f"{'1' * 5000}:00:00.000 --> {'2' * 5000}:00:00.000\nJamais\n", 3, 1, Wrong.BAD_TIMING),
        (HEAD + "00:01.000 --> 00:02.000\nA <" + "9" * 400 + ":00:00.000>B\n", 4, 1, Wrong.UNKNOWN_TAG),
        (HEAD + "00:61.000 --> 01:02.000\nMinute\n", 3, 1, Wrong.BAD_TIMING),
        (HEAD + "00:01.000-->00:02.000\nSerré\n", 3, 1, Wrong.BAD_TIMING),
        (HEAD + "٠٠:٠١.٠٠٠ --> 00:02.000\nChiffres\n", 3, 1, Wrong.BAD_TIMING),
        (HEAD + "00:02.000 --> 00:02.000\nRien\n", 3, 1, Wrong.ENDS_FIRST),
        (HEAD + "00:05.000 --> 00:06.000\nB\n\n" + ONE, 6, 2, Wrong.OUT_OF_ORDER),
        (HEAD + "00:05.000 --> 00:21.001\nTrop\n", 3, 1, Wrong.PAST_THE_END),
        (HEAD + "00:01.000 --> 00:02.000 colour:red\nA\n", 3, 1, Wrong.UNKNOWN_SETTING),
        (HEAD + "00:01.000 --> 00:02.000 align:middle\nA\n", 3, 1, Wrong.BAD_SETTING),
        (HEAD + "00:01.000 --> 00:02.000 size:101%\nA\n", 3, 1, Wrong.BAD_SETTING),
        (HEAD + "00:01.000 --> 00:02.000 region:haut\nA\n", 3, 1, Wrong.UNKNOWN_REGION),
        (HEAD + "00:01.000 --> 00:02.000\n\n" + ONE.replace("01.000", "02.000"), 3, 1, Wrong.EMPTY_CUE),
        (HEAD + "00:01.000 --> 00:02.000\n<i> </i>\n", 3, 1, Wrong.EMPTY_CUE),
        (HEAD + ONE + "00:04.000 --> 00:05.000\nCollé\n", 5, 1, Wrong.ARROW_IN_TEXT),
        (HEAD + "00:01.000 --> 00:02.000\n<font color=red>A</font>\n", 4, 1, Wrong.UNKNOWN_TAG),
        (HEAD + "00:01.000 --> 00:02.000\nA <00:03.000>B\n", 4, 1, Wrong.TIME_OUTSIDE),
        (HEAD.encode() + b"00:01.000 --> 00:02.000\nd\xe9part\n", 4, 0, Wrong.NOT_UTF8),
        (HEAD + "00:01.000 --> 00:02.000\nA\x00B\n", 4, 0, Wrong.NULL),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_cue(text, line, cue, wrong):
    assert (line, cue, wrong) in found(text)


def test_the_end_may_be_a_breath_late():
    assert parse(f"{HEAD}00:05.000 --> 00:20.900\nFin\n".encode(), seconds=20)


def test_an_unknown_length_refuses_nothing():
    assert parse(f"{HEAD}00:05.000 --> 10:00:00.000\nFin\n".encode(), seconds=0)


def test_every_problem_of_a_file_is_told_at_once():
    text = f"{HEAD}un\n00:04.000 --> 00:03.000\nA\n\ndeux\n00:00:01,000 --> 00:00:02,000\nB\n"
    assert found(text) == [(4, 1, Wrong.ENDS_FIRST), (8, 2, Wrong.COMMA)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(ending):
    text = f"{HEAD}00:01.000 --> 00:02.000\nA\n\nmal\n".replace("\n", ending)
    assert found(text) == [(6, 0, Wrong.NO_TIMING)]


@pytest.mark.parametrize(
    "cue",
    [
        "00:01.000 --> 00:02.000\n<v" + " " * 200_000,
        "00:01.000 --> 00:02.000 a" + " " * 200_000 + "b\nMots\n",
    ],
    ids=["a voice that never ends", "settings far apart"],
)
def test_a_file_is_read_in_a_time_that_grows_with_its_length_alone(cue):
    started = time.process_time()
    with contextlib.suppress(InvalidWebVTT):
        parse(f"{HEAD}{cue}".encode())
    assert time.process_time() - started < 2


@pytest.mark.parametrize("text", [HEAD + "x\n\n" * 10_000, f"{HEAD}00:01.000 --> 00:02.000\n" + "<x>" * 10_000])
def test_a_hopeless_file_is_not_read_to_its_end(text):
    with pytest.raises(InvalidWebVTT) as refusal:
        parse(text.encode())
    assert len(refusal.value.problems) == MOST_PROBLEMS
    assert not refusal.value.read_whole
