from typing import Any

from django import template

from cms.images.models import CustomImage
from cms.images.renditions import picture_element

register = template.Library()


@register.simple_tag
def photograph(image: CustomImage | None, shape: str, *, alt: str, sizes: str, first: bool = False, **more: Any) -> str:
    """A <picture> with its copies; `first` for what stands at the top of a page, which is fetched at once."""
    if image is None:
        return ""
    priority = {"fetchpriority": "high"} if first else {"loading": "lazy"}
    return str(picture_element(image, shape, {"alt": alt, "sizes": sizes, **priority, **more}))
