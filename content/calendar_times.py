"""Where the calendar has the occurrences of a decision that nobody has spoken of yet.

A check-in stands where it was made. An occurrence that was moved after its check-in is not asked
about again: it is known by every day that it has stood on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date, datetime

    from content.decision import CalendarTime
    from content.measured import Measurable


def open_starts(
    decision: Measurable, checked: Collection[date], moves_to: datetime | None
) -> dict[date, datetime] | None:
    """Return the starts of the open occurrences by day, in the decision's zone.

    `moves_to` is where the first one moves once that is agreed, unless another stands on that day
    or the calendar has moved it elsewhere. None where the calendar says nothing of the decision.
    """
    times = decision.in_calendar
    if times is None:
        return None
    zone = ZoneInfo(decision.zone)
    starts = [(each, each.starts_at.astimezone(zone)) for each in times]
    standing = {start.date() for _, start in starts}
    found: dict[date, datetime] = {}
    for each, start in _on_days_of_their_own(starts, standing):
        if _is_spoken_of(each, start.date(), checked, standing) or _is_over(decision, each):
            continue
        if moves_to is not None and _moves(decision, each, moves_to.date(), standing):
            start = moves_to
        found.setdefault(start.date(), start)
    return found


def _moves(
    decision: Measurable, time: CalendarTime, new_day: date, standing: Collection[date]
) -> bool:
    """Tell whether an occurrence is the first one, still at its time and agreed to move to a day.

    Where another stands on that day it stays, because each is known by a day of its own.
    """
    is_first = decision.state == "agreed" and time.starts_at == decision.starts_at
    return is_first and (new_day == decision.starts_at.date() or new_day not in standing)


def _on_days_of_their_own(
    starts: Collection[tuple[CalendarTime, datetime]], standing: Collection[date]
) -> Iterator[tuple[CalendarTime, datetime]]:
    """Yield the occurrences with their starts, one a day.

    One that was moved onto the day of another is known by a day that it has left, at its new hour.
    """
    taken: set[date] = set()
    for time, start in sorted(starts, key=lambda each: len(each[0].days)):
        left = (day for day in time.days if day not in standing)
        for day in (start.date(), *left):
            if day not in taken:
                taken.add(day)
                yield time, start.replace(year=day.year, month=day.month, day=day.day)
                break


def _is_spoken_of(
    time: CalendarTime, day: date, checked: Collection[date], standing: Collection[date]
) -> bool:
    """Tell whether a check-in is of this occurrence: on its day, or on one that it has left."""
    return any(each in checked and (each == day or each not in standing) for each in time.days)


def _is_over(decision: Measurable, time: CalendarTime) -> bool:
    """Tell whether an occurrence comes after the last day of the change."""
    return decision.until is not None and min(time.days) > decision.until
