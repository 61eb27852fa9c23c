"""A picture as the content API gives it: smaller copies of it, never the file that was uploaded."""

from collections.abc import Iterable
from typing import Any, TypedDict

from wagtail.api.utils import get_full_url
from wagtail.images.models import AbstractRendition

from cms.images.models import CustomImage
from cms.images.renditions import LIGHT, PLAIN, copies_of


class LighterCopies(TypedDict):
    """Of one format, ready for a <source>: `type` is the format's media type."""

    type: str
    srcset: str


class Copies(TypedDict):
    url: str | None
    width: int | None
    height: int | None
    srcset: str | None
    sources: list[LighterCopies] | None


class FocalPoint(TypedDict):
    """What must stay in sight when the picture is cut: the centre and the extent, as fractions from the top left."""

    x: float
    y: float
    width: float
    height: float


class Picture(Copies):
    """A picture with its words. All addresses and measures are null where the uploaded file is lost or broken."""

    id: int
    focal_point: FocalPoint | None
    alt: str
    caption: str
    credit: str


def copies(image: CustomImage, request: Any) -> Copies:
    """`url` with its `width` and `height` is the largest copy; `srcset` is ready for an <img>.

    `sources` are the lighter formats, ready for the <source>s of a <picture>, the best first: empty for the moment that
    it takes to make them. All are null where the uploaded file is lost or broken.
    """
    made = copies_of(image)
    largest = made[PLAIN][-1]
    if not largest.width:
        return {"url": None, "width": None, "height": None, "srcset": None, "sources": None}
    return {
        "url": get_full_url(request, largest.url),
        "width": largest.width,
        "height": largest.height,
        "srcset": _srcset(made[PLAIN], request),
        "sources": [
            {"type": f"image/{light}", "srcset": _srcset(made[light], request)} for light in LIGHT if light in made
        ],
    }


def _srcset(renditions: Iterable[AbstractRendition], request: Any) -> str:
    return ", ".join(f"{get_full_url(request, each.url)} {each.width}w" for each in renditions)


def focal_point(image: CustomImage) -> FocalPoint | None:
    """What must stay in sight when a picture is cut, as fractions of its width and height from the top left corner.

    `x` and `y` are the centre. Null where no editor chose it.
    """
    if not image.has_focal_point():
        return None
    across, down = image.width, image.height
    return {
        "x": round(image.focal_point_x / across, 4),
        "y": round(image.focal_point_y / down, 4),
        "width": round((image.focal_point_width or 0) / across, 4),
        "height": round((image.focal_point_height or 0) / down, 4),
    }


def picture(image: CustomImage, request: Any, *, alt: str, caption: str, credit: str) -> Picture:
    """A picture with the words of the page that shows it; its own credit stands in for a missing one."""
    return {
        "id": image.pk,
        **copies(image, request),
        "focal_point": focal_point(image),
        "alt": alt,
        "caption": caption,
        "credit": credit or image.credit,
    }
