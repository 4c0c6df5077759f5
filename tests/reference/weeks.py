"""The measure of breathing-room, read literally from its reasoning.

Brute force on purpose. All minutes are whole minutes (the mean is not). Dates are local dates in
the zone of the meeting; weeks are ISO weeks, written like "2026-W48".
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Repeats = Literal["once", "weekly", "fortnightly", "monthly"]
State = Literal["proposed", "agreed", "refused", "withdrawn"]
Kind = Literal["took", "as_planned", "full", "did_not_happen"]

NOT_KNOWN_AFTER_DAYS = 14
WEEKS_IN_THE_MEAN = 4
WAITS_FOR_NO_CHECK_IN = ("keep", "reschedule")


@dataclass(frozen=True)
class CheckIn:
    """What became of one occurrence; `minutes` only for "took"; later calls as (day, minutes)."""

    kind: Kind
    minutes: int | None = None
    later_calls: Sequence[tuple[date, int]] = ()


@dataclass(frozen=True)
class Meeting:
    """One decision on a meeting, in minutes per occurrence.

    `starts_at` is aware and in the zone of the decision. `planned_minutes` is the whole cost of
    the tactic (travel of a shorter meeting and `held_back_minutes` of an email included).
    `lasts_until` counts; None means once. `state_changed_on` alters no sum. `check_ins` is by
    the local date of the occurrence. `agreed_minutes` and `agreed_start` are the client's other
    terms, which become the plan: the meeting's own minutes, and where the first one moves.
    """

    id: str
    starts_at: datetime
    minutes: int
    travel_minutes: int
    repeats: Repeats
    lasts_until: date | None
    tactic: str
    planned_minutes: int
    state: State
    state_changed_on: date | None = None
    check_ins: Mapping[date, CheckIn] = field(default_factory=dict)
    held_back_minutes: int = 0
    agreed_minutes: int | None = None
    agreed_start: datetime | None = None

    @property
    def cost(self) -> int:
        """What one occurrence is planned to cost on the terms that hold."""
        if self.agreed_minutes is None:
            return self.planned_minutes
        kept_travel = self.travel_minutes if self.tactic == "shorter_meeting" else 0
        return self.agreed_minutes + kept_travel + self.held_back_minutes

    @property
    def new_start(self) -> datetime | None:
        """Where the first occurrence is once that is agreed; a day holds one occurrence."""
        if self.agreed_start is None or self.state != "agreed":
            return None
        is_taken = self.agreed_start.date() in _days_of_the_series(self)[1:]
        return None if is_taken else self.agreed_start


@dataclass(frozen=True)
class Week:
    """The four sums of one ISO week, in minutes."""

    freed: int = 0
    expected: int = 0
    hoped: int = 0
    moved: int = 0


@dataclass(frozen=True)
class Occurrence:
    """One occurrence of a decided meeting that has a row."""

    meeting: Meeting
    day: date

    @property
    def check_in(self) -> CheckIn | None:
        """What became of it, or None while nobody has said."""
        return self.meeting.check_ins.get(self.day)

    @property
    def first_minute(self) -> int:
        """The start as whole clock minutes since 1970 in UTC."""
        start = datetime.combine(self.day, self.meeting.starts_at.timetz())
        new_start = self.meeting.new_start
        if new_start is not None and new_start.date() == self.day:
            start = new_start
        return int(start.timestamp()) // 60

    @property
    def clock_minutes(self) -> set[int]:
        """Every clock minute the meeting itself takes, without the travel."""
        return set(range(self.first_minute, self.first_minute + self.meeting.minutes))


def week_of(day: date) -> str:
    """The ISO week of a day, like "2026-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday_of(day: date) -> date:
    """The first day of the ISO week of a day."""
    return day - timedelta(days=day.weekday())


# Which occurrences there are. ------------------------------------------------------------------


def scheduled_days(meeting: Meeting) -> list[date]:
    """The local dates of the meeting's occurrences, the first one's first, up to `lasts_until`."""
    days = _days_of_the_series(meeting)
    return days if meeting.new_start is None else [meeting.new_start.date(), *days[1:]]


def _days_of_the_series(meeting: Meeting) -> list[date]:
    first = meeting.starts_at.date()
    if meeting.repeats == "once" or meeting.lasts_until is None:
        return [first]
    days: list[date] = []
    day = first
    while day <= meeting.lasts_until:
        days.append(day)
        day = _repetition(meeting.repeats, first, len(days))
    return days


def _repetition(repeats: Repeats, first: date, number: int) -> date:
    if repeats == "weekly":
        return first + timedelta(days=7 * number)
    if repeats == "fortnightly":
        return first + timedelta(days=14 * number)
    months = first.month - 1 + number
    year, month = first.year + months // 12, months % 12 + 1
    last_day = calendar.monthrange(year, month)[1]
    return date(year, month, min(first.day, last_day))


