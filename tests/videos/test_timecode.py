from fractions import Fraction

import pytest

from videos.timecode import InvalidTimecode, format_timecode, parse_timecode

PAL, NTSC, CINEMA, HIGH = Fraction(25), Fraction(30000, 1001), Fraction(24000, 1001), Fraction(60000, 1001)


@pytest.mark.parametrize(
    ("frame", "rate", "text"),
    [
        (0, PAL, "00:00:00:00"),
        (305, PAL, "00:00:12:05"),
        (90000, PAL, "01:00:00:00"),
        (30, NTSC, "00:00:01:00"),
        (23, CINEMA, "00:00:00:23"),
        (61, HIGH, "00:00:01:01"),
    ],
)
def test_frames_and_timecodes_are_two_names_of_the_same_picture(frame, rate, text):
    assert format_timecode(frame, rate) == text
    assert parse_timecode(text, rate) == frame


@pytest.mark.parametrize(
    ("text", "frame"),
    [("00:00:59;29", 1799), ("00:01:00;02", 1800), ("00:10:00;00", 17982), ("01:00:00;00", 107892)],
)
def test_drop_frame_counting_follows_the_clock(text, frame):
    assert parse_timecode(text, NTSC) == frame


def test_spaces_around_a_pasted_timecode_do_no_harm():
    assert parse_timecode("  00:00:01:00 ", PAL) == 25


@pytest.mark.parametrize(
    "text",
    ["", "12", "00:00:01", "00:00:01:25", "00:60:00:00", "00:00:60:00", "-1:00:00:00", "00:00:00:00:00",
     "aa:bb:cc:dd", "٠٠:٠٠:٠١:٠٠", "00:00:01;00", "00.00.01.00"],
)  # fmt: skip
def test_what_is_no_timecode_at_25_frames_is_refused(text):
    with pytest.raises(InvalidTimecode):
        parse_timecode(text, PAL)


def test_a_label_that_drop_frame_counting_leaves_out_is_refused():
    with pytest.raises(InvalidTimecode):
        parse_timecode("00:01:00;00", NTSC)
