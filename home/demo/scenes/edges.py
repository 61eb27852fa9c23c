"""Edges of hills and waves, from left to right: the upper side of a shape."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from home.demo.scenes.canvas import Point

RIDGE_DETAIL = 300
ROUGHNESS = 0.52


def ridge(width: float, base: float, height: float, seed: int) -> list[Point]:
    """A mountain's edge: midpoint displacement, at most about `height` above `base`."""
    chance = random.Random(seed)  # noqa: S311  # a picture, not a secret
    heights = [chance.uniform(0.1, 1.0) for _ in range(6)]
    spread = 0.3
    while len(heights) < RIDGE_DETAIL:
        between = [(a + b) / 2 + chance.uniform(-spread, spread) for a, b in pairwise(heights)]
        heights = [h for pair in zip(heights, between, strict=False) for h in pair] + heights[-1:]
        spread *= ROUGHNESS
    step = width / (len(heights) - 1)
    return [(i * step, base - height * max(0.0, h)) for i, h in enumerate(heights)]


def swell(width: float, level: float, heights: Sequence[Point], phase: float = 0.0) -> list[Point]:
    """The edge of a wave: a sum of sines, each given as (height, length)."""

    def lift(x: float) -> float:
        return sum(h * math.sin(2 * math.pi * x / length + phase * k) for k, (h, length) in enumerate(heights, 1))

    return [(x * 8.0, level - lift(x * 8.0)) for x in range(int(width // 8) + 2)]


def slope(*points: Point) -> list[Point]:
    """The edge through `points`, with the small unevenness of rock between them."""
    parts = 8
    fine: list[Point] = []
    for (x, y), (next_x, next_y) in pairwise(points):
        for part in range(parts):
            share = part / parts
            uneven = ((x * 7 + part * 53) % 11 - 5) * 0.8 if part else 0.0
            fine.append((x + (next_x - x) * share, y + (next_y - y) * share + uneven))
    return [*fine, points[-1]]
