"""The rooms of the weeks below each other, to one scale, their walls aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawn import rooms
from tui.told.measure_words import freed, still_open, week_name
from tui.widgets.drawing import drawn
from tui.widgets.layout import apart, at_right, padded
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.breathing_room import Week
    from content.words import Words

LABEL_COLUMNS = 6
GAP = 2


class WeekRooms(Lines):
    """Shows weeks: the past ones, the present one below a line, and those ahead."""

    def __init__(self, words: Words, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._words = words
        self._weeks: Sequence[Week] = ()
        self._this = ""

    def show(self, weeks: Sequence[Week], this: str) -> None:
        """Show these weeks, in their order; `this` is the present one, shown or not."""
        self._weeks, self._this = weeks, this
        self.renew()

    def lines(self, width: int) -> list[Content]:
        """Return a line or two a week, and what a column is."""
        if not self._weeks:
            return []
        told = max(len(self._freed(week)) for week in self._weeks)
        scale = rooms.fitting_scale(self._wide, width - LABEL_COLUMNS - GAP - told)
        said = self._words("home.week.scale", minutes=self._words.minutes_in_words(scale))
        note = Content.styled(said, "$quiet")
        indent = Content(" " * (LABEL_COLUMNS + self._left(scale)))
        lines: list[Content] = []
        for week in self._weeks:
            if week.week == self._this and lines:
                lines.append(Content.styled("─" * width, "$rule"))
            shown, open_line = self._week(week, scale, width)
            lines += shown
            if open_line is not None and note.cell_length:
                lines += apart(indent + note, open_line, width)
                note = Content("")
            elif open_line is not None:
                lines.append(at_right(open_line, width))
        return [*lines, at_right(note, width)] if note.cell_length else lines

    def _wide(self, scale: int) -> int:
        """Return the columns of the drawings at a scale."""
        right = (rooms.text(self._drawing(week, scale)) for week in self._weeks)
        return self._left(scale) + max(map(len, right))

    def _left(self, scale: int) -> int:
        """Return the columns left of the walls."""
        return max(rooms.overrun_width(week.freed, scale) for week in self._weeks)

    def _drawing(self, week: Week, scale: int) -> list[rooms.Piece]:
        """Return a past week's room, the present week with what is open, or what is ahead."""
        if week.week < self._this:
            return rooms.room(week.freed, scale)
        if week.week == self._this or week.freed:
            return rooms.week(week.freed, week.expected, week.hoped, scale)
        return rooms.week_ahead(week.expected, week.hoped, scale)

    def _freed(self, week: Week) -> str:
        """Return the freed minutes in words; a week ahead has none yet."""
        if week.week > self._this and not week.freed:
            return ""
        told = freed(self._words, week.freed)
        if week.week != self._this or week.freed < 0:
            return told
        return self._words("home.week.freed", minutes=told)

    def _week(self, week: Week, scale: int, width: int) -> tuple[list[Content], Content | None]:
        """Return the label, the drawing with its wall in line and the minutes at the end.

        What is open besides what came free stands on a line of its own.
        """
        is_this = week.week == self._this
        name = self._words("home.week.this") if is_this else week_name(self._words, week.week)
        label = Content.styled(name, "bold" if is_this else "$quiet")
        before = " " * (self._left(scale) - rooms.overrun_width(week.freed, scale))
        drawing = drawn(self._drawing(week, scale))
        row = Content.assemble(padded(label, LABEL_COLUMNS), before, drawing)
        ahead = Content.styled(still_open(self._words, week), "$quiet")
        if not self._freed(week):
            return apart(row, ahead, width), None
        lines = apart(row, Content(self._freed(week)), width)
        is_open = week.week >= self._this and ahead.cell_length
        return lines, ahead if is_open else None
