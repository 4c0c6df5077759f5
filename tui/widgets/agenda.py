"""The three lines of an agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from content.plain_text import clean
from tui.widgets.layout import wrapped
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

NUMBER_COLUMNS = 3


class Agenda(Lines):
    """Shows numbered lines; a long one goes on below itself."""

    def __init__(self, points: Iterable[str], **named: Any) -> None:
        super().__init__(**named)
        self._points = [Content(clean(each)) for each in points]

    def lines(self, width: int) -> list[Content]:
        """Return the points."""
        lines = []
        for number, point in enumerate(self._points, 1):
            before = f"{number}  "
            for line in wrapped([point], width - NUMBER_COLUMNS):
                lines.append(Content(before) + line)
                before = " " * NUMBER_COLUMNS
        return lines
