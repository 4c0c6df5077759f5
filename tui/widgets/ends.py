"""A line with something at both of its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.layout import apart, wrapped
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from typing import Any

    from textual.content import Content


GAP = 2


class Ends(Lines):
    """Shows two texts apart on one line, or below each other where it is narrow."""

    def __init__(self, left: Content, right: Content, **named: Any) -> None:
        super().__init__(**named)
        self._left, self._right = left, right

    def show(self, left: Content, right: Content) -> None:
        """Show other texts."""
        self._left, self._right = left, right
        self.renew()

    def lines(self, width: int) -> list[Content]:
        """Return the line; where it is too long, both one after the other, and nothing cut."""
        free = width - 1
        if not self._right:
            return wrapped([self._left], free)
        if self._left.cell_length + GAP + self._right.cell_length <= free:
            return apart(self._left, self._right, free, GAP)
        return wrapped([self._left, self._right], free)
