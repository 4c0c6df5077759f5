"""Rows that Home and other screens list: what waits, what was decided, where to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.widgets.layout import apart, fitted, padded, wrapped
from tui.widgets.pick import Pick

if TYPE_CHECKING:
    from tui.use_cases.home_rows import Row

NUMBER_COLUMNS = 3


class RowPick(Pick):
    """A row with two ends, and a number when it has one."""

    def __init__(self, row: Row, number: int | None = None, lead_columns: int = 0) -> None:
        super().__init__()
        self.row = row
        self._number = number
        self._lead_columns = lead_columns

    def told(self, width: int) -> list[Content]:
        """Return the row on one line, or on two where it is too long for one."""
        before = self._before()
        free = width - before.cell_length - 1
        left, right = Content(self.row.left), Content.styled(self.row.right, "$quiet")
        if left.cell_length + right.cell_length + 2 > free and free - right.cell_length >= 24:
            left = fitted(left, free - right.cell_length - 2)
        first, *more = apart(left, right, free)
        indent = " " * before.cell_length
        return [before + first, *(Content(indent) + line for line in more)]

    def _before(self) -> Content:
        number = "" if self._number is None else str(self._number)
        parts = [padded(Content.styled(number, "bold"), NUMBER_COLUMNS)] if number else []
        if self._lead_columns:
            parts.append(padded(Content.styled(self.row.lead, "$quiet"), self._lead_columns))
        return Content.assemble(*parts)


class Invitation(Pick):
    """The one obvious place to begin."""

    DEFAULT_CSS = """
    Invitation {
        height: auto;
        background: $panel;
    }
    Invitation:focus {
        background: $block-cursor-background;
    }
    """

    def __init__(self, key: str, question: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._key, self._question = key, question

    def told(self, width: int) -> list[Content]:
        """Return the key and the question."""
        return wrapped([Content.assemble((f"{self._key}   ", "bold"), self._question)], width)
