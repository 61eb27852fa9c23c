"""A round table: a conference room with delegates, flags of plain colours and a screen."""

import math

from PIL import Image

from home.demo.scenes.canvas import FRAME_WIDTH, Canvas, Layer
from home.demo.scenes.delegates import Look, from_behind, seated

FLAGS = (
    ("#2f5d8a", "#e9e2d0"), ("#8c4a4f", "#e9e2d0"), ("#3f7f86", "#c9d6d3"), ("#c59a52", "#2f4a6d"),
    ("#5d6f95", "#dfe4ea"), ("#7a5a7f", "#e3d6c6"), ("#4f7a5f", "#e6dfc9"), ("#b9694b", "#e8d9c3"),
    ("#30466b", "#b8c4d6"), ("#a5873f", "#ece4d2"), ("#54808f", "#e8e4da"), ("#6b4454", "#d8c4bd"),
    ("#3c6a74", "#d8b98a"), ("#6f7d8f", "#f0ece2"), ("#8a6a4a", "#d3dbe2"), ("#2e5f7a", "#dac7a4"),
)  # fmt: skip
SKINS = ("#e3b99a", "#b98463", "#8a5a41", "#d8a685", "#f0ccb0", "#a06e50")
HAIRS = ("#2a2430", "#5a4334", "#8b8a90", "#3b2c2a", "#c5b9a6", "#1f1d26")
COATS = ("#233a5c", "#39465a", "#5a3d4a", "#2c4f57", "#4a4f5e", "#1f2f4c", "#6a5a4a")


def layers(reach: float = 0.0, zoom: float = 1.0) -> list[Layer]:
    """From the wall to the delegates nearest to us. `reach` is how many frames the drift lasts."""
    return [
        Layer(_wall(reach * 0.4, zoom), drift=0.4),
        Layer(_far_side(reach * 0.8, zoom), drift=0.8),
        Layer(_table(reach * 1.0, zoom), drift=1.0),
        Layer(_near_side(reach * 2.0, zoom), drift=2.0),
    ]


