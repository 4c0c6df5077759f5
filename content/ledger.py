"""The ledger: every line of every week's sums, each for one occurrence or one later call."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from content.occurrences import COUNTED, is_not_known, took_minutes
from content.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.decision import CheckIn, Decision, LaterCall

REACH_DAYS = 2
"""How far an overlap reaches: twelve hours of a meeting, and the farthest zones apart."""


class Line(NamedTuple):
    """One addend of one sum; days are ordinals, minutes are whole."""

    counts_in: str
    """`freed`, `expected`, `hoped`, `moved`, or `nothing` for what is only shown."""
    minutes: int
    overlap: int
    day: int
    """The day of the occurrence, also of a later call's."""
    schedule: Schedule
    later_call: LaterCall | None = None


class Entry(NamedTuple):
    """An occurrence to be counted, in the order in which it covers clock minutes."""

    clock_minute: int
    id: str
    day: int
    schedule: Schedule


class Ledger:
    """The lines within bounds, by the ordinal of their week's Monday."""

    def __init__(self, today: int, first: int, last: int) -> None:
        self.today, self.first, self.last = today, first, last
        self.earliest: int | None = None
        """The day of the earliest occurrence of all, within bounds or not."""
        self.weeks: defaultdict[int, list[Line]] = defaultdict(list)
        self._entries: dict[str, list[Entry]] = {"freed": [], "expected": [], "hoped": []}

    def read(self, decision: Decision) -> None:
        """Take in a decision."""
        schedule = Schedule(decision)
        earliest = schedule.earliest
        if earliest is not None and (self.earliest is None or earliest < self.earliest):
            self.earliest = earliest
        days = schedule.days(self.first - REACH_DAYS, self.last + REACH_DAYS)
        for day in days:
            self._take(schedule, day)
        for day, said in schedule.checked.items():
            if said.later_calls:
                self._debit(schedule, day, said)

    def _take(self, schedule: Schedule, day: int) -> None:
        counts_in = self._counts_in(schedule, day)
        entries = self._entries.get(counts_in)
        if entries is not None:
            clock_minute = schedule.clock_minute(day)
            entries.append(Entry(clock_minute, schedule.decision.id, day, schedule))
            return
        minutes = schedule.decision.baseline_minutes if counts_in == "moved" else 0
        self._write(day, Line(counts_in, minutes, 0, day, schedule))

    def _counts_in(self, schedule: Schedule, day: int) -> str:
        if not schedule.counts:
            return "moved" if schedule.is_moved else "nothing"
        said = schedule.checked.get(day)
        if said is not None:
            return "freed" if said.outcome in COUNTED else "nothing"
        if is_not_known(day, self.today):
            return "nothing"
        return "expected" if schedule.decision.state == "agreed" else "hoped"

    def _debit(self, schedule: Schedule, day: int, said: CheckIn) -> None:
        for call in said.later_calls:
            line = Line("freed", -call.minutes, 0, day, schedule, call)
            self._write(call.date.toordinal(), line)

    def _write(self, day: int, line: Line) -> None:
        if self.first <= day <= self.last:
            self.weeks[day - (day - 1) % 7].append(line)

    def close(self) -> Ledger:
        """Write the lines of what was counted, each clock minute once."""
        for counts_in, entries in self._entries.items():
            self._count(counts_in, sorted(entries))
        return self

    def _count(self, counts_in: str, entries: list[Entry]) -> None:
        """Write each entry without the clock minutes that those before it cover.

        They come by their start, so what is covered of one is its beginning, up to the latest
        end so far.
        """
        covered = -1
        for start, _, day, schedule in entries:
            end = start + schedule.minutes
            overlap = max(0, min(end, covered) - start)
            covered = max(covered, end)
            minutes = schedule.decision.baseline_minutes - overlap - _cost(schedule, day)
            self._write(day, Line(counts_in, minutes, overlap, day, schedule))


def _cost(schedule: Schedule, day: int) -> int:
    said = schedule.checked.get(day)
    took = None if said is None else took_minutes(schedule, said)
    return schedule.planned_minutes if took is None else took


def read_ledger(decisions: Iterable[Decision], today: int, first: int, last: int) -> Ledger:
    """Return the ledger of decisions within bounds, both included; all days are ordinals."""
    ledger = Ledger(today, first, last)
    for decision in decisions:
        ledger.read(decision)
    return ledger.close()
