"""Dates, sizes and lengths as a French and as an English editor would write them."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from cms.base.templatetags import newsroom

SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("language", "day", "written"),
    [
        ("fr", date(2025, 11, 28), "28 novembre 2025"),
        ("fr", date(2025, 12, 1), "1er décembre 2025"),
        ("fr", date(2025, 12, 11), "11 décembre 2025"),
        ("en", date(2025, 12, 1), "1 December 2025"),
    ],
)
def test_a_day_is_written_out_on_one_line(language, day, written):
    with override(language):
        assert newsroom.long_date(day) == written.replace(" ", SPACE)


@pytest.mark.parametrize(
    ("size", "written"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (152_437_311, "152.4 MB"), (5_000_000_000_000, "5.0 TB")],
)
def test_a_size_is_decimal_and_short(size, written):
    with override("en"):
        assert newsroom.file_size(size) == written.replace(" ", SPACE)


def test_figures_take_the_comma_in_french():
    with override("fr"):
        assert newsroom.file_size(152_437_311).startswith("152,4")
        assert newsroom.spoken_number("29.97") == "29,97"


@pytest.mark.parametrize(
    ("seconds", "written"), [(20.0, "20 s"), (59.6, "1 min"), (92.4, "1 min 32 s"), (3725, "1 h 2 min 5 s"), (0, "")]
)
def test_a_length_is_rounded_to_the_second(seconds, written):
    with override("en"):
        assert newsroom.duration(seconds).replace(SPACE, " ") == written


@pytest.mark.parametrize(
    ("place", "day", "written"),
    [
        ("Brussels", date(2025, 11, 28), "Brussels, 28 November 2025"),
        ("Brussels", None, "Brussels"),
        ("", date(2025, 11, 28), "28 November 2025"),
        ("", None, ""),
    ],
)
def test_a_dateline_says_what_is_known(place, day, written):
    with override("en"):
        page = SimpleNamespace(dateline_place=place, dateline_date=day)
        assert newsroom.dateline(page).replace(SPACE, " ") == written
