"""The measure: what came free, week by week, and the mean of the last four completed weeks.

Four sums for each ISO week, by the occurrence's local day, in whole minutes:

    freed      baseline less what it took, over checked-in occurrences, less the later calls of
               the week; can be negative
    expected   the planned saving of agreed occurrences that are not checked in yet
    hoped      the planned saving of proposed occurrences that are not checked in yet
    moved      the baseline of moved meetings on their original day; in no other sum

Clock minutes that an earlier occurrence of the same sum covers are counted once.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from content.costs import DID_NOT_HAPPEN, check_ins, held
from content.iso_weeks import DAYS_IN_A_WEEK, monday, monday_of, shift, week_of, weeks_from
from content.ledger import glances, read_ledger
from content.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from content.decision import LaterCall
    from content.ledger import Glance, Line
    from content.measured import Measurable
    from content.occurrences import Occurrence

WEEKS_IN_THE_MEAN = 4
WEEKS_BEFORE, WEEKS_AFTER = 7, 4
"""The series of a week: twelve weeks, of which it is the eighth."""


class Row(Record):
    """One line of a week: an occurrence, or a later call in the week of the call."""

    decision_id: str
    counts_in: str
    """`freed`, `expected`, `hoped`, `moved`, or `nothing`: kept, not known, full, not happened."""
    minutes: int
    """What it adds to its sum; may be negative."""
    occurrence: Occurrence
    """For a later call, the occurrence that needed it, with its overlap left at 0."""
    later_call: LaterCall | None


class Week(Record):
    """The sums of one ISO week, in whole minutes."""

    week: str
    """Such as "2026-W48"."""
    freed: int = 0
    expected: int = 0
    hoped: int = 0
    moved: int = 0
    timed: int = 0
    """How much of freed was timed; later calls are taken off here."""
    as_planned: int = 0
    """How much of freed was taken as planned; with `timed` it makes up freed."""
    lines: tuple[Line, ...] = ()
    """The addends, from which the rows are made when they are looked at."""
    today: date = date.min
    _apart = ("lines", "today")

    @property
    def starts_on(self) -> date:
        """The Monday of the week."""
        return monday(self.week)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What each sum is made of, by day and decision."""
        rows = (_row(line, self.today) for line in self.lines)
        return tuple(sorted(rows, key=_place))


def _row(line: Line, today: date) -> Row:
    # Only who looks at the rows of a week needs its occurrences.
    from content.occurrences import occurrence

    found = occurrence(line.schedule, line.day, today, line.overlap)
    decision_id = line.schedule.decision.id
    return Row(decision_id, line.counts_in, line.minutes, found, line.later_call)


def _place(row: Row) -> tuple[date, datetime, str]:
    day = row.occurrence.date if row.later_call is None else row.later_call.date
    return day, row.occurrence.starts_at, row.decision_id


