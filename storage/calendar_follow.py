"""Decisions on imported meetings, with where the calendar has their occurrences now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from content.decision import CalendarTime
from storage.calendar_series import start_of
from storage.faults import StorageFault

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from content.decision import Decision
    from storage.calendar_series import Series
    from storage.calendar_store import CalendarStore

IN_A_SERIES = "calendar"
"""What the answer `repeats` is for a series of the calendar."""


class Follower:
    """Puts the calendar's times into decisions; the calendar is read once while it is unchanged."""

    def __init__(self, store: CalendarStore) -> None:
        self._store = store
        self._of: list[Series] | None = None
        self._by_uid: dict[str, Series] = {}
        self._followed: dict[str, tuple[Decision, Decision]] = {}
        """Decisions by id, as they were given and as they were returned."""

    def __call__(self, decision: Decision) -> Decision:
        """Return the decision as the calendar has it; a damaged calendar says nothing."""
        series = self._series(decision.meeting_uid or "")
        given, followed = self._followed.get(decision.id, (None, decision))
        if given is not decision:
            times = None if series is None else _times(decision, series)
            followed = decision if times is None else replace(decision, in_calendar=times)
            self._followed[decision.id] = decision, followed
        return followed

    def _series(self, uid: str) -> Series | None:
        try:
            found = [] if self._store.is_empty else self._store.series()
        except StorageFault:
            return None
        if found is not self._of:
            self._of, self._followed = found, {}
            self._by_uid = {each["uid"]: each for each in found}
        return self._by_uid.get(uid)


def _times(decision: Decision, series: Series) -> tuple[CalendarTime, ...] | None:
    """Return the occurrences that the decision is about; None for a single one that is gone."""
    zone = ZoneInfo(decision.zone)
    standing = [
        each for each in series["occurrences"] if not series["versions"][each[3]]["cancelled"]
    ]
    if decision.repeats == IN_A_SERIES and decision.until is not None:
        chosen = [each for each in standing if _is_from(decision, each, zone)]
        return tuple(_time(each, zone) for each in chosen)
    chosen = [each for each in standing if _is_the_one(decision, each, series["recurs"], zone)]
    return (_time(chosen[0], zone),) if chosen else None


def _is_from(decision: Decision, occurrence: list[Any], zone: tzinfo) -> bool:
    """Tell whether an occurrence is the decided one or a later one, as the series counts them."""
    first = decision.meeting_recurrence_id
    if first and len(first) == len(occurrence[0]):
        return bool(occurrence[0] >= first)
    return start_of(occurrence[1], zone) >= decision.starts_at


def _is_the_one(decision: Decision, occurrence: list[Any], recurs: bool, zone: tzinfo) -> bool:
    if not recurs:
        return True
    if decision.meeting_recurrence_id == occurrence[0]:
        return True
    return start_of(occurrence[1], zone) == decision.starts_at


def _time(occurrence: list[Any], zone: tzinfo) -> CalendarTime:
    start = start_of(occurrence[1], zone)
    earlier = occurrence[4] if len(occurrence) > 4 else ()
    days = [start.date(), _first_day(occurrence[0], zone)]
    days += [start_of(each, zone).date() for each in earlier]
    return CalendarTime(start, tuple(dict.fromkeys(days)))


def _first_day(recurrence_id: str, zone: tzinfo) -> date:
    """Return the local day that the name of an occurrence says: where its rule puts it."""
    if recurrence_id.endswith("Z"):
        return datetime.fromisoformat(recurrence_id).astimezone(zone).date()
    return datetime.fromisoformat(recurrence_id[:8]).date()
