"""The ledger: what each occurrence and each later call adds to the sums of its week.

It is read in one pass over the decisions. Of those that lie far from the days asked for only a
glance is taken, because a store holds years and a person looks at weeks.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from content.costs import (
    AS_PLANNED,
    COUNTED,
    is_moved,
    is_not_known,
    planned_minutes,
    took_minutes,
    waits_for_check_in,
)
from content.schedule import Schedule, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.decision import LaterCall
    from content.measured import Measurable

M = TypeVar("M", bound="Measurable", covariant=True)
Glance: TypeAlias = tuple[date, date, M]
"""A decision, after two days between which its occurrences and later calls lie."""
REACH = timedelta(days=3)
"""How far an overlap reaches: twelve hours of a meeting, the farthest zones apart, and the day by
which a glance may be off."""
COUNTED_ONCE = ("freed", "expected", "hoped")
"""The sums in each of which a clock minute counts once."""


class Line:
    """One addend of one sum, or with `nothing` what is only shown; minutes are whole.

    It counts in `freed`, `expected`, `hoped`, `moved` or `nothing`. `saving` is what it adds before
    overlaps are left out, `day` the local day of the occurrence, also of a later call's.
    """

    __slots__ = ("counts_in", "day", "later_call", "overlap", "saving", "schedule")

    def __init__(
        self,
        counts_in: str,
        saving: int,
        schedule: Schedule,
        day: date,
        later_call: LaterCall | None = None,
    ) -> None:
        self.counts_in, self.saving = counts_in, saving
        self.schedule, self.day, self.later_call = schedule, day, later_call
        self.overlap = 0
        """Clock minutes that an earlier occurrence of the same sum covers."""

    @property
    def counts_on(self) -> date:
        """The day by which it falls into a week: a later call's own."""
        return self.day if self.later_call is None else self.later_call.date

    @property
    def is_as_planned(self) -> bool:
        """Tell whether what it took was taken as planned; a later call is timed."""
        if self.counts_in != "freed" or self.later_call is not None:
            return False
        return self.schedule.checked[self.day].outcome == AS_PLANNED

    @property
    def minutes(self) -> int:
        """What it adds to its sum; may be negative."""
        return self.saving - self.overlap


class Ledger:
    """The lines of the weeks between two days, both included."""

    def __init__(self, today: date, first: date, last: date) -> None:
        self.today, self.first, self.last = today, first, last
        self.earliest: date | None = None
        """The day of the earliest occurrence of all, within bounds or not."""
        self._lines: list[Line] = []
        self._from, self._to = _moved(first, -REACH), _moved(last, REACH)
        self._nothing_earlier_from = date.max

    def read(self, start: date, end: date, decision: Measurable) -> None:
        """Take in a decision that lies between two days."""
        is_near = start <= self._to and end >= self._from
        if not is_near and start > self._nothing_earlier_from:
            return
        schedule = Schedule(decision)
        days = schedule.days()
        if days and (self.earliest is None or days[0] < self.earliest):
            self.earliest = days[0]
            self._nothing_earlier_from = _moved(days[0], REACH)
        if is_near:
            self._lines += [
                self._occurrence(schedule, day) for day in days if self._from <= day <= self._to
            ]
            self._lines += _later_calls(schedule)

    def _occurrence(self, schedule: Schedule, day: date) -> Line:
        counts_in = self._counts_in(schedule, day)
        return Line(counts_in, _saving(counts_in, schedule, day), schedule, day)

    def _counts_in(self, schedule: Schedule, day: date) -> str:
        decision, said = schedule.decision, schedule.checked.get(day)
        if not waits_for_check_in(decision):
            return "moved" if is_moved(decision) else "nothing"
        if said is not None:
            return "freed" if said.outcome in COUNTED else "nothing"
        if is_not_known(day, self.today):
            return "nothing"
        return "expected" if decision.state == "agreed" else "hoped"

    def lines(self) -> Iterator[Line]:
        """Return the lines within bounds, each clock minute counted once; when all is taken in."""
        for counts_in in COUNTED_ONCE:
            _count_once([line for line in self._lines if line.counts_in == counts_in])
        return (line for line in self._lines if self.first <= line.counts_on <= self.last)


def _moved(day: date, by: timedelta) -> date:
    """Return another day, the first or the last one that there is where it would lie beyond."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max


def _saving(counts_in: str, schedule: Schedule, day: date) -> int:
    decision = schedule.decision
    if counts_in == "freed":
        return decision.baseline_minutes - (took_minutes(decision, schedule.checked[day]) or 0)
    if counts_in in ("expected", "hoped"):
        return decision.baseline_minutes - planned_minutes(decision)
    return decision.baseline_minutes if counts_in == "moved" else 0


def _later_calls(schedule: Schedule) -> Iterator[Line]:
    for day, said in schedule.checked.items():
        for call in said.later_calls:
            yield Line("freed", -call.minutes, schedule, day, call)


def _count_once(lines: list[Line]) -> None:
    """Find the clock minutes of each line of a sum that those before it cover.

    They come by their start, so what is covered of one is its beginning, up to the latest end
    so far.
    """
    meetings = [
        (line.schedule.clock_minute(line.day), line.schedule.decision.id, line)
        for line in lines
        if line.later_call is None
    ]
    covered = 0
    for start, _, line in sorted(meetings, key=lambda meeting: meeting[:2]):
        end = start + line.schedule.minutes
        line.overlap = max(0, min(end, covered) - start)
        covered = max(covered, end)


def glances(decisions: Iterable[M]) -> Iterator[Glance[M]]:
    """Go through decisions with the days between which each of them lies."""
    for decision in decisions:
        yield *span(decision), decision


def read_ledger(seen: Iterable[Glance[Measurable]], today: date, first: date, last: date) -> Ledger:
    """Return the ledger of decisions between two days, both included."""
    ledger = Ledger(today, first, last)
    for start, end, decision in seen:
        ledger.read(start, end, decision)
    return ledger
