"""Local days and wall times as clock minutes, so that many occurrences can be compared fast."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

MINUTES_IN_A_DAY = 24 * 60
_MINUTE = timedelta(minutes=1)


class LocalTime:
    """One time zone, with the offset of each day that was asked about."""

    __slots__ = ("_offsets", "zone")

    def __init__(self, name: str) -> None:
        self.zone = ZoneInfo(name)
        self._offsets: dict[int, int] = {}

    def clock_minutes(self, days: Iterable[int], wall: int, fold: int = 0) -> list[int]:
        """Return the whole minute, on one clock for all zones, of a wall time on each day.

        Days are ordinals as of `date.toordinal`; `wall` is in minutes after midnight.
        """
        minutes = []
        for day in days:
            offset = self._offsets.get(day)
            if offset is None:
                offset = self._offset_on(day, wall, fold)
            minutes.append(day * MINUTES_IN_A_DAY + wall - offset)
        return minutes

    def _offset_on(self, day: int, wall: int, fold: int) -> int:
        """Return the offset in minutes; kept for days on which the clocks don't change."""
        morning, evening = self._offset(day, 0, 0), self._offset(day + 1, 0, 0)
        if morning != evening:
            return self._offset(day, wall, fold)
        self._offsets[day] = morning
        return morning

    def _offset(self, day: int, wall: int, fold: int) -> int:
        moment = datetime.fromordinal(day) + timedelta(minutes=wall)
        offset = moment.replace(tzinfo=self.zone, fold=fold).utcoffset()
        return (offset or timedelta()) // _MINUTE


@lru_cache(maxsize=64)
def local_time(name: str) -> LocalTime:
    """Return the local time of a zone by its IANA name; ZoneInfoNotFoundError if unknown."""
    return LocalTime(name)
