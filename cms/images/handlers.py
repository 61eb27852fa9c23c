"""What follows when a picture is saved."""

from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_save

from cms.images.models import CustomImage
from cms.images.renditions import asked_for, make_copies_soon


def prepare_copies(instance: CustomImage, *, raw: bool = False, **kwargs: Any) -> None:
    """A new picture, a new file or another focal point: the copies are there before a reader asks for them."""
    if not raw:
        cache.delete(asked_for(instance))
        make_copies_soon(instance)


def connect() -> None:
    post_save.connect(prepare_copies, sender=CustomImage, dispatch_uid="images.prepare_copies")
