"""One occurrence of a decided meeting: its day, what became of it, and the room it opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawn import rooms
from tui.printed.decision_text import occurrence_status
from tui.told.measure_words import freed
from tui.widgets.drawing import drawn
from tui.widgets.layout import apart, padded
from tui.widgets.pick import Pick

if TYPE_CHECKING:
    from content.occurrences import Occurrence
    from content.words import Words

LEAST_FOR_ROOM = 64
"""Columns below which the room is left out; the minutes say it."""


class OccurrenceRow(Pick):
    """Shows an occurrence."""

    def __init__(self, words: Words, each: Occurrence, day: str, day_columns: int) -> None:
        super().__init__()
        self.occurrence = each
        self._words, self._day, self._day_columns = words, day, day_columns

    def told(self, width: int) -> list[Content]:
        """Return the day and the status, with the minutes at the right end."""
        before = padded(Content.styled(self._day, "$quiet"), self._day_columns + 2)
        status = Content(occurrence_status(self._words, self.occurrence))
        free = width - before.cell_length - 1
        first, *more = apart(status, self._right(width), free)
        indent = Content(" " * before.cell_length)
        return [before + first, *(indent + line for line in more)]

    def _right(self, width: int) -> Content:
        minutes = self.occurrence.freed_minutes
        if minutes is None:
            return Content("")
        told = Content(freed(self._words, minutes))
        if width < LEAST_FOR_ROOM:
            return told
        scale = rooms.fitting_scale(lambda each: rooms.columns(abs(minutes), each), width // 4)
        return Content.assemble(drawn(rooms.room(minutes, scale)), "   ", told)
