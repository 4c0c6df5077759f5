"""Occurrences: each time that a decided meeting was, is or would be, and what became of it.

Which there are follows from the decision's state: a proposed or agreed decision has all of its
occurrences; a refused or withdrawn one only those that were checked in, because a check-in stands
whatever happens to the decision later.

Status, by the day of `now`:

    ahead            not past yet: its day is today or later
    waiting          past, and nobody has said what became of it
    not_known        more than fourteen days past, and still nobody has said
    held             checked in: it took less than the meeting as it was
    full             the full meeting happened after all, or what took its place took as long
    did_not_happen   it did not happen for another reason

A kept or moved meeting is never asked about. Past its day a kept one is `full` and a moved one
`did_not_happen` on the day that it was moved from: that is what is known without asking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from content.costs import (
    DID_NOT_HAPPEN,
    FULL,
    TIMED,
    held,
    is_moved,
    is_not_known,
    planned_minutes,
    took_minutes,
    waits_for_check_in,
)
from content.iso_weeks import DAYS_IN_A_WEEK, monday_of
from content.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from content.decision import CheckIn, Decision, LaterCall
    from content.measured import Measurable


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of a decided meeting; minutes are whole."""

    date: date
    """The local day, in the zone of the decision; a check-in is known by it."""
    starts_at: datetime
    """Aware, in the zone of the decision."""
    baseline_minutes: int
    """Meeting and travel as they were."""
    planned_minutes: int
    """What it is planned to cost instead, on the terms that were agreed."""
    took_minutes: int | None
    """What it is charged with; None when not checked in, full, or when it did not happen."""
    timed: bool
    """True when the minutes were said, false when taken as planned or not checked in."""
    corrected: bool
    """True when its check-in was changed after its week was over."""
    overlap_minutes: int
    """Clock minutes that an earlier occurrence of the same sum covers already."""
    later_calls: tuple[LaterCall, ...]
    status: str
    """`ahead`, `waiting`, `not_known`, `held`, `full` or `did_not_happen`."""

    @property
    def freed_minutes(self) -> int | None:
        """What it freed, its later calls taken off; None while it adds nothing to freed."""
        calls = sum(call.minutes for call in self.later_calls)
        if self.took_minutes is not None:
            return self.baseline_minutes - self.overlap_minutes - self.took_minutes - calls
        return -calls if calls else None


def occurrences(
    decision: Decision, now: datetime, overlaps: Mapping[tuple[str, date], int] | None = None
) -> tuple[Occurrence, ...]:
    """Return the occurrences of a decision in the order of their days.

    `overlaps` are minutes by decision id and day, as `breathing_room.overlaps` finds them; a
    decision alone can't know them, and without them they are 0.
    """
    schedule, known = Schedule(decision), overlaps or {}
    return tuple(
        occurrence(schedule, day, now.date(), known.get((decision.id, day), 0))
        for day in schedule.days()
    )


def occurrence(schedule: Schedule, day: date, today: date, overlap: int) -> Occurrence:
    """Return the occurrence of a day; `overlap` is in minutes."""
    decision, said = schedule.decision, schedule.checked.get(day)
    return Occurrence(
        date=day,
        starts_at=schedule.starts_at(day),
        baseline_minutes=decision.baseline_minutes,
        planned_minutes=planned_minutes(decision),
        took_minutes=None if said is None else took_minutes(decision, said),
        timed=said is not None and said.outcome == TIMED,
        corrected=said is not None and _is_corrected(decision, said),
        overlap_minutes=overlap,
        later_calls=() if said is None else said.later_calls,
        status=_status(decision, said, day, today),
    )


def _is_corrected(decision: Measurable, said: CheckIn) -> bool:
    """Tell whether a check-in was changed after the week of its occurrence was over."""
    if said.at == said.first_at:
        return False
    changed_on = said.at.astimezone(ZoneInfo(decision.zone)).date()
    return (changed_on - monday_of(said.date)).days >= DAYS_IN_A_WEEK


def _status(decision: Measurable, said: CheckIn | None, day: date, today: date) -> str:
    if said is not None:
        if said.outcome == DID_NOT_HAPPEN:
            return DID_NOT_HAPPEN
        return "held" if held(decision, said) else FULL
    if day >= today:
        return "ahead"
    if not waits_for_check_in(decision):
        return DID_NOT_HAPPEN if is_moved(decision) else FULL
    return "not_known" if is_not_known(day, today) else "waiting"
