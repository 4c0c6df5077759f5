"""The weeks of a page of the past, each with its room: all to one scale, below each other."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawn import rooms
from tui.told.measure_words import freed, shares, still_open, week_name
from tui.widgets.drawing import drawn
from tui.widgets.layout import apart, at_right, fitted, padded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from content.breathing_room import Week
    from content.words import Words

GAP = 2
LEAST_BESIDE = 66
"""Columns from which a room stands beside the words; below, it has a line of its own."""


class WeekLines:
    """Draws weeks for the columns there are."""

    def __init__(self, words: Words, today: date, weeks: Sequence[Week]) -> None:
        self._words, self._today, self._weeks = words, today, weeks
        self._scales: dict[int, int] = {}

    @staticmethod
    def height(width: int) -> int:
        """Return how many lines a week takes."""
        return 2 if width >= LEAST_BESIDE else 3

    def scale(self, width: int) -> int:
        """Return the minutes a column at which the rooms of all weeks fit."""
        if width not in self._scales:  # every row that is drawn asks, and all weeks are measured
            self._scales[width] = rooms.fitting_scale(self._wide, self._room_columns(width))
        return self._scales[width]

    def lines(self, week: Week, width: int) -> list[Content]:
        """Return a week: its name, its days and its room, and its sums below."""
        label, told = self._label(week), Content.styled(self._freed(week), "bold")
        room, below = self._room(week, self.scale(width)), self._sums(week, width)
        if width < LEAST_BESIDE:
            return [*apart(fitted(label, width), told, width)[:1], fitted(room, width), below]
        row = Content.assemble(padded(label, self._label_columns), " " * GAP, room)
        return [*apart(row, told, width)[:1], below]

    def _sums(self, week: Week, width: int) -> Content:
        return at_right(Content.styled(sums(self._words, week), "$quiet"), width)

    def _label(self, week: Week) -> Content:
        first, last = week.starts_on, week.starts_on + timedelta(days=6)
        said = self._words(
            "history.span",
            first=self._words.day(first, "short_day"),
            last=self._words.day(last, "short_day", self._today),
        )
        name = week_name(self._words, week.week)
        return Content.assemble((name, "bold"), " " * GAP, (said, "$quiet"))

    @cached_property
    def _label_columns(self) -> int:
        return max((self._label(week).cell_length for week in self._weeks), default=0)

    def _freed(self, week: Week) -> str:
        """Return the freed minutes in words; a week ahead has none yet."""
        return "" if self._is_ahead(week) else freed(self._words, week.freed)

    def _is_ahead(self, week: Week) -> bool:
        return week.starts_on > self._today and not week.freed

    def _room_columns(self, width: int) -> int:
        if width < LEAST_BESIDE:
            return width
        told = max((len(self._freed(week)) for week in self._weeks), default=0)
        return width - self._label_columns - told - 2 * GAP

    def _wide(self, scale: int) -> int:
        drawings = (rooms.text(self._drawing(week, scale)) for week in self._weeks)
        return self._left(scale) + max(map(len, drawings), default=0)

    def _left(self, scale: int) -> int:
        """Return the columns left of the walls."""
        return max((rooms.overrun_width(week.freed, scale) for week in self._weeks), default=0)

    def _room(self, week: Week, scale: int) -> Content:
        before = self._left(scale) - rooms.overrun_width(week.freed, scale)
        return Content(" " * before) + drawn(self._drawing(week, scale))

    def _drawing(self, week: Week, scale: int) -> list[rooms.Piece]:
        if self._is_ahead(week):
            return rooms.week_ahead(week.expected, week.hoped, scale)
        return rooms.week(week.freed, week.expected, week.hoped, scale)


def sums(words: Words, week: Week) -> str:
    """Return how much of a week's freed was timed and taken as planned, and what is open."""
    parts = [still_open(words, week)]
    if week.timed or week.as_planned:
        parts.insert(0, shares(words, week.timed, week.as_planned))
    if week.moved:
        parts.append(words("history.moved", minutes=words.minutes(week.moved)))
    return ", ".join(part for part in parts if part)
