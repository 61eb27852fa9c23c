"""A sheet to draw on: smooth edges, gradients, glows. One unit is one pixel of a 1920×1080 frame at zoom 1."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageColor, ImageDraw

FRAME_WIDTH, FRAME_HEIGHT = 1920, 1080
FINENESS = 2

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Layer:
    """One sheet of a scene. It drifts left by `drift` units a frame and heaves by `heave` units in `period` seconds."""

    image: Image.Image
    drift: float = 0.0
    heave: float = 0.0
    period: float = 6.0


class Canvas:
    """Transparent at first. It is drawn twice as fine as asked for and reduced by `sheet`, which smooths the edges."""

    def __init__(self, width: float = FRAME_WIDTH, height: float = FRAME_HEIGHT, zoom: float = 1.0) -> None:
        self.width, self.height = width, height
        self._scale = zoom * FINENESS
        self._image = Image.new("RGBA", (self._px(width), self._px(height)), (0, 0, 0, 0))

    def sheet(self) -> Image.Image:
        return self._image.reduce(FINENESS)

    def polygon(self, points: Sequence[Point], colour: str, opacity: float = 1.0) -> None:
        self._mark(points, colour, opacity, lambda pen, where: pen.polygon(where, fill=255))

    def box(self, box: Box, colour: str, opacity: float = 1.0, radius: float = 0.0) -> None:
        rounding = radius * self._scale
        self._mark(
            _corners(box), colour, opacity, lambda pen, where: pen.rounded_rectangle(_bounds(where), rounding, fill=255)
        )

    def ellipse(self, box: Box, colour: str, opacity: float = 1.0) -> None:
        self._mark(_corners(box), colour, opacity, lambda pen, where: pen.ellipse(_bounds(where), fill=255))

    def ring(self, box: Box, colour: str, width: float, opacity: float = 1.0) -> None:
        pixels = max(1, self._px(width))
        self._mark(
            _corners(box), colour, opacity, lambda pen, where: pen.ellipse(_bounds(where), outline=255, width=pixels)
        )

    def line(self, points: Sequence[Point], colour: str, width: float, opacity: float = 1.0) -> None:
        pixels = max(1, self._px(width))
        self._mark(
            points, colour, opacity, lambda pen, where: pen.line(where, fill=255, width=pixels, joint="curve"), width
        )

    def shade(self, points: Sequence[Point], *colours: str, opacity: float = 1.0) -> None:
        """Fills a polygon from top to bottom with evenly spaced `colours`."""
        self._mark(points, colours, opacity, lambda pen, where: pen.polygon(where, fill=255))

    def backdrop(self, *colours: str) -> None:
        """Fills the whole sheet from top to bottom."""
        self.shade(_corners((0, 0, self.width, self.height)), *colours)

    def glow(self, centre: Point, radius: float, colour: str, strength: float, flatness: float = 1.0) -> None:
        """Soft light that fades out at `radius`; `flatness` below 1 squeezes it vertically."""
        size = (max(2, self._px(2 * radius)), max(2, self._px(2 * radius * flatness)))
        fade = Image.radial_gradient("L").point(lambda v: round(255 * strength * max(0.0, 1 - v / 181) ** 2))
        light = Image.new("RGBA", size, ImageColor.getrgb(colour))
        light.putalpha(fade.resize(size, Image.Resampling.BICUBIC))
        self._lay(light, self._px(centre[0]) - size[0] // 2, self._px(centre[1]) - size[1] // 2)

    def _px(self, value: float) -> int:
        return round(value * self._scale)

    def _mark(
        self,
        points: Sequence[Point],
        colours: str | tuple[str, ...],
        opacity: float,
        draw: Callable[[ImageDraw.ImageDraw, list[Point]], None],
        margin: float = 0.0,
    ) -> None:
        """Draws one shape: its form into a mask no larger than needed, its colours through that mask."""
        scaled = [(x * self._scale, y * self._scale) for x, y in points]
        edge = margin * self._scale
        near, high, far, low = _bounds(scaled)
        left, top = max(0, math.floor(near - edge)), max(0, math.floor(high - edge))
        right = min(self._image.width, math.ceil(far + edge) + 1)
        bottom = min(self._image.height, math.ceil(low + edge) + 1)
        if left >= right or top >= bottom:
            return
        mask = Image.new("L", (right - left, bottom - top), 0)
        draw(ImageDraw.Draw(mask), [(x - left, y - top) for x, y in scaled])
        if opacity < 1:
            mask = mask.point(lambda v: round(v * opacity))
        stops = (colours,) if isinstance(colours, str) else colours
        fill = _column(stops).resize(mask.size, Image.Resampling.BILINEAR, box=_middle(len(stops)))
        fill.putalpha(mask)
        self._lay(fill, left, top)

    def _lay(self, picture: Image.Image, left: int, top: int) -> None:
        """Lays `picture` over the sheet; what falls outside is cut off."""
        corner = (max(0, -left), max(0, -top))
        inside = left < self._image.width and top < self._image.height
        if inside and corner[0] < picture.width and corner[1] < picture.height:
            self._image.alpha_composite(picture.crop((*corner, *picture.size)), (max(0, left), max(0, top)))


def _column(colours: Sequence[str]) -> Image.Image:
    column = Image.new("RGB", (1, len(colours)))
    for row, colour in enumerate(colours):
        column.putpixel((0, row), ImageColor.getrgb(colour))
    return column.convert("RGBA")


def _middle(count: int) -> Box:
    """The part of a column of `count` colours between the middle of the first and that of the last."""
    return (0, 0, 1, 1) if count == 1 else (0, 0.5, 1, count - 0.5)


def _corners(box: Box) -> list[Point]:
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _bounds(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