class Weeks(dict[str, Week]):
    """Weeks by their names; one that was looked at and has nothing is a week of zeros."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__()
        self._first, self._last = first, last
        self.earliest: str | None = None
        """The week of the earliest occurrence of all; None while there is none."""

    def __missing__(self, week: str) -> Week:
        if not self._first <= monday(week) <= self._last:
            raise KeyError(week)
        return Week(week)


def weeks(
    decisions: Iterable[Measurable],
    now: datetime,
    first: str | None = None,
    last: str | None = None,
) -> Weeks:
    """Return every week that has an occurrence or a later call, in order.

    `now` is aware; its own date is today. `first` and `last` bound the weeks that are worked
    out, both included; asking for one outside of them is a KeyError.
    """
    return weeks_seen(glances(decisions), now, first, last)


def weeks_seen(
    seen: Iterable[Glance[Measurable]],
    now: datetime,
    first: str | None = None,
    last: str | None = None,
) -> Weeks:
    """Return the weeks of decisions that were glanced at already, for those who look again."""
    days = _days(first, last)
    found, ledger = Weeks(*days), read_ledger(seen, now.date(), *days)
    by_monday: dict[date, list[Line]] = {}
    for line in ledger.lines():
        by_monday.setdefault(monday_of(line.counts_on), []).append(line)
    for start in sorted(by_monday):
        found[week_of(start)] = _week(start, by_monday[start], ledger.today)
    if ledger.earliest is not None:
        found.earliest = week_of(ledger.earliest)
    return found


def _days(first: str | None, last: str | None) -> tuple[date, date]:
    """Return the first and the last day of weeks; without a bound, of all days there are."""
    return (
        date.min if first is None else monday(first),
        date.max if last is None else monday(last) + timedelta(days=DAYS_IN_A_WEEK - 1),
    )


def _week(start: date, lines: list[Line], today: date) -> Week:
    sums = dict.fromkeys(("freed", "expected", "hoped", "moved", "nothing"), 0)
    as_planned = 0
    for line in lines:
        sums[line.counts_in] += line.minutes
        as_planned += line.minutes if line.is_as_planned else 0
    return Week(
        week=week_of(start),
        freed=sums["freed"],
        expected=sums["expected"],
        hoped=sums["hoped"],
        moved=sums["moved"],
        timed=sums["freed"] - as_planned,
        as_planned=as_planned,
        lines=tuple(lines),
        today=today,
    )


class Room(Record):
    """The breathing room: the mean of what came free, in minutes a week."""

    minutes_per_week: float
    weeks: int
    """Over how many completed weeks, 1 to 4."""
    timed_per_week: float
    """How much of it was timed."""
    as_planned_per_week: float
    """How much of it was taken as planned."""


def breathing_room(found: Weeks, now: datetime, week: str | None = None) -> Room | None:
    """Return the mean of freed over the last four completed weeks, zeros and negatives included.

    Over fewer while fewer have passed since the week of the earliest occurrence; None while none
    has. `week` asks as of an earlier week: the four weeks before that one.
    """
    taken = [found[each] for each in _completed(found.earliest, _end(now, week))]
    if not taken:
        return None
    count = len(taken)
    return Room(
        minutes_per_week=sum(each.freed for each in taken) / count,
        weeks=count,
        timed_per_week=sum(each.timed for each in taken) / count,
        as_planned_per_week=sum(each.as_planned for each in taken) / count,
    )


def _end(now: datetime, week: str | None) -> date:
    """Return the Monday before which weeks count; a week ahead is seen from this week."""
    this_week = monday_of(now.date())
    return this_week if week is None else min(monday(week), this_week)


def _completed(earliest: str | None, end: date) -> list[str]:
    if earliest is None:
        return []
    first = max(monday(earliest), end - timedelta(weeks=WEEKS_IN_THE_MEAN))
    return weeks_from(week_of(first), week_of(end - timedelta(weeks=1)))


def series(found: Weeks, week: str) -> tuple[Week, ...]:
    """Return the twelve weeks that end four after a week."""
    return tuple(found[each] for each in weeks_from(*series_bounds(week)))


def series_bounds(week: str) -> tuple[str, str]:
    """Return the first and the last week of the series of a week."""
    return shift(week, -WEEKS_BEFORE), shift(week, WEEKS_AFTER)


def bounds(week: str, now: datetime) -> tuple[str, str]:
    """Return the first and the last week that a week's own figures, mean and series need."""
    first, last = series_bounds(week)
    return min(first, week_of(_end(now, week) - timedelta(weeks=WEEKS_IN_THE_MEAN))), last


def overlaps(decisions: Iterable[Measurable], now: datetime) -> dict[tuple[str, date], int]:
    """Return the clock minutes counted already elsewhere, by decision id and occurrence's day."""
    lines = read_ledger(glances(decisions), now.date(), date.min, date.max).lines()
    return {(line.schedule.decision.id, line.day): line.overlap for line in lines if line.overlap}


class Stick(Record):
    """How a tactic holds."""

    tactic: str
    held: int
    """Occurrences that took less than the baseline."""
    checked_in: int
    """Occurrences that were checked in, without those that did not happen."""


def sticks(decisions: Iterable[Measurable]) -> tuple[Stick, ...]:
    """Return, for each tactic that was checked in, how many of its occurrences held."""
    counts: dict[str, list[int]] = {}
    for decision in decisions:
        for said in check_ins(decision).values():
            if said.outcome != DID_NOT_HAPPEN:
                count = counts.setdefault(decision.tactic, [0, 0])
                count[0] += held(decision, said)
                count[1] += 1
    return tuple(Stick(tactic, *count) for tactic, count in sorted(counts.items()))