def _wall(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    canvas.backdrop("#0d1c36", "#1c365f", "#2a4a78", "#2a4a78", "#24406a", "#182d4e", "#14263f")
    for x in range(0, int(canvas.width), 34):
        canvas.box((x, 90, x + 13, 700), "#3d6093", 0.3)
        canvas.box((x + 13, 90, x + 17, 700), "#0d1c36", 0.35)
    middle = canvas.width / 2
    for offset in range(-1500, 1501, 300):
        canvas.glow((middle + offset, 110), 260, "#ffe2b0", 0.55, flatness=1.3)
    canvas.box((0, 78, canvas.width, 92), "#e9c88f")
    canvas.box((0, 92, canvas.width, 98), "#f7e6c4", 0.7)
    _screen(canvas, middle)
    half = len(FLAGS) // 2
    for side, flags in ((-1, FLAGS[:half]), (1, FLAGS[half:])):
        for index, colours in enumerate(flags):
            _flag(canvas, middle + side * (420 + index * 82), colours, lean=side)
    return canvas.sheet()


def _screen(canvas: Canvas, middle: float) -> None:
    """A large screen with a figure of things that hang together."""
    centre, flat = 364.0, 0.62
    canvas.box((middle - 352, 168, middle + 352, 560), "#0a1730", radius=8)
    corners = [(middle - 340, 180.0), (middle + 340, 180.0), (middle + 340, 548.0), (middle - 340, 548.0)]
    canvas.shade(corners, "#dfe9f4", "#a9c3e0", "#7fa3cd")
    for step in range(5):
        half = 50 + step * 46
        box = (middle - half, centre - half * flat, middle + half, centre + half * flat)
        canvas.ring(box, "#2f5d98", 2.4, 0.55 - step * 0.08)
    places = ((0.4, 188), (1.5, 142), (2.5, 234), (3.7, 188), (4.6, 142), (5.6, 234))
    nodes = [(middle + math.cos(angle) * far, centre + math.sin(angle) * far * flat) for angle, far in places]
    for node, following in zip(nodes, [*nodes[1:], nodes[0]], strict=True):
        canvas.line([node, (middle, centre)], "#2f5d98", 2.2, 0.7)
        canvas.line([node, following], "#2f5d98", 1.4, 0.4)
        canvas.ellipse((node[0] - 11, node[1] - 11, node[0] + 11, node[1] + 11), "#1d4f91")
    canvas.ellipse((middle - 20, centre - 20, middle + 20, centre + 20), "#c0692f")
    canvas.glow((middle, 370), 620, "#cfe2f7", 0.3, flatness=0.6)


def _flag(canvas: Canvas, x: float, colours: tuple[str, str], lean: int) -> None:
    """Plain bands of colour, hanging in folds from a pole. They stand for no country."""
    canvas.line([(x, 250), (x, 690)], "#d6b573", 5)
    canvas.ellipse((x - 7, 238, x + 7, 252), "#f0d79c")
    first, second = colours
    folds = [(x + lean * wide, y) for wide, y in ((2, 262), (34, 284), (46, 330), (52, 470), (58, 600), (30, 612))]
    canvas.polygon([*folds, (x + lean * 4, 560)], first)
    canvas.polygon([folds[1], folds[2], folds[3], folds[4], (x + lean * 40, 606), (x + lean * 26, 420)], second)
    for wide, opacity in ((10, 0.22), (24, 0.16), (42, 0.2)):
        canvas.line(
            [(x + lean * wide * 0.5, 276), (x + lean * wide * 0.9, 440), (x + lean * wide, 598)], "#0d1c36", 5, opacity
        )


def _far_side(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    middle = canvas.width / 2
    spots = [math.pi * (1.06 + 0.88 * i / 12) for i in range(13)]
    for index, angle in sorted(enumerate(spots), key=lambda spot: -math.sin(spot[1]), reverse=True):
        look = Look(
            skin=SKINS[index * 5 % 6], hair=HAIRS[index * 7 % 6], coat=COATS[index * 3 % 7], long_hair=index % 3 == 1
        )
        x, y = middle + math.cos(angle) * 960, 830 + math.sin(angle) * 205
        seated(canvas, x, y, 0.82 + (y - 625) / 640, look, turn=-math.cos(angle))
    return canvas.sheet()


def _table(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    middle = canvas.width / 2
    canvas.ellipse((middle - 1080, 672, middle + 1080, 1180), "#5c3f2c")
    canvas.ellipse((middle - 1080, 650, middle + 1080, 1150), "#b98e63")
    canvas.ellipse((middle - 1068, 654, middle + 1068, 1136), "#cda678")
    canvas.ellipse((middle - 800, 738, middle + 800, 1110), "#5c3f2c")
    canvas.ellipse((middle - 800, 752, middle + 800, 1124), "#1a2f50")
    canvas.glow((middle, 900), 620, "#37598c", 0.7, flatness=0.3)
    for index in range(13):
        angle = math.pi * (1.06 + 0.88 * index / 12)
        x, y = middle + math.cos(angle) * 930, 905 + math.sin(angle) * 200
        size = 0.8 + (y - 700) / 500
        _place(canvas, x, y, size, tilt=math.cos(angle))
    return canvas.sheet()


def _place(canvas: Canvas, x: float, y: float, size: float, tilt: float) -> None:
    """What lies before a delegate: papers, a name plate, a microphone, a glass."""
    paper = [(-34, -4), (14, -6), (20, 8), (-32, 10)]
    canvas.polygon([(x + px * size, y + 4 + py * size) for px, py in paper], "#f4efe4", 0.95)
    canvas.polygon([(x + px * size, y + py * size) for px, py in ((-30, 14), (30, 14), (26, 34), (-26, 34))], "#fbf9f4")
    canvas.line([(x - 16 * size, y + 24 * size), (x + 16 * size, y + 24 * size)], "#1d4f91", 3.4 * size)
    foot, head = (x + 40 * size, y + 12 * size), (x + (30 - 10 * tilt) * size, y - 44 * size)
    canvas.line([foot, (foot[0], y - 18 * size), head], "#182236", 3.2 * size)
    canvas.ellipse((head[0] - 5 * size, head[1] - 8 * size, head[0] + 5 * size, head[1] + 7 * size), "#182236")
    canvas.ellipse((head[0] - 5 * size, head[1] + 3 * size, head[0] + 5 * size, head[1] + 8 * size), "#e0793c")
    canvas.box((x - 56 * size, y - 18 * size, x - 44 * size, y + 8 * size), "#dbe8f2", 0.75, radius=2)


def _near_side(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    for index, x in enumerate(range(80, int(canvas.width) + 200, 430)):
        from_behind(canvas, float(x), 1110.0 - 18 * (index % 2), 2.15, long_hair=(index + 1) % 3 == 0)
    return canvas.sheet()
