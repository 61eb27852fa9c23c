"""A picture as the content API gives it: smaller copies of it, never the file that was uploaded."""

from collections.abc import Iterable
from typing import Any

from wagtail.api.utils import get_full_url
from wagtail.images.models import AbstractRendition

from cms.images.models import CustomImage
from cms.images.renditions import LIGHT, PLAIN, copies_of


def copies(image: CustomImage, request: Any) -> dict[str, Any]:
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


def picture(image: CustomImage, request: Any, *, alt: str, caption: str, credit: str) -> dict[str, Any]:
    """A picture with the words of the page that shows it; its own credit stands in for a missing one."""
    return {
        "id": image.pk,
        **copies(image, request),
        "alt": alt,
        "caption": caption,
        "credit": credit or image.credit,
    }
