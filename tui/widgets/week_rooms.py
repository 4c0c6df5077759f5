"""The rooms of the weeks below each other, to one scale, their walls aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import rooms
from tui.measure_words import freed, still_open, week_name
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
    """Shows the weeks before this one, this one, and those ahead that hold something."""

    def __init__(self, words: Words, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._words = words
        self._weeks: tuple[Sequence[Week], Week | None, Sequence[Week]] = ((), None, ())

    def show(self, before: Sequence[Week], this: Week, ahead: Sequence[Week]) -> None:
        """Show other weeks."""
        self._weeks = (before, this, ahead)
        self.renew()

    def lines(self, width: int) -> list[Content]:
        """Return a line a week, and what a column is."""
        before, this, ahead = self._weeks
        if this is None:
            return []
        scale, left = self._scale([*before, this], [*ahead, this], width)
        lines = [line for week in before for line in self._past(week, scale, left, width)]
        if before:
            lines.append(Content.styled("─" * width, "$quiet 50%"))
        lines += self._present(this, scale, left, width)
        lines += [line for week in ahead for line in self._ahead(week, scale, left, width)]
        minutes = self._words.minutes_in_words(scale)
        said = self._words("home.week.scale", minutes=minutes)
        return [*lines, at_right(Content.styled(said, "$quiet"), width)]

    def _scale(
        self, rooms_of: Sequence[Week], open_of: Sequence[Week], width: int
    ) -> tuple[int, int]:
        """Return the scale at which all fits, and the columns left of the walls."""
        told = max(len(freed(self._words, week.freed)) for week in rooms_of)
        free = width - LABEL_COLUMNS - GAP - told

        def left(scale: int) -> int:
            return max(rooms.overrun_width(week.freed, scale) for week in rooms_of)

        def wide(scale: int) -> int:
            past = [rooms.week(week.freed, 0, 0, scale) for week in rooms_of]
            this, *ahead = open_of[-1], *open_of[:-1]
            past.append(rooms.week(max(0, this.freed), this.expected, this.hoped, scale))
            past += [rooms.week_ahead(week.expected, week.hoped, scale) for week in ahead]
            return left(scale) + max(len(rooms.text(pieces)) for pieces in past)

        scale = rooms.fitting_scale(wide, free)
        return scale, left(scale)

    def _past(self, week: Week, scale: int, left: int, width: int) -> list[Content]:
        drawing = rooms.room(week.freed, scale)
        label = Content.styled(week_name(self._words, week.week), "$quiet")
        told = Content(freed(self._words, week.freed))
        return self._line(label, drawing, week.freed, told, scale, left, width)

    def _present(self, week: Week, scale: int, left: int, width: int) -> list[Content]:
        drawing = rooms.week(week.freed, week.expected, week.hoped, scale)
        label = Content.styled(self._words("home.week.this"), "bold")
        told = freed(self._words, week.freed)
        if week.freed >= 0:
            told = self._words("home.week.freed", minutes=told)
        lines = self._line(label, drawing, week.freed, Content(told), scale, left, width)
        ahead = still_open(self._words, week)
        return [*lines, at_right(Content.styled(ahead, "$quiet"), width)] if ahead else lines

    def _ahead(self, week: Week, scale: int, left: int, width: int) -> list[Content]:
        drawing = rooms.week_ahead(week.expected, week.hoped, scale)
        label = Content.styled(week_name(self._words, week.week), "$quiet")
        told = Content.styled(still_open(self._words, week), "$quiet")
        return self._line(label, drawing, 0, told, scale, left, width)

    @staticmethod
    def _line(
        label: Content,
        pieces: list[rooms.Piece],
        minutes: int,
        told: Content,
        scale: int,
        left: int,
        width: int,
    ) -> list[Content]:
        """Return a label, a drawing with its wall in line, and its minutes at the right end."""
        before = " " * (left - rooms.overrun_width(minutes, scale))
        row = Content.assemble(padded(label, LABEL_COLUMNS), before, drawn(pieces))
        return apart(row, told, width)
