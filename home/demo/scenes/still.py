"""One moment of a scene as a single picture."""

import math
from collections.abc import Sequence

from PIL import Image

from home.demo.scenes.canvas import FRAME_HEIGHT, FRAME_WIDTH, Layer

FRAME_RATE = 25


def compose(layers: Sequence[Layer], *, frame: int = 0, zoom: float = 1.0) -> Image.Image:
    """Lays the sheets over one another as they stand at `frame`; the film does the same sum for every frame."""
    picture = Image.new("RGBA", (round(FRAME_WIDTH * zoom), round(FRAME_HEIGHT * zoom)))
    for layer in layers:
        left = -layer.drift * frame * zoom
        top = layer.heave * zoom * math.sin(2 * math.pi * frame / FRAME_RATE / layer.period)
        moved = Image.new("RGBA", picture.size)
        moved.paste(layer.image, (round(left), round(top)))
        picture.alpha_composite(moved)
    return picture.convert("RGB")
