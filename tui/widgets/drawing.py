"""Drawings of rooms as the app shows them: the colours only help, the shapes say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.drawn.rooms import Piece

STYLES = {
    "room": "$room bold",
    "wall": "$room bold",
    "overrun": "$overrun",
    "meeting": "$solid",
    "travel": "$solid",
    "expected": "$room",
    "hoped": "$quiet",
    "gap": "",
}


def drawn(pieces: Iterable[Piece]) -> Content:
    """Return a drawing with its colours."""
    return Content.assemble(*((piece.text, STYLES[piece.kind]) for piece in pieces))
