"""Calendars read in this process, to compare what came out with what the standard says."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from storage.ics_read import FileRead, Reader
from storage.ics_window import Window

HERE = Path(__file__).parent / "calendars"
BUCHAREST = ZoneInfo("Europe/Bucharest")
YEAR = Window(date(2026, 1, 1), date(2028, 1, 1), BUCHAREST)


@dataclass(frozen=True)
class Read:
    """What was read from one text."""

    result: FileRead
    series: list[dict[str, Any]]

    @property
    def starts(self) -> list[str]:
        """All starts that take place, as they are stored, in order."""
        return sorted(
            start
            for each in self.series
            for _, start, _, number in each["occurrences"]
            if not each["versions"][number]["cancelled"]
        )

    @property
    def reasons(self) -> list[str]:
        """Why each refused event was refused."""
        return [each.why for each in self.result.refused]

    @property
    def counted(self) -> int:
        """How many events are accounted for."""
        refused = sum(each.count for each in self.result.refused)
        return self.result.events_in + self.result.outside + refused


def read(text: str | bytes, window: Window = YEAR, **options: Any) -> Read:
    """Read a calendar's text."""
    raw = text.encode() if isinstance(text, str) else text
    series: list[dict[str, Any]] = []
    return Read(Reader(window, series.append, **options).read(io.BytesIO(raw)), series)


def calendar(*events: str, zones: str = "") -> str:
    """Return a calendar of events, each given by its lines."""
    body = "".join(f"BEGIN:VEVENT\n{each.strip()}\nEND:VEVENT\n" for each in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{zones}{body}END:VCALENDAR\n"
