"""A patrol ship at dusk."""

from PIL import Image

from home.demo.scenes.canvas import FRAME_HEIGHT, FRAME_WIDTH, Canvas, Layer, Point
from home.demo.scenes.edges import ridge, swell

HULL, STEEL, LIGHT_STEEL, DARK = "#3d5068", "#5d7088", "#7e8ea3", "#1a2940"
WATERLINE = 770
SUNLIT_BELOW = 300
FLOOR = FRAME_HEIGHT + 30.0


def layers(reach: float = 0.0, zoom: float = 1.0) -> list[Layer]:
    """From the sky to the nearest wave. `reach` is how many frames the drift lasts: sheets are that much wider."""
    middle = _wave(reach, zoom, 800, 2.0, ("#47648a", "#213f66", "#16304f"), (9, 420), (4, 190))
    near = _wave(reach, zoom, 930, 4.0, ("#26466e", "#122a48", "#0a1a30"), (16, 640), (6, 270))
    return [
        Layer(_sky(zoom)),
        Layer(_clouds(reach * 0.2, zoom), drift=0.2),
        Layer(_coast(reach * 0.4, zoom), drift=0.4),
        Layer(_open_sea(zoom), heave=2, period=7),
        Layer(_ship(zoom), heave=8, period=5.5),
        Layer(middle, drift=2.0, heave=7, period=6),
        Layer(near, drift=4.0, heave=12, period=4.5),
    ]


def _sky(zoom: float) -> Image.Image:
    canvas = Canvas(zoom=zoom)
    canvas.backdrop("#12244a", "#21407a", "#4b64a0", "#a98196", "#f0b083", "#f7cf98", "#f7cf98", "#8a7f8e", "#223d60")
    canvas.glow((1500, 610), 1150, "#ffc98a", 0.75, flatness=0.5)
    canvas.glow((1500, 610), 420, "#fff0cf", 0.85)
    canvas.ellipse((1442, 552, 1558, 668), "#fff3d8")
    return canvas.sheet()


