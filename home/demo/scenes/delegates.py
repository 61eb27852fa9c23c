"""People at the table, drawn without faces: they could be anybody."""

from dataclasses import dataclass

from home.demo.scenes.canvas import Canvas

NIGHT = "#0a1526"
LOOKS_ASIDE = 0.3


@dataclass(frozen=True, slots=True)
class Look:
    skin: str
    hair: str
    coat: str
    long_hair: bool = False

    @property
    def tie(self) -> str:
        return "#f1ede6" if self.long_hair else "#1d4f91"


def seated(canvas: Canvas, x: float, y: float, size: float, look: Look, *, turn: float) -> None:
    """Somebody facing us. (`x`, `y`) is where the table's edge hides them; `turn` from -1 to 1 is where they look."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y + dy * size

    def oval(dx: float, dy: float, rx: float, ry: float) -> tuple[float, float, float, float]:
        return (*at(dx - rx, dy - ry), *at(dx + rx, dy + ry))

    canvas.box((*at(-62, -96), *at(62, 70)), "#101d33", radius=16 * size)
    if look.long_hair:
        canvas.box((*at(-29, -150), *at(29, -78)), look.hair, radius=22 * size)
    body = [(-78, 110), (-72, -40), (-52, -68), (-16, -84), (16, -84), (52, -68), (72, -40), (78, 110)]
    canvas.shade([at(*point) for point in body], look.coat, look.coat, "#16243b")
    canvas.polygon([at(-15, -86), at(15, -86), at(3, -26), at(-3, -26)], "#f1ede6")
    canvas.polygon([at(-3, -78), at(3, -78), at(5, -36), at(0, -28), at(-5, -36)], look.tie)
    for side in (-1, 1):
        canvas.polygon([at(side * 15, -86), at(side * 22, -76), at(side * 3, -24)], NIGHT, 0.35)
    canvas.box((*at(-11, -104), *at(11, -78)), look.skin, radius=6 * size)
    canvas.box((*at(-11, -98), *at(11, -90)), NIGHT, 0.18)
    canvas.ellipse(oval(turn * 3, -124, 23, 29), look.skin)
    if abs(turn) > LOOKS_ASIDE:
        canvas.ellipse(oval(-turn * 11, -122, 14, 26), NIGHT, 0.10)
    crown = [
        (-25, -124),
        (-25, -142),
        (-14, -157),
        (2, -160),
        (17, -154),
        (25, -140),
        (25, -126),
        (14, -140),
        (-12, -142),
    ]
    canvas.polygon([at(dx + turn * 3, dy) for dx, dy in crown], look.hair)
    canvas.line([at(-50, -66), at(-17, -82)], "#ffe6bf", 2.4 * size, 0.35)
    canvas.line([at(50, -66), at(17, -82)], "#ffe6bf", 2.4 * size, 0.35)


def from_behind(canvas: Canvas, x: float, y: float, size: float, *, long_hair: bool) -> None:
    """Somebody close to us, against the light: a dark shape with a lit edge. (`x`, `y`) is the middle of the seat."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y + dy * size

    body = [(-84, 60), (-80, -34), (-58, -62), (-20, -76), (20, -76), (58, -62), (80, -34), (84, 60)]
    canvas.shade([at(*point) for point in body], "#1a2c49", NIGHT, NIGHT)
    canvas.line([at(*point) for point in body[1:4]], "#8fb0da", 2.2 * size, 0.45)
    canvas.line([at(*point) for point in body[4:7]], "#8fb0da", 2.2 * size, 0.45)
    canvas.box((*at(-12, -94), *at(12, -68)), "#16253f", radius=4 * size)
    canvas.ellipse((*at(-25, -146), *at(25, -86)), "#14223b")
    if long_hair:
        canvas.box((*at(-28, -140), *at(28, -66)), "#14223b", radius=24 * size)
    else:
        canvas.ellipse((*at(-29, -120), *at(29, -106)), "#14223b")
    arc = [(-24, -122), (-21, -136), (-11, -146), (0, -148.5), (11, -146), (21, -136), (24, -122)]
    canvas.line([at(*point) for point in arc], "#8fb0da", 2.0 * size, 0.5)
