"""What each decision adds to the weeks, added up over all of its occurrences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.breathing_room import Row, Week


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

    def take(self, row: Row) -> None:
        """Add one line of a week."""
        if row.counts_in != "nothing":
            setattr(self, row.counts_in, getattr(self, row.counts_in) + row.minutes)
        if row.counts_in == "freed" and (row.occurrence.timed or row.later_call):
            self.timed += row.minutes
        if row.later_call is None:
            status = row.occurrence.status
            self.waiting += status in ("waiting", "not_known")
            self.not_known += status == "not_known"
            self.checked_in += status in ("held", "full") and row.counts_in != "nothing"
            self.corrected += row.occurrence.corrected


def tallies(weeks: Iterable[Week]) -> dict[str, Tally]:
    """Return what each decision adds, by its id; one without an occurrence is not in it."""
    found: dict[str, Tally] = {}
    for week in weeks:
        for row in week.rows:
            found.setdefault(row.decision_id, Tally()).take(row)
    return found
