"""A decision laid out: which days its occurrences fall on, when they start, what each costs.

A recurring meeting keeps its local time through every change of the clocks. The first occurrence
moves when a new time is agreed; each day holds one occurrence of a decision at most, because a
check-in is known by its day. Days are ordinals as of `date.toordinal`.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from content.library import load
from content.local_time import local_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from content.decision import CheckIn, Decision
    from content.schema import Tactic

EVER = (date.min.toordinal(), date.max.toordinal())
OPEN_STATES = ("proposed", "agreed")
_STEP_DAYS = {"weekly": 7, "fortnightly": 14}
_MONTHS = 12


class Schedule:
    """One decision laid out over days."""

    __slots__ = (
        "_first_place",
        "_repeats",
        "_starts_at",
        "_until",
        "_wall",
        "as_planned_minutes",
        "checked",
        "counts",
        "decision",
        "first",
        "is_moved",
        "local",
        "minutes",
        "moves_to",
        "open",
        "planned_minutes",
    )

    def __init__(self, decision: Decision) -> None:
        tactic = load().tactics.get(decision.tactic)
        self.decision = decision
        self.local = local_time(decision.zone)
        self.counts = tactic is None or not tactic.fallback
        """False for a meeting that is kept or moved: it frees nothing and is never asked about."""
        self.is_moved = tactic is not None and tactic.fallback and tactic.proposes_time != "never"
        self.open = decision.state in OPEN_STATES
        self.minutes = cast("int", decision.answers["minutes"])
        """Clock minutes of the meeting as it was, without the travel."""
        self.as_planned_minutes, self.planned_minutes = self._cost()
        self._starts_at = starts_at = decision.starts_at
        self.first = starts_at.toordinal()
        self._wall = starts_at.hour * 60 + starts_at.minute
        self._until, self._repeats = self._series()
        self.checked: Mapping[int, CheckIn] = self._check_ins()
        self.moves_to = self._new_time(tactic)
        self._first_place = self._place_of_first()

    def _cost(self) -> tuple[int, int]:
        """Return the minutes of an occurrence that goes as planned, and the minutes planned for.

        They differ by what is held back, which agreed terms leave as it is.
        """
        decision, terms = self.decision, self.decision.terms
        if terms is None or terms.minutes is None or not self.counts:
            return decision.as_planned_minutes, decision.planned_minutes
        as_planned = terms.minutes + decision.kept_travel_minutes
        held_back = decision.planned_minutes - decision.as_planned_minutes
        return as_planned, as_planned + held_back

    def _series(self) -> tuple[int, str]:
        """Return the last day of the series and its rhythm; what is not changed has no series."""
        until = self.decision.until if self.counts else None
        repeats = self.decision.repeats
        if until is None or repeats not in _REPETITIONS:
            return self.first, "once"
        return until.toordinal(), repeats

    def _check_ins(self) -> dict[int, CheckIn]:
        if not self.counts or not self.decision.check_ins:
            return {}
        return {day.toordinal(): said for day, said in self.decision.check_ins.items()}

    def _new_time(self, tactic: Tactic | None) -> datetime | None:
        """Return where the first occurrence moves once that is agreed."""
        if tactic is None or tactic.fallback or tactic.proposes_time == "never":
            return None
        answers, terms = self.decision.answers, self.decision.terms
        if terms is not None and terms.starts_at is not None:
            return terms.starts_at.astimezone(self.local.zone)
        proposed = tactic.proposes_time in ("always", answers.get("reason"))
        if not proposed or not answers.get("new_time"):
            return None
        return datetime.fromisoformat(str(answers["new_time"])).astimezone(self.local.zone)

    def _place_of_first(self) -> int | None:
        """Return the day of the first occurrence, None when it is over or was checked in."""
        if not self.open or self.first in self.checked:
            return None
        if any(not self._in_rhythm(day) for day in self.checked):
            return None
        if self.moves_to is not None and self.decision.state == "agreed":
            place = self.moves_to.toordinal()
            return None if place in self.checked else place
        return self.first

    def _in_rhythm(self, day: int) -> bool:
        """Tell whether the series, were it to go on for ever, would fall on a day."""
        return day in (self.first, *self._repetitions(day, day, for_ever=True))

    def _repetitions(self, first: int, last: int, *, for_ever: bool = False) -> list[int]:
        """Return the days of the second and later occurrences within bounds."""
        repeats = _REPETITIONS.get(self._repeats)
        if repeats is None:
            return []
        return repeats(self.first, first, last if for_ever else min(last, self._until))

    def days(self, first: int, last: int) -> list[int]:
        """Return the days, in order, on which there is an occurrence within bounds."""
        checked = [day for day in self.checked if first <= day <= last]
        return sorted(checked + self.open_days(first, last))

    def open_days(self, first: int, last: int) -> list[int]:
        """Return the days of the occurrences within bounds that nobody has spoken of."""
        place = self._first_place
        days = [] if place is None or not first <= place <= last else [place]
        if not self.open or self._until == self.first:
            return days
        taken = {place, *self.checked}
        return days + [day for day in self._repetitions(first, last) if day not in taken]

    @property
    def earliest(self) -> int | None:
        """The day of the first occurrence that there is; None when there is none."""
        days = list(self.checked)
        if self._first_place is not None:
            days.append(self._first_place)
        if self.open and self._first_place != self.first and self._until > self.first:
            days += self._repetitions(*EVER)[:1]
        return min(days, default=None)

    def _is_moved_to(self, day: int) -> bool:
        if self.moves_to is None or self.moves_to.toordinal() != day:
            return False
        return day in self.checked or day == self._first_place

    def starts_at(self, day: int) -> datetime:
        """Return when the occurrence of a day starts, in the decision's zone."""
        if self.moves_to is not None and self._is_moved_to(day):
            return self.moves_to
        local = date.fromordinal(day)
        return self._starts_at.replace(year=local.year, month=local.month, day=local.day)

    def clock_minutes(self, days: list[int]) -> list[int]:
        """Return the starts of occurrences in minutes on one clock for all zones."""
        if self.moves_to is None:
            return self.local.clock_minutes(days, self._wall, self._starts_at.fold)
        return [self._clock_minute(self.starts_at(day)) for day in days]

    def _clock_minute(self, moment: datetime) -> int:
        day, wall = moment.toordinal(), moment.hour * 60 + moment.minute
        return self.local.clock_minutes([day], wall, moment.fold)[0]


def _every(step: int) -> Callable[[int, int, int], list[int]]:
    def repetitions(start: int, first: int, last: int) -> list[int]:
        number = max(1, -(-(first - start) // step))
        return list(range(start + number * step, last + 1, step))

    return repetitions


def _monthly(start: int, first: int, last: int) -> list[int]:
    """Return the same day of later months; the month's last day where there is no such day."""
    origin, earliest = date.fromordinal(start), date.fromordinal(max(first, start))
    number = max(1, _months(earliest) - _months(origin))
    days: list[int] = []
    while (day := _months_later(origin, number)) <= last:
        if day >= first:
            days.append(day)
        number += 1
    return days


def _months(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _months_later(origin: date, number: int) -> int:
    year, month = divmod(_months(origin) + number, _MONTHS)
    last_day = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(origin.day, last_day)).toordinal()


_REPETITIONS: dict[str, Callable[[int, int, int], list[int]]] = {
    **{rhythm: _every(step) for rhythm, step in _STEP_DAYS.items()},
    "monthly": _monthly,
}
