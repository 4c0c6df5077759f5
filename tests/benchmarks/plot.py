"""How cost grows with the decisions, as a small picture: both scales grow tenfold a step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from tests.benchmarks.figures import Point

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 70, 470, 20, 260
COLOURS = ("#2f6f5e", "#b3541e", "#4a5fa5", "#7a4b8a", "#6b6b1f")
INK, GRID, PAPER = "#39423d", "#d5dbd7", "#fbfaf6"
UNITS = ((1.0, "s"), (0.001, "ms"))


def drawn(points: Sequence[Point]) -> str:
    """Return the picture of all curves as SVG."""
    sizes = sorted({point.decisions for point in points})
    powers = [math.log10(point.seconds) for point in points]
    bottom, top = math.floor(min(powers)), math.ceil(max(powers))

    def across(decisions: int) -> float:
        first, last = math.log10(sizes[0]), math.log10(sizes[-1])
        return LEFT + (math.log10(decisions) - first) / (last - first) * (RIGHT - LEFT)

    def down(power: float) -> float:
        return BOTTOM - (power - bottom) / (top - bottom) * (BOTTOM - TOP)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
    ]
    for power in range(bottom, top + 1):
        lines.append(_line(LEFT, down(power), RIGHT, down(power)))
        lines.append(_text(LEFT - 8, down(power) + 4, _seconds(power), "end"))
    for size in sizes:
        lines.append(_line(across(size), TOP, across(size), BOTTOM))
        lines.append(_text(across(size), BOTTOM + 18, f"{size:,}", "middle"))
    lines.append(_text((LEFT + RIGHT) / 2, BOTTOM + 36, "decisions", "middle"))
    for colour, curve in zip(COLOURS, dict.fromkeys(each.curve for each in points), strict=False):
        path = [
            (across(p.decisions), down(math.log10(p.seconds))) for p in points if p.curve == curve
        ]
        lines += _curve(path, curve, colour)
    return "\n".join([*lines, "</svg>", ""])


def _curve(path: list[tuple[float, float]], name: str, colour: str) -> list[str]:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in path)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in path]
    line = f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return [line, *dots, _text(path[-1][0] + 8, path[-1][1] + 4, name, "start", colour)]


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{GRID}"/>'


def _text(x: float, y: float, text: str, anchor: str, colour: str = INK) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {place}>{escape(text)}</text>"


def _seconds(power: int) -> str:
    """Return ten to a power, in seconds, as it is read."""
    unit, name = next((each for each in UNITS if 10.0**power >= each[0]), UNITS[-1])
    return f"{10.0**power / unit:g} {name}"
