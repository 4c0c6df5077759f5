"""Where the calendar has the occurrences of a decision that nobody has spoken of yet.

A check-in stands where it was made. An occurrence that was moved after its check-in is not asked
about again: it is known by every day that it has stood on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from content.decision import CalendarTime, Decision


def open_starts(
    decision: Decision, checked: Collection[date], moves_to: datetime | None
) -> dict[date, datetime] | None:
    """Return the starts of the open occurrences by day, in the decision's zone.

    `moves_to` is where the first one moves once that is agreed, unless the calendar has moved it
    elsewhere. None where the calendar says nothing of the decision.
    """
    times = decision.in_calendar
    if times is None:
        return None
    zone = ZoneInfo(decision.zone)
    starts = [(each, each.starts_at.astimezone(zone)) for each in times]
    standing = {start.date() for _, start in starts}
    found: dict[date, datetime] = {}
    for each, start in starts:
        if _is_spoken_of(each, start.date(), checked, standing) or _is_over(decision, each):
            continue
        if start == decision.starts_at and moves_to is not None and decision.state == "agreed":
            start = moves_to
        found.setdefault(start.date(), start)
    return found


def _is_spoken_of(
    time: CalendarTime, day: date, checked: Collection[date], standing: Collection[date]
) -> bool:
    """Tell whether a check-in is of this occurrence: on its day, or on one that it has left."""
    return any(each in checked and (each == day or each not in standing) for each in time.days)


def _is_over(decision: Decision, time: CalendarTime) -> bool:
    """Tell whether an occurrence comes after the last day of the change."""
    return decision.until is not None and min(time.days) > decision.until
