"""The rows of the history: a decision with its day, its tactic, its state and its minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from content.schedule import STATES
from tui.told.freed_by import minutes_of
from tui.told.meetings import meeting, tactic_short
from tui.widgets.layout import apart, at_right, fitted, padded

if TYPE_CHECKING:
    from content.decision import Decision
    from content.words import Words
    from tui.told.names import Names
    from tui.use_cases.overview import Overview
    from tui.use_cases.tallies import Tally

DAY_COLUMNS, LONG_DAY_COLUMNS = 8, 13
MINUTES_COLUMNS, ROOMY_MINUTES_COLUMNS = 14, 16
"""Where there is little room a row of very many minutes takes more, and stands out of line."""
LEAST_ROOMY = 90
"""Columns from which there is room."""
GAP = 2
LEAST_NAME = 4
LEAST_ONE_LINE = 66
"""Columns from which a decision stands on one line."""


class HistoryLines:
    """Draws the rows for one look back."""

    def __init__(self, names: Names, overview: Overview, *, by_week: bool) -> None:
        self._names, self._overview = names, overview
        self._by_week = by_week
        self._day_columns = DAY_COLUMNS if by_week else LONG_DAY_COLUMNS
        words, tactics = names.words, {each.tactic for each in overview.decisions}
        shorts = [len(tactic_short(words, each)) for each in tactics]
        self._tactic_columns = max(shorts, default=0)
        states = [len(words(f"commands.state_name.{state}")) for state in STATES]
        self._state_columns = max(states)

    @property
    def _words(self) -> Words:
        return self._names.words

    def is_low(self, width: int) -> bool:
        """Tell whether rows need two lines."""
        return width < LEAST_ONE_LINE

    def decision(self, decision: Decision, tally: Tally, width: int) -> list[Content]:
        """Return a decision: its day, the meeting, the tactic, the state and the minutes."""
        words = self._words
        today = None if self._by_week else self._overview.today
        day = words.day(decision.starts_at.date(), "short_day", today)
        minutes = Content(minutes_of(words, decision, tally))
        state = words(f"commands.state_name.{decision.state}")
        tactic = tactic_short(words, decision.tactic)
        named = Content(meeting(self._names, decision))
        if self.is_low(width):
            first = apart(fitted(named, width - minutes.cell_length - GAP), minutes, width)
            said = f"{day}, {tactic}, {state}"
            return [*first, Content.styled(said, "$quiet")]
        free = width - self._day_columns - self._tactic_columns
        wide = ROOMY_MINUTES_COLUMNS if width >= LEAST_ROOMY else MINUTES_COLUMNS
        wide = max(wide, minutes.cell_length + 1)
        free -= self._state_columns + wide
        gap = " " * GAP
        row = Content.assemble(
            (day.ljust(self._day_columns), "$quiet"),
            padded(named, max(LEAST_NAME, free - 2 * GAP)),
            gap,
            padded(Content.styled(tactic, "$quiet"), self._tactic_columns),
            gap,
            padded(Content.styled(state, "$quiet"), self._state_columns),
            at_right(minutes, wide),
        )
        return [row]