def occurrences(meetings: Iterable[Meeting]) -> list[Occurrence]:
    """Every occurrence that has a row, by its start, then the meeting's id.

    A check-in stands whatever happened to the decision; without one, an occurrence of a refused
    or withdrawn decision has no row.
    """
    rows: list[Occurrence] = []
    for meeting in meetings:
        days = set(meeting.check_ins)
        if meeting.state in ("proposed", "agreed"):
            days |= set(scheduled_days(meeting))
        rows.extend(Occurrence(meeting, day) for day in days)
    return sorted(rows, key=lambda row: (row.first_minute, row.meeting.id))


# Which sum an occurrence belongs to. -----------------------------------------------------------


def _not_known(row: Occurrence, today: date) -> bool:
    return (today - row.day).days > NOT_KNOWN_AFTER_DAYS


def _is_freed(row: Occurrence) -> bool:
    """Checked in and with a saving to count; full and did not happen free 0, cover nothing."""
    if row.meeting.tactic in WAITS_FOR_NO_CHECK_IN or row.check_in is None:
        return False
    return row.check_in.kind in ("took", "as_planned")


def _is_planned(row: Occurrence, state: State, today: date) -> bool:
    return (
        row.meeting.tactic not in WAITS_FOR_NO_CHECK_IN
        and row.check_in is None
        and row.meeting.state == state
        and not _not_known(row, today)
    )


# What an occurrence contributes. ---------------------------------------------------------------


def _took(row: Occurrence) -> int:
    check_in = row.check_in
    assert check_in is not None
    if check_in.kind == "as_planned":
        return row.meeting.cost - row.meeting.held_back_minutes
    assert check_in.minutes is not None
    if row.meeting.tactic == "shorter_meeting":
        return check_in.minutes + row.meeting.travel_minutes
    return check_in.minutes


def _baselines(rows: Sequence[Occurrence]) -> list[int]:
    """The baseline of each counted row, without clock minutes that an earlier one covers."""
    covered: set[int] = set()
    baselines: list[int] = []
    for row in rows:
        baselines.append(len(row.clock_minutes - covered) + row.meeting.travel_minutes)
        covered |= row.clock_minutes
    return baselines


def _freed(rows: Sequence[Occurrence]) -> list[tuple[date, int]]:
    """(day, minutes) of every saving and, negative, of every later call."""
    counted = [row for row in rows if _is_freed(row)]
    entries = [
        (row.day, baseline - _took(row))
        for row, baseline in zip(counted, _baselines(counted), strict=True)
    ]
    for row in rows:
        if row.check_in is not None:
            entries.extend((day, -minutes) for day, minutes in row.check_in.later_calls)
    return entries


def _planned(rows: Sequence[Occurrence], state: State, today: date) -> list[tuple[date, int]]:
    """(day, minutes) of every planned saving that waits in this state."""
    counted = [row for row in rows if _is_planned(row, state, today)]
    return [
        (row.day, baseline - row.meeting.cost)
        for row, baseline in zip(counted, _baselines(counted), strict=True)
    ]


def _moved(rows: Sequence[Occurrence]) -> list[tuple[date, int]]:
    return [
        (row.day, row.meeting.minutes + row.meeting.travel_minutes)
        for row in rows
        if row.meeting.tactic == "reschedule" and row.meeting.state in ("proposed", "agreed")
    ]


# The sums. -------------------------------------------------------------------------------------


def _sum_in(week: str, entries: Iterable[tuple[date, int]]) -> int:
    return sum(minutes for day, minutes in entries if week_of(day) == week)


def weeks(meetings: Iterable[Meeting], now: datetime) -> dict[str, Week]:
    """The sums of every ISO week that has an occurrence or a later call, in minutes.

    A week that is not in the dictionary has four zeros. `now` is aware; its own date is today.
    """
    rows = occurrences(meetings)
    freed = _freed(rows)
    expected = _planned(rows, "agreed", now.date())
    hoped = _planned(rows, "proposed", now.date())
    moved = _moved(rows)
    days = {row.day for row in rows} | {day for day, _ in freed}
    return {
        week: Week(
            freed=_sum_in(week, freed),
            expected=_sum_in(week, expected),
            hoped=_sum_in(week, hoped),
            moved=_sum_in(week, moved),
        )
        for week in sorted({week_of(day) for day in days})
    }


def breathing_room(meetings: Iterable[Meeting], now: datetime) -> tuple[float, int] | None:
    """The mean of freed, in minutes a week, and over how many completed weeks (1 to 4).

    None while no week has been completed since the week of the earliest occurrence.
    """
    all_meetings = list(meetings)
    rows = occurrences(all_meetings)
    if not rows:
        return None
    this_monday = monday_of(now.date())
    earliest_monday = monday_of(min(row.day for row in rows))
    by_week = weeks(all_meetings, now)
    figures: list[int] = []
    for back in range(1, WEEKS_IN_THE_MEAN + 1):
        monday = this_monday - timedelta(days=7 * back)
        if monday >= earliest_monday:
            figures.append(by_week.get(week_of(monday), Week()).freed)
    if not figures:
        return None
    return sum(figures) / len(figures), len(figures)
