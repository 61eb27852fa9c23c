"""The demo's films: as long as promised, with sound, and a counter that names every frame."""

import math
import subprocess
import sys
import time
from pathlib import Path

import av
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from home.demo.film import COUNTER_SIZE, FRAME_NUMBER_X, ROOM, SEA, frame_count, make_film
from home.demo.studio import studio
from home.words import ContradictionError, Words

pytestmark = pytest.mark.once
DIGITS, TOP, HEIGHT = 6, 64, 72
ROOT = Path(__file__).parents[2]


def read_counter(frame: Image.Image) -> int:
    """The frame number as printed: each cell is compared with ten printed digits, wherever in the cell they sit."""
    font = ImageFont.load_default(COUNTER_SIZE)
    cell = font.getlength("0")
    grey = frame.convert("L")
    number = ""
    for place in range(DIGITS):
        left = round(FRAME_NUMBER_X + place * cell)
        seen = grey.crop((left, TOP, left + math.ceil(cell), TOP + HEIGHT)).point(lambda v: 255 if v > 140 else 0)
        box = seen.getbbox()
        number += min("0123456789", key=lambda digit: difference(seen.crop(box), digit, font))
    return int(number)


def difference(seen: Image.Image, digit: str, font) -> int:
    printed = Image.new("L", (COUNTER_SIZE * 2, COUNTER_SIZE * 2))
    ImageDraw.Draw(printed).text((8, 8), digit, fill=255, font=font)
    printed = printed.crop(printed.point(lambda v: 255 if v > 140 else 0).getbbox())
    if abs(printed.width - seen.width) > 4:
        return 10**9
    pixels = ImageChops.difference(printed.resize(seen.size), seen).histogram()
    return sum(value * count for value, count in enumerate(pixels))


@pytest.mark.slow
@pytest.mark.parametrize("scene", [ROOM, SEA], ids=lambda scene: scene.name)
def test_every_frame_says_its_number_and_none_is_missing(scene, tmp_path):
    path, shares = tmp_path / "film.mp4", []
    make_film(scene, path, seconds=2, progress=shares.append)
    with av.open(str(path)) as film:
        picture = film.streams.video[0]
        assert (picture.width, picture.height, picture.average_rate) == (1920, 1080, 25)
        assert picture.codec_context.name == "h264"
        numbers = [read_counter(frame.to_image()) for frame in film.decode(picture)]
    assert numbers == list(range(frame_count(scene, 2)))
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1, abs=0.05)


@pytest.mark.slow
def test_a_film_sounds_from_beginning_to_end(tmp_path):
    path = tmp_path / "film.mp4"
    make_film(SEA, path, seconds=2, progress=lambda _share: None)
    with av.open(str(path)) as film:
        sound = film.streams.audio[0]
        samples = sum(frame.samples for frame in film.decode(sound))
    assert sound.codec_context.name == "aac"
    assert samples / 48000 == pytest.approx(2, abs=0.05)


def test_a_french_passage_has_one_english_passage():
    words = Words()
    assert words("Bonjour", "Hello") == "Bonjour"
    assert words("Bonjour", "Hello") == "Bonjour"
    with pytest.raises(ContradictionError, match="Bonjour"):
        words("Bonjour", "Good morning")


KILLED = """
import pathlib, sys
from django.conf import settings
settings.configure(WORK_DIR=sys.argv[1])
from home.demo.film import SEA, make_film
from home.demo.studio import studio
with studio() as folder:
    make_film(SEA, folder / "film.mp4", progress=lambda share: share and print(share, flush=True))
"""


@pytest.mark.slow
def test_a_seeding_that_is_killed_leaves_no_ffmpeg_and_its_folder_goes_with_the_next(tmp_path, settings):
    settings.WORK_DIR = str(tmp_path)
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout.readline()
    [encoder] = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    process.kill()
    process.communicate()

    deadline = time.monotonic() + 5
    while running(encoder) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not running(encoder)
    [left] = (tmp_path / "films").iterdir()
    with studio() as own, studio() as other:
        assert set((tmp_path / "films").iterdir()) == {own, other}
        assert not left.exists()
    assert not list((tmp_path / "films").iterdir())


def running(pid: str) -> bool:
    """Ended and not yet collected by its new parent counts as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
