"""The room, drawn to scale: freed time is the only thing that is never filled in.

One column is ten minutes, on every screen and in every command. Meetings are solid, travel is
shaded, what is expected is dotted, what is hoped for is questioned, an overrun stands left of the
wall. Shape says everything, so that it can be read without colour; `plain` says it in ASCII.
"""

from __future__ import annotations

from dataclasses import dataclass

MINUTES_A_COLUMN = 10

SHAPES = {"meeting": "█", "travel": "▒", "expected": "·", "hoped": "?", "overrun": "█", "wall": "│"}
PLAIN_SHAPES = {
    "meeting": "#",
    "travel": ":",
    "expected": ".",
    "hoped": "?",
    "overrun": "#",
    "wall": "|",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one kind in a drawing."""

    kind: str
    """room | meeting | travel | expected | hoped | overrun | wall | gap"""
    text: str


def columns(minutes: int) -> int:
    """Return how many columns a duration takes: rounded, but never none for some minutes."""
    if minutes <= 0:
        return 0
    return max(1, (minutes + MINUTES_A_COLUMN // 2) // MINUTES_A_COLUMN)


def room(minutes: int) -> list[Piece]:
    """Draw freed minutes as an empty room; an overrun as a block left of the wall."""
    if minutes > 0:
        return [Piece("room", f"[{' ' * columns(minutes)}]")]
    if minutes < 0:
        return [
            Piece("overrun", SHAPES["overrun"] * columns(-minutes)),
            Piece("wall", SHAPES["wall"]),
        ]
    return [Piece("room", "[]")]


def solid(kind: str, minutes: int) -> list[Piece]:
    """Draw minutes of one kind as a filled run."""
    return [Piece(kind, SHAPES[kind] * columns(minutes))] if minutes > 0 else []


def week(freed: int, expected: int, hoped: int) -> list[Piece]:
    """Draw a week: the room that came free, then what is expected, then what is hoped for."""
    pieces = room(freed)
    for kind, minutes in (("expected", expected), ("hoped", hoped)):
        if minutes > 0:
            pieces += [Piece("gap", " "), *solid(kind, minutes)]
    return pieces


def overrun_width(minutes: int) -> int:
    """Return the columns that an overrun takes left of the wall, to align walls with rooms."""
    return columns(-minutes)


def text(pieces: list[Piece]) -> str:
    """Return a drawing as text."""
    return "".join(piece.text for piece in pieces)


def plain(pieces: list[Piece]) -> str:
    """Return a drawing in ASCII."""
    drawn = text(pieces)
    for kind, shape in SHAPES.items():
        drawn = drawn.replace(shape, PLAIN_SHAPES[kind])
    return drawn
