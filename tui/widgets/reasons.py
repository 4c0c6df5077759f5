"""Why: each answer said back, and what follows from it, in two columns where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.widgets.layout import padded, wrapped
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from typing import Any

BETWEEN = 2
LEAST_COLUMN = 30
"""Columns that each of the two needs."""


class Reasons(Lines):
    """Shows pairs of what was said and what follows."""

    def __init__(self, pairs: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(**named)
        self._pairs = pairs
        self._laid_out: dict[int, list[Content]] = {}
        """By width: the pairs never change, and each layout asks several times."""

    def lines(self, width: int) -> list[Content]:
        """Return the pairs beside each other, or below each other in a narrow window."""
        if width not in self._laid_out:
            self._laid_out[width] = self._lay_out(width)
        return self._laid_out[width]

    def _lay_out(self, width: int) -> list[Content]:
        free = width - BETWEEN
        if free < 2 * LEAST_COLUMN:
            return [line for pair in self._pairs for line in self._below(pair, width)]
        longest = max((Content(said).cell_length for said, _ in self._pairs), default=0)
        lefts = range(LEAST_COLUMN, min(longest, free - LEAST_COLUMN) + 1)
        told = [self._all_beside(left, free - left) for left in lefts or [LEAST_COLUMN]]
        return min(reversed(told), key=len)

    def _all_beside(self, left: int, right: int) -> list[Content]:
        return [line for pair in self._pairs for line in self._beside(pair, left, right)]

    @staticmethod
    def _beside(pair: tuple[str, str], left: int, right: int) -> list[Content]:
        said, so = wrapped([Content(pair[0])], left), wrapped([Content(pair[1])], right)
        height = max(len(said), len(so))
        said += [Content("")] * (height - len(said))
        so += [Content("")] * (height - len(so))
        return [
            Content.assemble(padded(one, left), " " * BETWEEN, other.stylize("$quiet"))
            for one, other in zip(said, so, strict=True)
        ]

    @staticmethod
    def _below(pair: tuple[str, str], width: int) -> list[Content]:
        said = wrapped([Content(pair[0])], width)
        so = wrapped([Content(pair[1])], width - BETWEEN)
        return said + [Content.assemble(" " * BETWEEN, line.stylize("$quiet")) for line in so]
