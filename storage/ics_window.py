"""The days that are read of a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta, tzinfo

    from storage.ics_values import Moment


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are read: from the first up to, not including, the last."""

    first: date
    last: date
    zone: tzinfo
    """The person's, in which floating times and days lie."""

    @property
    def start(self) -> datetime:
        """Where it begins, in UTC."""
        return datetime.combine(self.first, time(), self.zone).astimezone(UTC)

    @property
    def end(self) -> datetime:
        """Where it ends, in UTC."""
        return datetime.combine(self.last, time(), self.zone).astimezone(UTC)

    def holds(self, start: Moment, length: timedelta) -> bool:
        """Tell whether something of this start and length touches the window."""
        begins = self.instant(start)
        if begins is None:
            return False
        ends = begins + length
        return begins < self.end and (ends > self.start or begins >= self.start)

    def instant(self, start: Moment) -> datetime | None:
        """Return a start in UTC; None for one at the ends of time."""
        if not isinstance(start, datetime):
            start = datetime.combine(start, time())
        if start.tzinfo is None:
            start = start.replace(tzinfo=self.zone)
        try:
            return start.astimezone(UTC)
        except OverflowError:
            return None
