"""A line with something at both of its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.layout import apart
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from typing import Any

    from textual.content import Content


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
        """Return the line."""
        if not self._right:
            return [self._left]
        return apart(self._left, self._right, width - 1)
