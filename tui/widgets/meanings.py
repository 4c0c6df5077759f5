"""Drawings with what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawn import rooms
from tui.widgets.drawing import drawn
from tui.widgets.layout import padded, wrapped
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.drawn.rooms import Piece

BETWEEN = 2


class Meanings(Lines):
    """Shows each drawing beside its meaning, and a line below them."""

    def __init__(self, samples: Sequence[tuple[list[Piece], str]], last: str) -> None:
        super().__init__()
        self._samples, self._last = samples, last

    def lines(self, width: int) -> list[Content]:
        """Return the drawings and their meanings as lines."""
        first = max(len(rooms.text(pieces)) for pieces, _ in self._samples)
        indent = Content(" " * (first + BETWEEN))
        told = []
        for pieces, meaning in self._samples:
            before = padded(drawn(pieces), first) + " " * BETWEEN
            lines = wrapped([Content(meaning)], width - first - BETWEEN)
            told += [(before if n == 0 else indent) + line for n, line in enumerate(lines)]
        return [*told, *wrapped([Content.styled(self._last, "$quiet")], width)]
