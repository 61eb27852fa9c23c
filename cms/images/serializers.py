"""A picture as the content API gives it: smaller copies of it, never the file that was uploaded."""

from typing import Any

from wagtail.api.utils import get_full_url
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from cms.images.models import CustomImage

WIDTHS = (480, 960, 1440)
SPECS = tuple(f"format-jpeg|width-{width}" for width in WIDTHS)


def copies(image: CustomImage, request: Any) -> dict[str, Any]:
    """`url` with its `width` and `height` is the largest copy; `srcset` is ready for an <img>.

    All are null where the uploaded file is lost or broken.
    """
    try:
        made = {rendition.width: rendition for rendition in image.get_renditions(*SPECS).values()}
    except (SourceImageIOError, InvalidFilterSpecError):
        return {"url": None, "width": None, "height": None, "srcset": None}
    largest = made[max(made)]
    return {
        "url": get_full_url(request, largest.url),
        "width": largest.width,
        "height": largest.height,
        "srcset": ", ".join(f"{get_full_url(request, made[width].url)} {width}w" for width in sorted(made)),
    }


def picture(image: CustomImage, request: Any, *, alt: str, caption: str, credit: str) -> dict[str, Any]:
    """A picture with the words of the page that shows it; its own credit stands in for a missing one."""
    return {
        "id": image.pk,
        **copies(image, request),
        "alt": alt,
        "caption": caption,
        "credit": credit or image.credit,
    }
