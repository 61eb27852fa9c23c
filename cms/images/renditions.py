"""The smaller copies of a picture that readers get: in three formats, at the widths of each place that shows one."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.core.cache import cache
from django.db import transaction
from django_rq import get_queue
from redis.exceptions import RedisError
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractRendition, Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from cms.images.models import CustomImage

logger = logging.getLogger(__name__)

ASK_AGAIN_SECONDS = 60
# JPEG is what every browser and every importer reads, and quick to make. AVIF is the smallest, and the slowest.
PLAIN = "jpeg"
LIGHT = ("avif", "webp")
# What Willow raises for a file that was lost (an OSError of Wagtail's), cut off or exchanged behind our back.
BROKEN = (OSError, SyntaxError, ValueError, InvalidFilterSpecError)


@dataclass(frozen=True, slots=True)
class Shape:
    """A place for pictures. `cuts` are Wagtail's resize operations, the narrowest copy first."""

    cuts: tuple[str, ...]

    def filters(self, image_format: str) -> list[Filter]:
        return [Filter(spec=f"format-{image_format}|{cut}") for cut in self.cuts]


SHAPES = {
    "wide": Shape(("width-480", "width-960", "width-1440")),
    "thumbnail": Shape(("fill-320x213", "fill-640x427")),
}


def copies_of(image: CustomImage, shape: str = "wide") -> dict[str, list[AbstractRendition]]:
    """Copies by format, "avif" first where it is made, each list from narrow to wide without doubles.

    Nobody waits for a slow format: what is missing of AVIF and WebP is left to a job, and JPEG serves until then.
    An image whose file is lost has JPEG copies of no width that lead nowhere.
    """
    wanted = {light: SHAPES[shape].filters(light) for light in LIGHT}
    plain = SHAPES[shape].filters(PLAIN)
    found = image.find_existing_renditions(*plain, *(each for filters in wanted.values() for each in filters))
    copies = {
        light: [found[each] for each in filters]
        for light, filters in wanted.items()
        if all(each in found for each in filters)
    }
    if len(copies) < len(LIGHT):
        make_copies_soon(image)
    if all(each in found for each in plain):
        copies[PLAIN] = [found[each] for each in plain]
    else:
        copies[PLAIN] = _made_now(image, plain)
    return {name: list(_each_width_once(renditions)) for name, renditions in copies.items()}


def _made_now(image: CustomImage, filters: list[Filter]) -> list[AbstractRendition]:
    try:
        return list(get_renditions_or_not_found(image, filters).values())
    except BROKEN as problem:
        logger.warning("the file of image %s cannot be read: %s", image.pk, str(problem))
        nowhere = image.renditions.model(image=image, width=0, height=0)
        nowhere.file.name = "not-found"
        return [nowhere]


def _each_width_once(renditions: list[AbstractRendition]) -> Iterator[AbstractRendition]:
    """A small picture is never blown up: its wider copies are all the same."""
    by_width = {rendition.width: rendition for rendition in reversed(renditions)}
    for width in sorted(by_width):
        yield by_width[width]


def picture_element(image: CustomImage, shape: str, attributes: dict[str, str]) -> Picture:
    """The <picture> of Wagtail's own tag, from `copies_of`."""
    copies = copies_of(image, shape)
    return Picture(
        {f"format-{name}|{copy.width}": copy for name, renditions in copies.items() for copy in renditions}, attributes
    )


def make_copies(image: CustomImage) -> None:
    """Every copy in every shape and format that is still missing. Of a lost file there are none."""
    wanted = [each for shape in SHAPES.values() for name in (PLAIN, *LIGHT) for each in shape.filters(name)]
    try:
        image.get_renditions(*wanted)
    except BROKEN as problem:
        logger.warning("no copies are made of image %s: %s", image.pk, str(problem))


def make_copies_soon(image: CustomImage) -> None:
    """Asks the queue for the copies, at most once a minute for each picture. A queue that is away stops no page."""
    if cache.add(asked_for(image), True, ASK_AGAIN_SECONDS):  # noqa: FBT003  # the value says nothing
        transaction.on_commit(partial(_enqueue, image.pk))


def asked_for(image: CustomImage) -> str:
    """The key in the cache that says that the copies were asked for a moment ago."""
    return f"copies-of-{image.pk}"


def _enqueue(image_id: int) -> None:
    try:
        get_queue("default").enqueue("cms.images.jobs.make_copies", image_id, result_ttl=0)
    except RedisError:
        logger.exception("no copies of image %s could be asked for", image_id)
