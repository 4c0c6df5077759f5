"""The ledger: what each occurrence and each later call adds to the sums of its week.

It is read in one pass over the decisions. Of those that reach no week asked for only a glance is
taken, because a store holds years and a person looks at weeks.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from content.iso_weeks import DAYS_IN_A_WEEK
from content.occurrences import NOT_KNOWN_AFTER_DAYS, TIMED, took_minutes
from content.schedule import OPEN_STATES, Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.decision import CheckIn, Decision, LaterCall

    Entry = tuple[int, str, int, int, bool, Schedule]
    """Clock minute, decision id, day, saving, whether it was taken as planned, schedule."""

REACH_DAYS = 2
"""How far an overlap reaches: twelve hours of a meeting, and the farthest zones apart."""


class Line(NamedTuple):
    """One addend of one sum, or with `nothing` what is only shown; minutes are whole."""

    counts_in: str
    """`freed`, `expected`, `hoped`, `moved` or `nothing`."""
    minutes: int
    overlap: int
    day: int
    """The day of the occurrence, also of a later call's."""
    schedule: Schedule
    later_call: LaterCall | None = None


SUMS = ("freed", "expected", "hoped", "moved", "as_planned")
"""`as_planned` is the part of freed that was taken as planned."""


class Ledger:
    """The sums of the weeks within bounds, both days included; all days are ordinals."""

    def __init__(self, today: int, first: int, last: int) -> None:
        self.today, self.first, self.last = today, first, last
        self.earliest: int | None = None
        """The day of the earliest occurrence of all, within bounds or not."""
        self.sums: defaultdict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(SUMS, 0))
        """By the day of the week's Monday, then by sum; minutes."""
        self.overlaps: dict[tuple[str, int], int] = {}
        """Clock minutes counted already elsewhere, by decision id and day."""
        self._entries: dict[str, list[Entry]] = {"freed": [], "expected": [], "hoped": []}
        self._calls: list[tuple[LaterCall, int, Schedule]] = []
        self._others: list[tuple[str, int, Schedule]] = []

    def read(self, decision: Decision) -> None:
        """Take in a decision."""
        if self._is_far(decision):
            return
        schedule = Schedule(decision)
        earliest = schedule.earliest
        if earliest is not None and (self.earliest is None or earliest < self.earliest):
            self.earliest = earliest
        first, last = self.first - REACH_DAYS, self.last + REACH_DAYS
        if not schedule.counts:
            counts_in = "moved" if schedule.is_moved else "nothing"
            self._others += [(counts_in, day, schedule) for day in schedule.days(first, last)]
            return
        self._take_open(schedule, schedule.open_days(first, last))
        for day, said in schedule.checked.items():
            if first <= day <= last:
                self._take_checked(schedule, day, said)
            if said.later_calls:
                self._calls += [(call, day, schedule) for call in said.later_calls]

    def _is_far(self, decision: Decision) -> bool:
        """Tell at a glance that a decision is neither within bounds nor the earliest.

        The day that is written may lie one off the day in the decision's zone.
        """
        answers = decision.answers
        if decision.state not in OPEN_STATES and not decision.check_ins:
            return True
        start = date.fromisoformat(str(answers["starts_at"])[:10]).toordinal()
        if self.earliest is None or start - 1 <= self.earliest:
            return False
        if decision.terms is not None or answers.get("new_time"):
            return False
        reach = REACH_DAYS + 1
        after, before = self.last + reach, self.first - reach
        for day, said in decision.check_ins.items():
            if said.later_calls or not self.earliest <= day.toordinal() < before:
                return False
        if start > after:
            return True
        until = decision.until
        return start < before and (until is None or until.toordinal() < before)

    def _take_open(self, schedule: Schedule, days: list[int]) -> None:
        """Take in the occurrences that nobody has spoken of."""
        oldest = self.today - NOT_KNOWN_AFTER_DAYS
        known = [day for day in days if day >= oldest]
        if len(known) < len(days):
            self._others += [("nothing", day, schedule) for day in days if day < oldest]
        decision = schedule.decision
        name, saving = decision.id, decision.baseline_minutes - schedule.planned_minutes
        self._entries["expected" if decision.state == "agreed" else "hoped"] += [
            (minute, name, day, saving, False, schedule)
            for minute, day in zip(schedule.clock_minutes(known), known, strict=True)
        ]

    def _take_checked(self, schedule: Schedule, day: int, said: CheckIn) -> None:
        took = took_minutes(schedule, said)
        if took is None:
            self._others.append(("nothing", day, schedule))
            return
        (minute,) = schedule.clock_minutes([day])
        decision, as_planned = schedule.decision, said.outcome != TIMED
        saving = decision.baseline_minutes - took
        self._entries["freed"].append((minute, decision.id, day, saving, as_planned, schedule))

    def close(self) -> Ledger:
        """Add up what was taken in."""
        for counts_in, entries in self._entries.items():
            entries.sort(key=_in_order)
            self._find_overlaps(entries)
            for _, name, day, saving, as_planned, _ in entries:
                minutes = saving - self.overlaps.get((name, day), 0)
                self._add(day, counts_in, minutes)
                if as_planned:
                    self._add(day, "as_planned", minutes)
        for call, _, _ in self._calls:
            self._add(call.date.toordinal(), "freed", -call.minutes)
        for counts_in, day, schedule in self._others:
            self._add(day, "moved", _moved(counts_in, schedule))
        return self

    def _find_overlaps(self, entries: list[Entry]) -> None:
        """Note the clock minutes of each entry that those before it cover.

        They come by their start, so what is covered of one is its beginning, up to the latest
        end so far.
        """
        covered = 0
        for start, name, day, _, _, schedule in entries:
            end = start + schedule.minutes
            if start < covered:
                self.overlaps[name, day] = min(end, covered) - start
            covered = max(covered, end)

    def _add(self, day: int, name: str, minutes: int) -> None:
        if self.first <= day <= self.last:
            self.sums[_monday(day)][name] += minutes

    def lines(self, monday: int) -> Iterator[Line]:
        """Give what the sums of a week are made of, in no order; `monday` is its first day."""
        sunday = monday + DAYS_IN_A_WEEK - 1
        for counts_in, entries in self._entries.items():
            for _, name, day, saving, _, schedule in entries:
                if monday <= day <= sunday:
                    overlap = self.overlaps.get((name, day), 0)
                    yield Line(counts_in, saving - overlap, overlap, day, schedule)
        for counts_in, day, schedule in self._others:
            if monday <= day <= sunday:
                yield Line(counts_in, _moved(counts_in, schedule), 0, day, schedule)
        for call, day, schedule in self._calls:
            if monday <= call.date.toordinal() <= sunday:
                yield Line("freed", -call.minutes, 0, day, schedule, call)


def _monday(day: int) -> int:
    """Return the first day of the week of a day; the calendar began on a Monday."""
    return day - (day - 1) % DAYS_IN_A_WEEK


def _in_order(entry: Entry) -> tuple[int, str]:
    return entry[0], entry[1]


def _moved(counts_in: str, schedule: Schedule) -> int:
    return schedule.decision.baseline_minutes if counts_in == "moved" else 0


def read_ledger(decisions: Iterable[Decision], today: int, first: int, last: int) -> Ledger:
    """Return the ledger of decisions within bounds, both included; all days are ordinals."""
    ledger = Ledger(today, first, last)
    for decision in decisions:
        ledger.read(decision)
    return ledger.close()
