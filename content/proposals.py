"""Which new time a letter proposes where the person names none."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    IsFree = Callable[[datetime, int], bool]

SATURDAY = 5
FARTHEST_DAYS = 366


def propose(
    starts_at: datetime, minutes: int, now: datetime, *, soon: bool, is_free: IsFree
) -> datetime:
    """Return the time to propose, at the same local hour as the meeting.

    A week later; `soon` (the meeting repeats weekly, or its hour is taken): the next day. From
    there on the first day that is a working day, still ahead of now, and for which
    `is_free(start, minutes)` holds: no holiday, no day off, no taken hour.
    """
    first = starts_at + timedelta(days=1 if soon else 7)
    while first <= now:
        first += timedelta(days=1)
    for days in range(FARTHEST_DAYS):
        candidate = first + timedelta(days=days)
        if candidate.weekday() < SATURDAY and is_free(candidate, minutes):
            return candidate
    return first
