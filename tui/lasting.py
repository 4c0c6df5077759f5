"""How long a change lasts, as a person chooses it: this once, three months, until a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

ONCE, THREE_MONTHS, UNTIL = "once", "three_months", "until"
WAYS = (ONCE, THREE_MONTHS, UNTIL)
"""The options of `lasts`, under `questions.lasts.option`."""
_MONTHS = 3


def until(day: date) -> str:
    """Return the answer that a last day is."""
    return f"until {day.isoformat()}"


def three_months_on(day: date) -> date:
    """Return the same day three months later; the month's last where it has no such day."""
    years, month = divmod(day.month - 1 + _MONTHS, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
