"""The demo's pictures: stills of its scenes, 1600 pixels wide, each with the point to keep when it is cropped."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.core.files.images import ImageFile
from PIL import Image

from cms.images.models import CustomImage
from home.demo.scenes import mountain, room, sea
from home.demo.scenes.canvas import Box, Layer
from home.demo.scenes.still import compose

WIDTH, QUALITY = 1600, 82
CREDIT = "Newsroom"


@dataclass(frozen=True, slots=True)
class Still:
    """The part of a scene inside `frame`, in units of 1920×1080; `focus` is the part that every crop keeps."""

    title: str
    layers: Callable[..., Sequence[Layer]]
    frame: Box
    focus: Box


PICTURES = {
    "round-table": Still("Table ronde", room.layers, (0, 0, 1920, 1080), (640, 420, 1280, 760)),
    "round-table-speakers": Still("Participants", room.layers, (640, 430, 1280, 810), (700, 480, 1220, 700)),
    "patrol": Still("Patrouilleur au crépuscule", sea.layers, (120, 0, 1740, 1080), (330, 300, 1260, 800)),
    "radar": Still("Station radar", mountain.layers, (300, 0, 1920, 1080), (960, 180, 1400, 560)),
    "camp": Still("Camp de transmission", mountain.layers, (300, 560, 1240, 1030), (560, 640, 1180, 900)),
}


def ensure_picture(name: str) -> CustomImage:
    """The picture of this name in the library; drawn if it is not there."""
    still = PICTURES[name]
    existing: CustomImage | None = CustomImage.objects.filter(title=still.title, credit=CREDIT).first()
    if existing:
        return existing
    left, top, right, _bottom = still.frame
    scale = WIDTH / (right - left)
    x1, y1, x2, y2 = (
        round((value - start) * scale) for value, start in zip(still.focus, (left, top, left, top), strict=True)
    )
    content = io.BytesIO()
    draw(still).save(content, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    picture = CustomImage(
        file=ImageFile(content, name=f"{name}.jpg"),
        title=still.title,
        credit=CREDIT,
        focal_point_x=(x1 + x2) // 2,
        focal_point_y=(y1 + y2) // 2,
        focal_point_width=x2 - x1,
        focal_point_height=y2 - y1,
    )
    picture.save()
    return picture


def draw(still: Still) -> Image.Image:
    left, top, right, bottom = still.frame
    zoom = max(1.0, WIDTH / (right - left))
    whole = compose(still.layers(zoom=zoom), zoom=zoom)
    size = (WIDTH, round(WIDTH * (bottom - top) / (right - left)))
    return whole.resize(size, Image.Resampling.LANCZOS, box=(left * zoom, top * zoom, right * zoom, bottom * zoom))
