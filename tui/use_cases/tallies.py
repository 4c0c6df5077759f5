"""What each decision adds to the weeks, added up over all of its occurrences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.occurrences import occurrence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from content.breathing_room import Week
    from content.ledger import Line


@dataclass(slots=True)
class Tally:
    """What one decision adds to all weeks, in whole minutes, and what of it is still open."""

    freed: int = 0
    timed: int = 0
    """How much of freed was timed; later calls are taken off here."""
    expected: int = 0
    hoped: int = 0
    moved: int = 0
    checked_in: int = 0
    waiting: int = 0
    """Occurrences that are past and not spoken of, those not known among them."""
    not_known: int = 0
    corrected: int = 0

    def take(self, line: Line, today: date) -> None:
        """Add one line of a week."""
        self.add(line)
        if line.later_call is None:
            found = occurrence(line.schedule, line.day, today, line.overlap)
            self.waiting += found.status in ("waiting", "not_known")
            self.not_known += found.status == "not_known"
            self.checked_in += found.status in ("held", "full") and line.counts_in != "nothing"
            self.corrected += found.corrected

    def add(self, line: Line) -> None:
        """Add the minutes of a line alone."""
        if line.counts_in != "nothing":
            setattr(self, line.counts_in, getattr(self, line.counts_in) + line.minutes)
        if line.counts_in == "freed" and not line.is_as_planned:
            self.timed += line.minutes


def lines_of(weeks: Iterable[Week]) -> dict[str, list[Line]]:
    """Return the lines of weeks by their decision's id; one without an occurrence is not in it."""
    found: dict[str, list[Line]] = {}
    for week in weeks:
        for line in week.lines:
            found.setdefault(line.schedule.decision.id, []).append(line)
    return found


def tally(lines: Iterable[Line], today: date) -> Tally:
    """Return what some lines add."""
    found = Tally()
    for line in lines:
        found.take(line, today)
    return found


def minutes_of(lines: Iterable[Line]) -> Tally:
    """Return the minutes that some lines add, and nothing of what is still open."""
    found = Tally()
    for line in lines:
        found.add(line)
    return found
