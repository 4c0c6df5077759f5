"""ISO weeks as they are written and asked for: "2026-W48", from Monday to Sunday."""

from __future__ import annotations

import re
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a person can ask for; the weeks around them exist all the same."""
DAYS_IN_A_WEEK = 7
_WRITTEN = re.compile(r"([0-9]{4})-W([0-9]{2})")


class WeekUnreadable(ValueError):
    """A week that is not one: keeps the text, and how many weeks its year has, if it has any."""

    def __init__(self, text: str, year: int | None = None) -> None:
        self.text, self.year = text, year
        self.weeks = None if year is None else weeks_in(year)
        known = "give a week such as 2026-W48"
        if self.weeks is not None:
            known = f"{year} has the weeks W01 to W{self.weeks}"
        super().__init__(f"{text!r}: {known}")


def week_of(day: date) -> str:
    """Return the ISO week of a day, such as "2026-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weeks_in(year: int) -> int:
    """Return how many ISO weeks a year has, 52 or 53."""
    return date(year, 12, 28).isocalendar().week


def read_week(text: str) -> str:
    """Return the week that a person wrote, or raise WeekUnreadable."""
    week = text.upper()
    found = _WRITTEN.fullmatch(week)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise WeekUnreadable(text)
    year = int(found[1])
    if not 1 <= int(found[2]) <= weeks_in(year):
        raise WeekUnreadable(text, year)
    return week


def monday(week: str) -> date:
    """Return the first day of a week of any year; ValueError where there is no such week."""
    return date.fromisoformat(week)


def monday_of(day: date) -> date:
    """Return the first day of the week of a day."""
    return day - timedelta(days=day.weekday())


def shift(week: str, weeks: int) -> str:
    """Return the week that many weeks later; earlier, when negative."""
    return week_of(monday(week) + timedelta(weeks=weeks))


def weeks_from(first: str, last: str) -> list[str]:
    """Return every week from the first to the last, both included."""
    start, end = monday(first), monday(last)
    count = (end - start).days // DAYS_IN_A_WEEK + 1
    return [week_of(start + timedelta(weeks=number)) for number in range(count)]
