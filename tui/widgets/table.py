"""Pairs and triples below each other, in columns as wide as they need and the screen allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.widgets.layout import at_right, padded, wrapped
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN = 2
MOST_FIRST = 30
LEAST_REST = 24


class Pairs(Lines):
    """Shows labels with what belongs to them; where it is narrow, below them."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._pairs = pairs

    def lines(self, width: int) -> list[Content]:
        """Return the pairs as lines."""
        wide = max((Content(label).cell_length for label, _ in self._pairs), default=0)
        first = min(wide, MOST_FIRST)
        if width - first - BETWEEN < LEAST_REST:
            return [line for pair in self._pairs for line in self._below(pair, width)]
        return [line for pair in self._pairs for line in self._beside(pair, first, width)]

    @staticmethod
    def _beside(pair: tuple[str, str], first: int, width: int) -> list[Content]:
        label = padded(Content.styled(pair[0], "$quiet"), first) + " " * BETWEEN
        indent = Content(" " * (first + BETWEEN))
        told = wrapped([Content(pair[1])], width - first - BETWEEN) or [Content("")]
        return [(label if number == 0 else indent) + line for number, line in enumerate(told)]

    @staticmethod
    def _below(pair: tuple[str, str], width: int) -> list[Content]:
        told = wrapped([Content(pair[1])], width - BETWEEN)
        return [
            *wrapped([Content.styled(pair[0], "$quiet")], width),
            *(Content(" " * BETWEEN) + line for line in told),
        ]


class Triples(Lines):
    """Shows names with a note and, at the right end, minutes."""

    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._rows = rows

    def lines(self, width: int) -> list[Content]:
        """Return the rows as lines; the note goes below the name where it is narrow."""
        name = max((Content(row[0]).cell_length for row in self._rows), default=0)
        minutes = max((Content(row[2]).cell_length for row in self._rows), default=0)
        free = width - name - minutes - 2 * BETWEEN
        if free < LEAST_REST:
            return [line for row in self._rows for line in self._narrow(row, minutes, width)]
        return [line for row in self._rows for line in self._wide(row, name, minutes, free)]

    @staticmethod
    def _wide(row: tuple[str, str, str], name: int, minutes: int, free: int) -> list[Content]:
        first, *more = wrapped([Content.styled(row[1], "$quiet")], free) or [Content("")]
        gap = " " * BETWEEN
        line = Content.assemble(
            padded(Content(row[0]), name), gap, padded(first, free), gap,
            at_right(Content(row[2]), minutes),
        )  # fmt: skip
        return [line, *(Content(" " * (name + BETWEEN)) + each for each in more)]

    @staticmethod
    def _narrow(row: tuple[str, str, str], minutes: int, width: int) -> list[Content]:
        free = width - minutes - BETWEEN
        first = padded(Content(row[0]), free) + " " * BETWEEN + at_right(Content(row[2]), minutes)
        note = wrapped([Content.styled(row[1], "$quiet")], width - BETWEEN)
        return [first, *(Content(" " * BETWEEN) + line for line in note)]
