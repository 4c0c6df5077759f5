"""Local days and wall times as clock minutes, so that many occurrences can be compared fast."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTES_IN_A_DAY = 24 * 60
_MINUTE = timedelta(minutes=1)


class LocalTime:
    """One time zone, with the offset of each day that was asked about."""

    __slots__ = ("_offsets", "zone")

    def __init__(self, name: str) -> None:
        self.zone = ZoneInfo(name)
        self._offsets: dict[int, int | None] = {}

    def clock_minute(self, day: int, wall: int, fold: int = 0) -> int:
        """Return the whole minute, on one clock for all zones, of a wall time on a day.

        `day` is an ordinal as of `date.toordinal`; `wall` is in minutes after midnight.
        """
        try:
            offset = self._offsets[day]
        except KeyError:
            offset = self._offsets[day] = self._offset_all_day(day)
        if offset is None:
            offset = self._offset(day, wall, fold)
        return day * MINUTES_IN_A_DAY + wall - offset

    def _offset_all_day(self, day: int) -> int | None:
        """Return the offset in minutes, or None on a day on which the clocks change."""
        morning, evening = self._offset(day, 0, 0), self._offset(day + 1, 0, 0)
        return morning if morning == evening else None

    def _offset(self, day: int, wall: int, fold: int) -> int:
        moment = datetime.fromordinal(day) + timedelta(minutes=wall)
        offset = moment.replace(tzinfo=self.zone, fold=fold).utcoffset()
        return (offset or timedelta()) // _MINUTE


@lru_cache(maxsize=64)
def local_time(name: str) -> LocalTime:
    """Return the local time of a zone by its IANA name; ZoneInfoNotFoundError if unknown."""
    return LocalTime(name)
