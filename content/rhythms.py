"""Rhythms: the days on which a meeting that repeats falls.

Monthly on the 31st means the month's last day where there is no 31st; the months after it are
counted from the first day again, so that a short month leaves no trace.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS_IN_A_YEAR = 12


def days_of(repeats: str, first: date, last: date) -> list[date]:
    """Return the days from the first to the last, both included; any other rhythm has one day."""
    repetition = _REPETITIONS.get(repeats)
    if repetition is None or last <= first:
        return [first]
    return list(takewhile(lambda day: day <= last, (repetition(first, n) for n in count())))


def _weeks_later(step: int) -> Callable[[date, int], date]:
    return lambda first, number: first + timedelta(weeks=step * number)


def _months_later(first: date, number: int) -> date:
    years, month = divmod(first.month - 1 + number, _MONTHS_IN_A_YEAR)
    year = first.year + years
    after = month + 1
    next_month = date(year + after // _MONTHS_IN_A_YEAR, after % _MONTHS_IN_A_YEAR + 1, 1)
    last_day = (next_month - timedelta(days=1)).day
    return date(year, after, min(first.day, last_day))


_REPETITIONS = {
    "weekly": _weeks_later(1),
    "fortnightly": _weeks_later(2),
    "monthly": _months_later,
}
