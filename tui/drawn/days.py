"""A day before and after, one under the other: each meeting stays at its place, and opens there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawn.rooms import SHAPES, Piece, columns, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.use_cases.coming_week import Part

Both = tuple[list[Piece], list[Piece]]


def both(parts: Iterable[Part], scale: int) -> Both:
    """Draw the meetings of a day as they were, and as they become; minutes a column as `scale`."""
    before: list[Piece] = []
    after: list[Piece] = []
    for part in parts:
        was, becomes = _meeting(part, scale), _becomes(part, scale)
        widest = max(len(text(was)), len(text(becomes)))
        before += [*was, _gap(widest + 1 - len(text(was)))]
        after += [*becomes, _gap(widest + 1 - len(text(becomes)))]
    return before[:-1], after[:-1]


def _gap(wide: int) -> Piece:
    return Piece("gap", " " * wide)


def _meeting(part: Part, scale: int) -> list[Piece]:
    return [Piece("meeting", SHAPES["meeting"] * columns(part.before, scale))]


def _becomes(part: Part, scale: int) -> list[Piece]:
    """Draw what a meeting still takes, and what opens beside it."""
    if part.counts_in == "moved":
        return [Piece("gap", "→")]
    whole, taken = columns(part.before, scale), columns(part.after, scale)
    if part.opens < 0:
        over = SHAPES["overrun"] * max(1, taken - whole)
        return [*_meeting(part, scale), Piece("wall", SHAPES["wall"]), Piece("overrun", over)]
    opened = max(0, whole - taken)
    meeting = Piece("meeting", SHAPES["meeting"] * (whole - opened))
    if not opened:
        return [meeting]
    if part.counts_in == "freed":
        return [meeting, Piece("room", f"[{' ' * (opened - 2)}]")]
    return [meeting, Piece(part.counts_in, SHAPES[part.counts_in] * opened)]
