"""The room, drawn to scale: freed time is the only thing that is never filled in.

One column is ten minutes, on every screen and in every command. Meetings are solid, travel is
shaded, what is expected is dotted, what is hoped for is questioned, an overrun stands left of the
wall. Shape says everything, so that it can be read without colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTES_A_COLUMN = 10

SHAPES = {"meeting": "█", "travel": "▒", "expected": "·", "hoped": "?", "overrun": "█", "wall": "│"}


class Piece(Record):
    """A run of one kind in a drawing."""

    kind: str
    """room | meeting | travel | expected | hoped | overrun | wall | gap"""
    text: str


SCALES = (MINUTES_A_COLUMN, 20, 30, 60, 120, 240, 480)
"""Minutes a column, for drawings that are too wide: the first at which all of them fit."""


def columns(minutes: int, scale: int = MINUTES_A_COLUMN) -> int:
    """Return how many columns a duration takes: rounded, but never none for some minutes."""
    if minutes <= 0:
        return 0
    return max(1, (minutes + scale // 2) // scale)


def room(minutes: int, scale: int = MINUTES_A_COLUMN) -> list[Piece]:
    """Draw freed minutes as an empty room; an overrun as a block left of the wall."""
    if minutes > 0:
        return [Piece("room", f"[{' ' * columns(minutes, scale)}]")]
    if minutes < 0:
        return [
            Piece("overrun", SHAPES["overrun"] * columns(-minutes, scale)),
            Piece("wall", SHAPES["wall"]),
        ]
    return [Piece("room", "[]")]


def solid(kind: str, minutes: int, scale: int = MINUTES_A_COLUMN) -> list[Piece]:
    """Draw minutes of one kind as a filled run."""
    return [Piece(kind, SHAPES[kind] * columns(minutes, scale))] if minutes > 0 else []


def week(freed: int, expected: int, hoped: int, scale: int = MINUTES_A_COLUMN) -> list[Piece]:
    """Draw a week: the room that came free, then what is expected, then what is hoped for."""
    pieces = room(freed, scale)
    for kind, minutes in (("expected", expected), ("hoped", hoped)):
        if minutes > 0:
            pieces += [Piece("gap", " "), *solid(kind, minutes, scale)]
    return pieces


def week_ahead(expected: int, hoped: int, scale: int = MINUTES_A_COLUMN) -> list[Piece]:
    """Draw a week that is still ahead: no room yet, only what may open one."""
    pieces = solid("expected", expected, scale)
    if pieces and hoped > 0:
        pieces.append(Piece("gap", " "))
    return pieces + solid("hoped", hoped, scale)


def fitting_scale(drawn: Callable[[int], int], columns_free: int) -> int:
    """Return the first scale at which a drawing fits; `drawn` gives its columns at a scale."""
    return next((scale for scale in SCALES if drawn(scale) <= columns_free), SCALES[-1])


def overrun_width(minutes: int, scale: int = MINUTES_A_COLUMN) -> int:
    """Return the columns that an overrun takes left of the wall, to align walls with rooms."""
    return columns(-minutes, scale)


def text(pieces: list[Piece]) -> str:
    """Return a drawing as text."""
    return "".join(piece.text for piece in pieces)
