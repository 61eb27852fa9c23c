"""What readers get of a picture: light copies without a word about the photographer, and never a wait for them."""

import io
from pathlib import Path

import django_rq
import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.template import Context, Template
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from wagtail.images.models import Filter

from cms.images import jobs
from cms.images.models import CustomImage
from cms.images.renditions import SHAPES, copies_of, make_copies
from tests.factories.bilingual import article, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch):
    """The pictures whose copies the queue was asked for."""
    pks: list[int] = []
    monkeypatch.setattr("cms.images.renditions._enqueue", pks.append)
    return pks


def shown(image: CustomImage, shape: str = "wide", **more) -> str:
    tag = "{% load pictures %}{% photograph image shape alt=alt sizes='100vw' first=first %}"
    return Template(tag).render(Context({"image": image, "shape": shape, "alt": "Une salle", "first": False, **more}))


def photograph(image_format: str) -> CustomImage:
    """An upright picture that its camera lay on its side, with all that a telephone writes into it."""
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it a quarter to the right
    exif[0x010F] = "SECRET-CAMERA"
    exif[0x9286] = "SECRET-NOTE"
    exif.get_ifd(0x8825).update({1: "N", 2: (IFDRational(50), IFDRational(52), IFDRational(36)), 29: "SECRET-DATE"})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET-XMP</x:xmpmeta>"
    image = Image.new("RGB", (900, 600), "#24415f")
    options = {"comment": "SECRET-COMMENT"} if image_format == "JPEG" else {}
    image.save(buffer, image_format, exif=exif, xmp=xmp, **options)
    if image_format != "PNG":
        assert buffer.getvalue().count(b"SECRET-") >= 3
    name = f"photo.{image_format.lower()}"
    return CustomImage.objects.create(title="Photo", file=ImageFile(io.BytesIO(buffer.getvalue()), name=name))


def test_a_page_offers_three_formats_with_their_sizes(asked):
    image = picture()
    make_copies(image)
    html = shown(image)
    order = [html.index(f'type="image/{name}"') for name in ("avif", "webp")]
    assert order == sorted(order)
    for width in (480, 960, 1440):
        assert html.count(f" {width}w") == 3
    assert 'width="480"' in html
    assert 'height="270"' in html
    assert 'loading="lazy"' in html
    assert 'alt="Une salle"' in html
    assert 'fetchpriority="high"' in shown(image, first=True)
    assert "lazy" not in shown(image, first=True)


@pytest.mark.parametrize("shape", SHAPES)
def test_nobody_waits_for_a_slow_format(asked, shape):
    image = picture()
    asked.clear()
    html = shown(image, shape)
    assert "avif" not in html
    assert "srcset" in html
    assert set(image.renditions.values_list("filter_spec", flat=True)) == {
        each.spec for each in SHAPES[shape].filters("jpeg")
    }


def test_a_saved_picture_asks_for_its_copies_and_the_job_makes_them(asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = picture()
    assert asked == [image.pk]
    jobs.make_copies(image.pk)
    assert image.renditions.count() == 3 * sum(len(shape.cuts) for shape in SHAPES.values())
    image.focal_point_x = image.focal_point_y = 100
    image.focal_point_width = image.focal_point_height = 50
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert asked == [image.pk, image.pk], "the crop has another centre"


def test_a_busy_page_asks_once(asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = picture()
        for _view in range(5):
            shown(image)
    assert asked == [image.pk]


def test_the_job_is_one_that_a_worker_finds(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = picture()
    (job,) = django_rq.get_queue("default").jobs
    job.perform()
    assert image.renditions.filter(filter_spec__startswith="format-avif").exists()
    jobs.make_copies(image.pk + 1)


@pytest.mark.parametrize("image_format", ["JPEG", "WEBP", "AVIF", "PNG"])
def test_copies_stand_upright_and_tell_nothing(asked, image_format):
    image = photograph(image_format)
    make_copies(image)
    specs = [each.spec for name in ("jpeg", "webp", "avif") for each in SHAPES["wide"].filters(name)]
    for spec in (*specs, "original", "format-png|width-300"):
        copy = image.get_rendition(spec)
        with copy.file.open() as file:
            content = file.read()
        with Image.open(io.BytesIO(content)) as made:
            assert made.width < made.height, spec
            assert not made.getexif(), spec
        assert b"SECRET-" not in content, spec


def test_a_small_picture_is_offered_once_and_not_blown_up(asked):
    image = picture(size=(300, 200))
    make_copies(image)
    assert {name: [copy.width for copy in each] for name, each in copies_of(image).items()} == {
        "avif": [300],
        "webp": [300],
        "jpeg": [300],
    }


@pytest.mark.parametrize("what", ["lost", "damaged"])
def test_a_lost_or_damaged_file_stops_no_page(newsroom, client, asked, what):
    image = picture()
    page = article(newsroom, lead_image=image, lead_image_alt="Une salle")
    path = Path(image.file.path)
    path.unlink()
    if what == "damaged":
        image.file.storage.save(image.file.name, ContentFile(b"\xff\xd8\xff\xe0 no picture"))
    assert client.get(page.url).status_code == 200
    jobs.make_copies(image.pk)
    answer = client.get(f"/api/v2/pages/{page.pk}/").json()["lead_image"]
    assert (answer["url"], answer["sources"]) == (None, None)


def test_the_api_names_the_sources_by_format(newsroom, client, asked):
    image = picture()
    make_copies(image)
    page = article(newsroom, lead_image=image, lead_image_alt="Une salle")
    answer = client.get(f"/api/v2/pages/{page.pk}/").json()["lead_image"]
    assert [source["type"] for source in answer["sources"]] == ["image/avif", "image/webp"]
    assert ".avif 480w, " in answer["sources"][0]["srcset"]
    assert answer["url"].endswith(".jpg")


def test_showing_ready_copies_costs_one_query(asked, django_assert_num_queries):
    image = picture()
    make_copies(image)
    image = CustomImage.objects.prefetch_related("renditions").get(pk=image.pk)
    with django_assert_num_queries(0):
        shown(image)
        shown(image, "thumbnail")


def test_the_focal_point_stays_in_the_crop(asked):
    image = picture(size=(1600, 400))
    image.focal_point_x, image.focal_point_y = 1500, 200
    image.focal_point_width = image.focal_point_height = 100
    image.save()
    rect = Filter(spec="fill-320x213").get_transform(image).get_rect()
    assert rect.left <= 1450
    assert rect.right >= 1550


def test_a_grey_picture_of_sixteen_bits_has_copies_as_dark_as_it_is(asked):
    buffer = io.BytesIO()
    Image.new("I;16", (900, 600), 0x8000).save(buffer, "PNG")
    image = CustomImage.objects.create(title="Scan", file=ImageFile(io.BytesIO(buffer.getvalue()), name="scan.png"))

    make_copies(image)
    copies = copies_of(image)
    assert set(copies) == {"avif", "webp", "jpeg"}
    for renditions in copies.values():
        with renditions[0].file.open() as file, Image.open(file) as copy:
            assert 126 <= copy.convert("L").getpixel((100, 100)) <= 130
