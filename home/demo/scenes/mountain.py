"""A radar station in the mountains at first light, and a field camp below it."""

from PIL import Image

from home.demo.scenes.canvas import FRAME_HEIGHT, FRAME_WIDTH, Canvas, Layer
from home.demo.scenes.edges import ridge, slope

PINE, GROUND, CANVAS_GREEN, LAMP = "#12283a", "#16293a", "#3c5148", "#ffd591"
# Place and height of each, in groups that pass by at the left and the right of the camp.
TREES = (
    *((90, 470), (210, 350), (1690, 420), (1820, 540), (1900, 330)),
    *((2620, 480), (2750, 360), (3400, 520), (3560, 390)),
)


def layers(reach: float = 0.0, zoom: float = 1.0) -> list[Layer]:
    """From the sky to the nearest pines. `reach` is how many frames the drift lasts: sheets are that much wider."""
    return [
        Layer(_sky(zoom)),
        Layer(_range(reach * 0.2, zoom, base=700, height=420, seed=23, colours=("#a9b9d6", "#d9d3da")), drift=0.2),
        Layer(_range(reach * 0.4, zoom, base=760, height=330, seed=8, colours=("#7f98c0", "#c3c8d8")), drift=0.4),
        Layer(_mist(reach * 0.2, zoom), drift=-0.2),
        Layer(_station(reach * 0.8, zoom), drift=0.8),
        Layer(_camp(reach * 1.6, zoom), drift=1.6),
        Layer(_pines(reach * 4, zoom), drift=4),
    ]


def _sky(zoom: float) -> Image.Image:
    canvas = Canvas(zoom=zoom)
    canvas.backdrop("#3a5c96", "#6b8dc0", "#a9bfdc", "#e4d8d4", "#f6dcbf", "#f2d2b4", "#d9d3da")
    canvas.glow((520, 560), 900, "#ffe9c4", 0.9, flatness=0.6)
    for x, y, length in ((260, 210, 620), (1080, 140, 540), (1330, 300, 420), (120, 360, 360)):
        canvas.glow((x + length / 2, y), length / 2, "#ffffff", 0.5, flatness=0.09)
    return canvas.sheet()


def _range(
    travel: float, zoom: float, *, base: float, height: float, seed: int, colours: tuple[str, str]
) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    edge = ridge(canvas.width, base, height, seed)
    floor = [(canvas.width, float(FRAME_HEIGHT)), (0.0, float(FRAME_HEIGHT))]
    canvas.shade([*edge, *floor], *colours, colours[-1])
    lit = [(x + 30, y + 8 + max(0.0, base - y) * 0.07) for x, y in edge]
    canvas.shade([*edge, *reversed(lit)], "#ffffff", "#fff3e4", opacity=0.5)
    return canvas.sheet()


