"""A signature for every invented person: a line as a pen leaves it, drawn from the name, as a small PNG."""

from __future__ import annotations

import math
import struct
import zlib
from itertools import pairwise
from random import Random

WIDTH, HEIGHT = 300, 90
STEPS = 420
PARTS = 2
TOUCH = [(0, 0, 25), (1, 0, 70), (-1, 0, 70), (0, 1, 70), (0, -1, 70), *((r, d, 170) for r in (-1, 1) for d in (-1, 1))]
"""How a pen colours the paper around the point it touches: to the right, down, and how grey (0 is black)."""


def signature(name: str, taken_by: str = "") -> bytes:
    """The hand of a name; black on white, as the signature pad keeps it. Before somebody else it begins elsewhere."""
    begin = Random(taken_by)  # noqa: S311 - a drawing
    right, down = (begin.uniform(-8, 8), begin.uniform(-8, 8)) if taken_by else (0.0, 0.0)
    paper = [bytearray(b"\xff" * WIDTH) for _ in range(HEIGHT)]
    for (x, y), (further, lower) in pairwise(_stroke(Random(name))):  # noqa: S311 - a drawing
        for part in range(PARTS):
            _ink(paper, x + right + (further - x) * part / PARTS, y + down + (lower - y) * part / PARTS)
    return _png(paper)


def _stroke(chance: Random) -> list[tuple[float, float]]:
    """Loops that grow smaller towards the end, on a line that rises a little."""
    turns, lean = chance.uniform(5, 9), chance.uniform(0.2, 0.9)
    waves = [(chance.uniform(0.4, 1.0), chance.uniform(0.7, 2.3), chance.uniform(0, math.tau)) for _ in range(3)]
    points = []
    for step in range(STEPS):
        along = step / STEPS
        angle = along * turns * math.tau
        high = sum(size * math.sin(angle * speed + start) for size, speed, start in waves) / 3
        loop = 9 * (1 - along) * math.cos(angle)
        y = HEIGHT / 2 - high * 30 * (1 - 0.6 * along) - 8 * along
        points.append((18 + along * (WIDTH - 40) + loop + lean * (HEIGHT / 2 - y) * 0.3, y))
    return points


def _ink(paper: list[bytearray], x: float, y: float) -> None:
    """One touch of the pen: dark in the middle, softer around."""
    column, row = round(x), round(y)
    for right, down, grey in TOUCH:
        at, line = column + right, paper[row + down] if 0 <= row + down < HEIGHT else None
        if line is not None and 0 <= at < WIDTH and line[at] > grey:
            line[at] = grey


def _png(paper: list[bytearray]) -> bytes:
    """Grey, eight bits, without a palette (PNG, W3C recommendation, sections 5 and 11)."""
    header = struct.pack(">2I5B", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + bytes(row) for row in paper), 9)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