def _clouds(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    banks = ((180, 250, 620, 16), (760, 180, 420, 10), (1180, 330, 760, 18), (420, 420, 900, 14), (1500, 470, 520, 10))
    for x, y, length, depth in banks:
        for part, (shift, share) in enumerate(((0, 1.0), (0.14, 0.62), (0.32, 0.36))):
            top = y - part * depth * 0.75
            box = (x + shift * length, top, x + (shift + share) * length, top + depth)
            canvas.box(box, "#f3c3a4" if y > SUNLIT_BELOW else "#7f86b4", 0.34, radius=depth / 2)
    return canvas.sheet()


def _coast(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    for base, height, seed, colours in (
        (680, 130, 11, ("#8d86a4", "#c49a98")),
        (682, 66, 4, ("#5d6a8e", "#7d7c98")),
    ):
        edge = ridge(canvas.width, base, height, seed)
        canvas.shade([*edge, (canvas.width, 700), (0, 700)], *colours)
    return canvas.sheet()


def _open_sea(zoom: float) -> Image.Image:
    canvas = Canvas(zoom=zoom)
    _water(canvas, swell(canvas.width, 676, [(1.5, 320)]), ("#c39b94", "#5d6f92", "#2b4c78", "#1b3a60"))
    for row in range(15):
        y = 688 + row * row * 0.9
        for glint in range(6):
            spread = 60 + row * 13
            x = 1500 + ((row * 37 + glint * 61) % 100 / 50 - 1) * spread
            length = 8 + (row * 13 + glint * 29) % 34
            canvas.box((x - length, y, x + length, y + 2 + row * 0.1), "#ffe6bd", 0.75 - row * 0.03, radius=2)
    return canvas.sheet()


def _wave(
    travel: float, zoom: float, level: float, drift: float, colours: tuple[str, ...], *heights: tuple[float, float]
) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel * drift, FLOOR, zoom=zoom)
    edge = swell(canvas.width, level, heights, phase=level)
    _water(canvas, edge, colours)
    canvas.line(edge, "#c6d2e0", 2.5, 0.35)
    for row, step in enumerate((24, 46, 74)):
        lower = [(x, y + step) for x, y in edge]
        for start in range(row * 31, len(lower), 83):
            canvas.line(lower[start : start + 16 + row * 9], "#b4c4d8", 2, 0.2 - row * 0.04)
    return canvas.sheet()


def _water(canvas: Canvas, edge: list[Point], colours: tuple[str, ...]) -> None:
    canvas.shade([*edge, (canvas.width, FLOOR), (0, FLOOR)], *colours)


def _ship(zoom: float) -> Image.Image:
    canvas = Canvas(zoom=zoom)
    deck = WATERLINE - 92
    canvas.shade(
        [(330, deck - 34), (520, deck), (1230, deck + 6), (1262, deck + 6), (1240, 850), (440, 850)],
        "#5a6e86",
        HULL,
        DARK,
    )
    canvas.line([(330, deck - 34), (520, deck), (1262, deck + 6)], "#dfe6ee", 3, 0.55)
    for x, length in ((560, 150), (800, 210), (1060, 90)):
        canvas.box((x, deck + 34, x + length, deck + 36), "#8fa1b5", 0.25)
    _superstructure(canvas, deck)
    _mast(canvas, deck)
    canvas.polygon([(470, deck - 4), (486, deck - 34), (548, deck - 34), (562, deck)], STEEL)
    canvas.line([(492, deck - 24), (404, deck - 44)], STEEL, 6)
    canvas.box((1100, deck - 42, 1176, deck + 4), STEEL, radius=4)
    canvas.line([(1190, deck + 4), (1190, deck - 64), (1110, deck - 84)], LIGHT_STEEL, 5)
    for x in range(590, 1250, 26):
        canvas.line([(x, deck + 2), (x, deck - 14)], "#c7d1dc", 1.6, 0.6)
    canvas.line([(580, deck - 14), (1250, deck - 10)], "#c7d1dc", 1.6, 0.6)
    return canvas.sheet()


def _superstructure(canvas: Canvas, deck: float) -> None:
    tiers = (
        ([(600, deck), (632, deck - 74), (1080, deck - 74), (1094, deck)], "#6b7e95"),
        ([(652, deck - 74), (684, deck - 138), (930, deck - 138), (948, deck - 74)], "#7b8da3"),
        ([(700, deck - 138), (716, deck - 172), (880, deck - 172), (892, deck - 138)], "#8798ac"),
    )
    for points, colour in tiers:
        canvas.shade([(float(x), float(y)) for x, y in points], colour, STEEL)
        canvas.line([(float(x), float(y)) for x, y in points[1:3]], "#f4d9b4", 3, 0.75)
    canvas.polygon([(672, deck - 108), (680, deck - 126), (930, deck - 126), (936, deck - 108)], "#ffe3ae")
    for x in range(706, 930, 30):
        canvas.line([(x, deck - 127), (x, deck - 107)], STEEL, 5)
    for x in (668, 712, 756, 980, 1020):
        canvas.ellipse((x, deck - 46, x + 13, deck - 33), "#ffdca0", 0.95)
    canvas.polygon([(958, deck - 74), (970, deck - 150), (1042, deck - 150), (1054, deck - 74)], "#64778e")
    canvas.box((966, deck - 140, 1046, deck - 124), DARK, 0.55)


def _mast(canvas: Canvas, deck: float) -> None:
    top = deck - 340
    canvas.polygon([(778, deck - 170), (800, top), (808, top), (830, deck - 170)], "#73869c")
    for height, reach in ((210, 54), (252, 74), (300, 40)):
        canvas.box((804 - reach, deck - height, 804 + reach, deck - height + 5), LIGHT_STEEL)
    canvas.box((742, deck - 268, 866, deck - 256), "#a9b6c5", radius=5)
    canvas.ellipse((842, deck - 218, 884, deck - 176), "#b8c3cf")
    canvas.ellipse((726, deck - 214, 762, deck - 178), "#b8c3cf")
    canvas.line([(804, top), (804, top - 46)], LIGHT_STEEL, 2.5)
    canvas.line([(764, deck - 300), (640, deck - 76)], "#c7d1dc", 1.4, 0.5)
    canvas.line([(844, deck - 300), (1040, deck - 150)], "#c7d1dc", 1.4, 0.5)
    canvas.ellipse((799, top - 4, 809, top + 6), "#ff8c5a")
    canvas.glow((804, top + 1), 46, "#ff8c5a", 0.8)
