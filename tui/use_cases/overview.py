"""What the screens look back on: the decisions and their measure, worked out once for all of them.

An overview holds for the decisions and the day it was made for; `Lookout` makes another one only
when one of them has changed. Only the weeks asked for are worked out: a store holds years.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from content import breathing_room as measure
from content.iso_weeks import shift, week_of
from content.ledger import glances
from tui.use_cases.tallies import Tally, lines_of, tally

if TYPE_CHECKING:
    from datetime import date, datetime

    from content.breathing_room import Room, Row, Week, Weeks
    from content.decision import Decision
    from content.ledger import Glance, Line
    from tui.use_cases.session import Session

AHEAD_WEEKS = 4
BEHIND_WEEKS = 2 * measure.WEEKS_IN_THE_MEAN
"""Two means lie behind: the present one, and the one before to compare it with."""
OPEN_WEEKS = 3
"""An occurrence waits for fourteen days, which touch so many weeks."""


class Overview:
    """The decisions and what they free, as of one day."""

    def __init__(
        self, decisions: tuple[Decision, ...], now: datetime, before: Overview | None = None
    ) -> None:
        """`before`: an earlier overview, whose look at unchanged decisions is kept."""
        self._seen = [] if before is None else before.glances
        self.decisions = decisions
        self.now = now
        self.today = now.date()
        self.week = week_of(self.today)
        """The ISO week of today."""

    @cached_property
    def weeks(self) -> Weeks:
        """The sums of the weeks around this one."""
        return self.weeks_from(shift(self.week, -BEHIND_WEEKS), shift(self.week, AHEAD_WEEKS))

    def weeks_from(self, first: str | None = None, last: str | None = None) -> Weeks:
        """Return the sums of the weeks from one to another; all there are without."""
        return measure.weeks_seen(self.glances, self.now, first, last)

    @cached_property
    def glances(self) -> list[Glance[Decision]]:
        """The decisions with the days between which each lies: looked at for each span of weeks."""
        known = {id(each): (start, end, each) for start, end, each in self._seen}
        found = [known.get(id(each)) or next(glances([each])) for each in self.decisions]
        self._seen = []
        return found

    @cached_property
    def room(self) -> Room | None:
        """The mean of the last completed weeks; None while none has passed."""
        return measure.breathing_room(self.weeks, self.now)

    @cached_property
    def room_before(self) -> Room | None:
        """The mean of the weeks before those of `room`; None while there were none."""
        earlier = shift(self.week, -measure.WEEKS_IN_THE_MEAN)
        return measure.breathing_room(self.weeks, self.now, earlier)

    @cached_property
    def is_checked_in(self) -> bool:
        """Whether anything has been checked in at all."""
        return any(decision.check_ins for decision in self.decisions)

    @cached_property
    def overlaps(self) -> dict[tuple[str, date], int]:
        """Clock minutes counted already elsewhere, by decision id and day."""
        return measure.overlaps(self.decisions, self.now)

    def weeks_of(self, week: str) -> Week:
        """Return one week, wherever it lies."""
        try:
            return self.weeks[week]
        except KeyError:
            return self.weeks_from(week, week)[week]

    @cached_property
    def every_week(self) -> Weeks:
        """The sums of every week there is: for a look at all of the past."""
        return self.weeks_from()

    @property
    def knows_every_week(self) -> bool:
        """Whether all of the past is worked out already."""
        return "every_week" in vars(self)

    @cached_property
    def every_line(self) -> dict[str, list[Line]]:
        """The addends of all weeks, by their decision's id."""
        return lines_of(self.every_week.values())

    @cached_property
    def every_tally(self) -> dict[str, Tally]:
        """What each decision adds to all weeks, by its id."""
        return {each: tally(lines, self.today) for each, lines in self.every_line.items()}

    @property
    def this_week(self) -> Week:
        """The week of today."""
        return self.weeks[self.week]

    def before(self, count: int) -> list[Week]:
        """Return up to so many weeks before this one, none before the earliest occurrence."""
        earliest = self.weeks.earliest
        names = [shift(self.week, -back) for back in range(count, 0, -1)]
        return [self.weeks[name] for name in names if earliest is not None and name >= earliest]

    def ahead(self) -> list[Week]:
        """Return those of the next four weeks that hold something."""
        weeks = [self.weeks[shift(self.week, on)] for on in range(1, AHEAD_WEEKS + 1)]
        return [week for week in weeks if week.freed or week.expected or week.hoped]

    @cached_property
    def open_rows(self) -> list[Row]:
        """The occurrences that are past and wait for a check-in, by day."""
        names = [shift(self.week, -back) for back in range(OPEN_WEEKS - 1, -1, -1)]
        rows = [row for name in names for row in self.weeks[name].rows]
        return [row for row in rows if row.occurrence.status == "waiting" and not row.later_call]

    def reaching(self, day: date) -> list[Decision]:
        """Return the decisions that have something on a day or later, in their order."""
        return [each for _, end, each in self.glances if end >= day]

    @cached_property
    def latest_first(self) -> list[Decision]:
        """The decisions by the written day, which tells the order as well as the instant does."""
        return sorted(self.decisions, key=lambda each: str(each.answers["starts_at"]), reverse=True)

    @cached_property
    def by_id(self) -> dict[str, Decision]:
        """The decisions by their ids."""
        return {decision.id: decision for decision in self.decisions}


class Lookout:
    """Keeps the present overview of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._overview: Overview | None = None

    def overview(self) -> Overview:
        """Return the overview of now, a new one when the decisions or the day have changed."""
        decisions, now = self._session.repository.decisions(), self._session.now()
        kept = self._overview
        if kept is None or kept.today != now.date() or kept.decisions != decisions:
            kept = self._overview = Overview(decisions, now, kept)
        return kept
