"""The days of a week, each with its meetings as they were and, below, as they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawn import rooms
from tui.drawn.days import both
from tui.told.measure_words import opens
from tui.widgets.drawing import drawn
from tui.widgets.layout import apart, at_right, padded
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.words import Words
    from tui.use_cases.coming_week import Day

GAP = 2
WORKING_DAYS = 5
LEAST_ONE_LINE = 60


class DayPairs(Lines):
    """Shows two lines a day, to one scale; a day on which nothing changes takes one."""

    def __init__(self, words: Words, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._words = words
        self._days: Sequence[Day] = ()

    def show(self, days: Sequence[Day]) -> None:
        """Show these days; those at the weekend only where something is on them."""
        self._days = [day for day in days if day.parts or day.date.weekday() < WORKING_DAYS]
        self.renew()

    def lines(self, width: int) -> list[Content]:
        """Return the lines of all days, and what a column is."""
        if not any(day.parts for day in self._days):
            return [Content.styled(self._words("before_after.nothing"), "$quiet")]
        named = max(len(self._label(day)) for day in self._days) + GAP
        told = max(len(self._before(day)) for day in self._days) + GAP
        is_narrow = width < LEAST_ONE_LINE
        free = width if is_narrow else width - named - told
        scale = rooms.fitting_scale(self._wide, free)
        draw = self._narrow_day if is_narrow else self._day
        lines = [line for day in self._days for line in draw(day, scale, named, width)]
        said = self._words("home.week.scale", minutes=self._words.minutes_in_words(scale))
        return [*lines, Content.styled(said, "$quiet")]

    def _wide(self, scale: int) -> int:
        pairs = (both(day.parts, scale) for day in self._days)
        return max(len(rooms.text(pieces)) for pair in pairs for pieces in pair)

    def _label(self, day: Day) -> str:
        return self._words.day(day.date, "in_week")

    def _before(self, day: Day) -> str:
        return self._words.minutes(day.before) if day.parts else ""

    def _day(self, day: Day, scale: int, named: int, width: int) -> list[Content]:
        before, after = both(day.parts, scale)
        label = padded(Content(self._label(day)), named)
        lines = apart(label + drawn(before), Content.styled(self._before(day), "$quiet"), width)
        if told := opens(self._words, day):
            lines += apart(Content(" " * named) + drawn(after), Content(told), width)
        return [*lines, Content("")]

    def _narrow_day(self, day: Day, scale: int, named: int, width: int) -> list[Content]:
        """Return the day on a line of its own, above its drawings."""
        before, after = both(day.parts, scale)
        label = padded(Content(self._label(day)), named)
        lines = apart(label, Content.styled(self._before(day), "$quiet"), width)
        if day.parts:
            lines.append(drawn(before))
        if told := opens(self._words, day):
            lines += [drawn(after), at_right(Content(told), width)]
        return [*lines, Content("")]
