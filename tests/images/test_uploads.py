"""Pictures that cannot be published are refused where they come in, with a reason that says what to do."""

import html
import io
import json
import random
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Collection

from cms.images.models import CustomImage
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
DOORS = {"single": "/cms/images/add/", "many": "/cms/images/multiple/add/", "chooser": "/cms/images/chooser/create/"}


@pytest.fixture
def editor(client):
    user = person("chief@example.org", is_superuser=True, language="en")
    client.force_login(user)
    return client


def encoded(image_format: str, *, size=(320, 200), **options) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(buffer, image_format, **options)
    return buffer.getvalue()


def moving(image_format: str) -> bytes:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue", "green")]
    buffer = io.BytesIO()
    frames[0].save(buffer, image_format, save_all=True, append_images=frames[1:], duration=100)
    return buffer.getvalue()


def vast_png(width: int, height: int) -> bytes:
    """A few kilobytes that claim to be a picture of `width` × `height`, as a decompression bomb does."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(width // 8 + 1) * 40, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_wrong_byte(picture: bytes) -> bytes:
    return picture[:5000] + bytes([picture[5000] ^ 0xFF]) + picture[5001:]


def archive_behind(picture: bytes) -> bytes:
    buffer = io.BytesIO(picture)
    buffer.seek(0, io.SEEK_END)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("Evil.class", b"\xca\xfe\xba\xbe")
    return buffer.getvalue()


def upload(client, door: str, name: str, content: bytes):
    """What the door says: the text of its answer, where mistakes are named."""
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    prefix = "image-chooser-upload-" if door == "chooser" else ""
    field = "files[]" if door == "many" else f"{prefix}file"
    data = {field: file, f"{prefix}title": name, f"{prefix}collection": Collection.get_first_root_node().pk}
    headers = {"x-requested-with": "XMLHttpRequest"}
    response = client.post(DOORS[door], data, headers=headers)
    assert response.status_code in (200, 302), response.status_code
    text = response.content.decode()
    if response["Content-Type"].startswith("application/json"):
        answer = json.loads(text)
        text = str(answer.get("error_message") or answer.get("html") or answer)
    return html.unescape(text)


BAD = {
    "cut.jpg": (lambda: encoded("JPEG")[:-4000], "damaged or was cut off"),
    "cut.png": (lambda: encoded("PNG")[:-400], "damaged or was cut off"),
    "cut.webp": (lambda: encoded("WEBP")[:-4000], "damaged or was cut off"),
    "cut.avif": (lambda: encoded("AVIF")[:-4000], "damaged or was cut off"),
    "flipped.png": (lambda: with_wrong_byte(encoded("PNG")), "damaged or was cut off"),
    "vast.png": (lambda: vast_png(10_001, 5_000), "more than 50 megapixels"),
    "bomb.png": (lambda: vast_png(60_000, 60_000), "more than 50 megapixels"),
    "really-a-png.jpg": (lambda: encoded("PNG"), "does not match the file format"),
    "really-a-gif.png": (lambda: encoded("GIF"), "does not match the file format"),
    "drawing.png": (
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        "does not match the file format",
    ),
    "drawing.svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "Supported formats"),
    "page.jpg": (lambda: b"<!doctype html><script>alert(1)</script>", "not an image or a corrupted image"),
    "both.jpg": (lambda: encoded("JPEG") + b"<script>alert(1)</script>", "hides in this picture"),
    "comment.jpg": (lambda: encoded("JPEG", comment=b"<HTML><body onload=alert(1)>"), "hides in this picture"),
    "archive.jpg": (lambda: archive_behind(encoded("JPEG")), "hides in this picture"),
    "moving.gif": (lambda: moving("GIF"), "Upload it as a video instead"),
    "moving.webp": (lambda: moving("WEBP"), "Upload it as a video instead"),
    "moving.png": (lambda: moving("PNG"), "Upload it as a video instead"),
    "empty.jpg": (lambda: b"", "empty"),
}
SAMPLE = ("cut.jpg", "vast.png", "both.jpg", "moving.gif", "really-a-png.jpg")
GOOD = {
    "a.jpg": lambda: encoded("JPEG", quality=90),
    "a.jpeg": lambda: encoded("JPEG", progressive=True),
    "a.png": lambda: encoded("PNG"),
    "a.webp": lambda: encoded("WEBP"),
    "a.avif": lambda: encoded("AVIF"),
    "still.gif": lambda: encoded("GIF"),
}


@pytest.mark.parametrize(
    ("name", "door"),
    [*((name, "single") for name in BAD), *((name, door) for name in SAMPLE for door in ("many", "chooser"))],
)
def test_a_bad_picture_is_refused_at_every_door_with_its_reason(editor, door, name):
    make, reason = BAD[name]
    assert reason in upload(editor, door, name, make())
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize(
    ("name", "door"),
    [*((name, "single") for name in GOOD), ("a.jpg", "many"), ("a.avif", "many"), ("a.jpg", "chooser")],
)
def test_a_good_picture_comes_in_at_every_door(editor, door, name):
    upload(editor, door, name, GOOD[name]())
    assert CustomImage.objects.get().width == 320


def test_a_camera_s_second_picture_inside_a_jpeg_is_no_animation(editor):
    upload(editor, "single", "phone.jpg", moving("MPO"))
    assert CustomImage.objects.exists()


def test_nothing_is_decoded_of_a_picture_that_is_too_large(editor, monkeypatch):
    def fail(*_args, **_kwargs):
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", fail)
    assert "more than 50 megapixels" in upload(editor, "single", "vast.png", vast_png(10_001, 5_000))


def test_random_damage_is_never_a_server_error(editor):
    dice = random.Random(7)
    for image_format in ("JPEG", "PNG", "WEBP", "AVIF", "GIF"):
        whole = encoded(image_format, size=(64, 48))
        for _turn in range(3):
            damaged = bytearray(whole)
            for _byte in range(8):
                damaged[dice.randrange(12, len(damaged))] = dice.randrange(256)
            upload(editor, "single", f"x.{image_format.lower().replace('jpeg', 'jpg')}", bytes(damaged))


def test_the_reason_is_in_the_editor_s_language(client):
    client.force_login(person("redaction@example.org", is_superuser=True, language="fr"))
    text = upload(client, "single", "cut.jpg", encoded("JPEG")[:-4000])
    assert "Image" in text
    assert not CustomImage.objects.exists()