def _mist(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    for x, y, length in ((100, 690, 1100), (900, 720, 1300), (1500, 680, 900), (400, 760, 1200)):
        canvas.glow((x + length / 4, y), length / 2, "#f4efec", 0.75, flatness=0.14)
    return canvas.sheet()


def _station(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    shoulder = ((0, 800), (260, 770), (520, 690), (760, 640), (930, 560), (1010, 542), (1330, 540), (1400, 556))
    beyond = ((1560, 640), (1790, 700), (2050, 760), (canvas.width + 10, 790))
    edge = slope(*shoulder, *beyond)
    floor = [(canvas.width, float(FRAME_HEIGHT)), (0.0, float(FRAME_HEIGHT))]
    canvas.shade([*edge, *floor], "#4d6a93", "#8296b4", "#9fabc0")
    _building(canvas)
    _radome(canvas, 1130, 372, 112)
    _radome(canvas, 1300, 458, 58)
    _lattice(canvas, 1010, 540, 300)
    return canvas.sheet()


def _building(canvas: Canvas) -> None:
    canvas.shade([(1040, 550), (1040, 474), (1226, 474), (1226, 550)], "#dfe4ea", "#9fb0c6")
    canvas.shade([(1226, 550), (1226, 510), (1378, 510), (1378, 556)], "#c6d0dc", "#8b9db6")
    canvas.box((1034, 468, 1232, 478), "#f3f5f7")
    canvas.box((1222, 504, 1384, 512), "#eef1f5")
    for x in range(1056, 1216, 26):
        canvas.box((x, 496, x + 15, 512), LAMP if x % 52 else "#5a7196")
    for x in range(1240, 1370, 30):
        canvas.box((x, 524, x + 16, 537), LAMP)


def _radome(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.box((x - radius * 0.56, y + radius * 0.6, x + radius * 0.56, y + radius * 1.02), "#b4c1d2")
    canvas.ellipse((x - radius, y - radius, x + radius, y + radius), "#b9c7da")
    for step in range(18):
        size = radius * (1 - step / 18)
        centre = (x - radius * 0.30 * step / 18, y - radius * 0.30 * step / 18)
        box = (centre[0] - size, centre[1] - size, centre[0] + size, centre[1] + size)
        canvas.ellipse(box, "#fdfaf5", 0.11)
    for share in (0.26, 0.62, 0.9):
        canvas.ring((x - radius * share, y - radius, x + radius * share, y + radius), "#8fa3bf", 1.4, 0.5)
    for share in (-0.5, 0.0, 0.5):
        half = radius * (1 - share * share) ** 0.5
        canvas.line([(x - half, y + share * radius), (x + half, y + share * radius)], "#8fa3bf", 1.4, 0.5)


def _lattice(canvas: Canvas, x: float, foot: float, height: float) -> None:
    def half(level: float) -> float:
        return 26 - 20 * level

    steps = [i / 9 for i in range(10)]
    for side in (-1, 1):
        canvas.line([(x + side * half(0), foot), (x + side * half(1), foot - height)], "#3d5578", 4)
        zigzag = [(x + side * (-1) ** i * half(s), foot - height * s) for i, s in enumerate(steps)]
        canvas.line(zigzag, "#3d5578", 2)
    canvas.line([(x, foot - height), (x, foot - height - 60)], "#3d5578", 3)
    canvas.ellipse((x - 46, foot - 232, x - 8, foot - 176), "#dfe5ec")
    canvas.ellipse((x - 40, foot - 226, x - 16, foot - 182), "#a9b8cc")
    canvas.ellipse((x + 6, foot - 282, x + 34, foot - 244), "#dfe5ec")
    canvas.glow((x, foot - height - 60), 40, "#e8603c", 0.9)
    canvas.ellipse((x - 5, foot - height - 65, x + 5, foot - height - 55), "#ffb08f")


def _camp(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    edge = slope((0, 830), (320, 852), (700, 846), (1100, 872), (1600, 850), (2100, 880), (3200, 850))
    canvas.shade([*edge, (canvas.width, 1100), (0, 1100)], "#38526f", "#24405c", "#1a3048")
    for x, y, size in ((430, 866, 1.0), (640, 872, 0.86), (1500, 872, 0.95)):
        _tent(canvas, x, y, size)
    _vehicle(canvas, 880, 872)
    for x, y in ((770, 878), (800, 884), (1330, 880), (1362, 882), (330, 876)):
        _person(canvas, x, y)
    return canvas.sheet()


def _person(canvas: Canvas, x: float, y: float) -> None:
    canvas.ellipse((x - 6, y - 66, x + 6, y - 53), "#14263a")
    canvas.polygon([(x - 12, y - 26), (x - 11, y - 45), (x, y - 53), (x + 11, y - 45), (x + 12, y - 26)], "#14263a")
    for side in (-1, 1):
        canvas.polygon([(x, y - 28), (x + side * 9, y - 28), (x + side * 8, y), (x + side * 2, y)], "#14263a")


def _tent(canvas: Canvas, x: float, y: float, size: float) -> None:
    wide, high, foot = 92 * size, 78 * size, y + 12
    left, ridge_left, right = x - wide, x - wide * 0.6, x + wide * 1.4
    canvas.shade([(left, foot), (ridge_left, y - high), (x + wide, y - high), (right, foot)], "#5f7569", CANVAS_GREEN)
    canvas.shade([(left, foot), (ridge_left, y - high), (x - wide * 0.1, foot)], "#44584f", "#2b3d3c")
    opening = [(x - wide * 0.66, foot), (x - wide * 0.56, y - high * 0.55), (x - wide * 0.36, foot)]
    canvas.polygon(opening, LAMP, 0.95)
    canvas.glow((x - wide * 0.5, y - 4), 90 * size, LAMP, 0.5)


def _vehicle(canvas: Canvas, x: float, y: float) -> None:
    canvas.box((x, y - 84, x + 210, y - 16), "#40564f", radius=5)
    canvas.polygon(
        [(x + 210, y - 16), (x + 210, y - 66), (x + 262, y - 62), (x + 286, y - 38), (x + 286, y - 16)], "#4d645b"
    )
    canvas.polygon([(x + 222, y - 40), (x + 222, y - 58), (x + 258, y - 55), (x + 272, y - 40)], "#cfdae6", 0.9)
    canvas.box((x + 10, y - 78, x + 200, y - 74), "#7b9186", 0.8)
    for wheel in (46, 110, 244):
        canvas.ellipse((x + wheel - 24, y - 36, x + wheel + 24, y + 12), "#0f1d2c")
        canvas.ellipse((x + wheel - 10, y - 22, x + wheel + 10, y - 2), "#4b5f70")
    canvas.line([(x + 30, y - 84), (x + 18, y - 214)], "#14263a", 3)
    canvas.polygon([(x + 120, y - 84), (x + 126, y - 108), (x + 150, y - 108), (x + 156, y - 84)], "#2d403c")
    canvas.ellipse((x + 112, y - 160, x + 166, y - 104), "#d5dde6")


def _pines(travel: float, zoom: float) -> Image.Image:
    canvas = Canvas(FRAME_WIDTH + travel, zoom=zoom)
    edge = [(0, 1000), (500, 1024), (1100, 992), (1900, 1030), (2900, 1000), (canvas.width + 1, 1020)]
    for x, height in TREES:
        canvas.box((x - 7, 960, x + 7, 1060), "#0b1826")
        for tier in range(7):
            top = 1030 - height + tier * height * 0.125
            wide, foot = (26 + tier * 15) * height / 430, top + height * 0.21
            canvas.polygon([(x, top), (x + wide, foot), (x - wide, foot)], PINE)
            canvas.polygon([(x, top), (x - wide, foot), (x - wide * 0.35, foot - height * 0.03)], "#2c4a60", 0.55)
    canvas.shade([*edge, (canvas.width, 1110), (0, 1110)], GROUND, "#0b1826")
    return canvas.sheet()
