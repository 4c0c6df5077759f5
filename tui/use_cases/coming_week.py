"""A week by its days, before and after: the client meetings as they were, and what opens in them.

What opens is what the week's sums are made of, so that the days add up to the week.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from content.iso_weeks import DAYS_IN_A_WEEK, monday
from content.plain_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from content.breathing_room import Row
    from tui.calendars.calendar_use import Row as AgendaRow
    from tui.use_cases.overview import Overview


@dataclass(frozen=True, slots=True)
class Part:
    """One meeting of a day, in whole minutes."""

    starts_at: datetime
    before: int
    """Meeting and travel as they were."""
    opens: int = 0
    """What comes free of it; negative where it takes longer."""
    counts_in: str = "nothing"
    """In which sum it counts: `freed`, `expected`, `hoped`, `moved` (off its day) or `nothing`."""

    @property
    def after(self) -> int:
        """What it takes instead."""
        return self.before - self.opens


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its client meetings, by their starts."""

    date: date
    parts: tuple[Part, ...]

    @property
    def before(self) -> int:
        """Minutes with clients as they were."""
        return sum(part.before for part in self.parts)

    def opens(self, counts_in: str) -> int:
        """Return the minutes that open in one sum."""
        return sum(part.opens for part in self.parts if part.counts_in == counts_in)


def days_of(overview: Overview, agenda: Iterable[AgendaRow], week: str) -> list[Day]:
    """Return the seven days of a week; `agenda` are the client meetings that the calendar has."""
    decided = list(_decided(overview, overview.weeks_of(week).rows))
    known = {(fold(client), part.starts_at) for client, part in decided}
    open_ones = [
        Part(row.meeting.starts_at, row.meeting.minutes)
        for row in agenda
        if row.decision is None and not row.meeting.all_day
        if (fold(row.verdict.client), row.meeting.starts_at) not in known
    ]
    parts = sorted([*(part for _, part in decided), *open_ones], key=lambda part: part.starts_at)
    first = monday(week)
    days = [first + timedelta(days=number) for number in range(DAYS_IN_A_WEEK)]
    return [Day(day, tuple(part for part in parts if part.starts_at.date() == day)) for day in days]


def _decided(overview: Overview, rows: Iterable[Row]) -> Iterator[tuple[str, Part]]:
    for row in rows:
        decision, each = overview.by_id[row.decision_id], row.occurrence
        gone = each.status == "did_not_happen" and row.counts_in == "nothing"
        if row.later_call is not None or gone or decision.state == "withdrawn":
            continue
        part = Part(each.starts_at, each.baseline_minutes, row.minutes, row.counts_in)
        yield decision.client, part
