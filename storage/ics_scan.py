"""Finds the events of an iCalendar file before anything is read into them.

Each event stands alone from here on: what is wrong with one does not touch the next. Of an event
only the properties that the coach uses are kept, and of the file only so many events.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import IO

from storage.ics_lines import Line, lines, name_of, property_of

MOST_EVENTS = 25_000
"""Of one file; the events after these are counted and named, not read."""
MOST_BYTES = 64 * 1024 * 1024
"""Of one file; what stands after these is not read."""
MOST_LINES = 2_000
"""Kept of one event or time zone."""
MOST_KEPT = 96 * 1024 * 1024
"""Bytes of memory that the kept lines of a file may take."""
_OVERHEAD = 160
"""Bytes of memory of a line besides its text."""
LONGEST_DESCRIPTION = 2_000
"""Bytes in which a link to a video call is looked for."""
WANTED = frozenset(
    b"ATTENDEE CONFERENCE DESCRIPTION DTEND DTSTAMP DTSTART DURATION EXDATE EXRULE LAST-MODIFIED "
    b"LOCATION ORGANIZER RDATE RECURRENCE-ID RRULE SEQUENCE STATUS SUMMARY TRANSP UID URL "
    b"X-GOOGLE-CONFERENCE X-MICROSOFT-CDO-BUSYSTATUS X-MICROSOFT-SKYPETEAMSMEETINGURL".split()
)
DEEPEST = 100
"""Components within each other; no calendar has more than four."""
SCAN_SECONDS = 3.0
_CHUNK = 4 * 1024 * 1024
_BEGINS = re.compile(rb"^BEGIN:VEVENT[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LONGEST_BEGIN = 64
_EVENT, _ZONE, _CALENDAR = b"VEVENT", b"VTIMEZONE", b"VCALENDAR"


@dataclass(slots=True)
class RawEvent:
    """An event as its lines stand in the file."""

    line: int
    """Where it begins."""
    method: str = ""
    """The METHOD of its calendar, upper case."""
    lines: list[Line] = field(default_factory=list)
    fault: str = ""
    """`not_closed` or `too_many_lines`; empty for a whole one."""


@dataclass(slots=True)
class Scan:
    """What a file holds."""

    events: list[RawEvent] = field(default_factory=list)
    """In order, as far as they are read."""
    left_out: int = 0
    """How many more there are: the file is larger than what is read of one."""
    left_out_from: int = 0
    """The line of the first of these, or where reading stopped before it."""
    last_line: int = 0
    """The last line that was read."""
    zones: list[list[bytes]] = field(default_factory=list)
    """The lines of each time zone, BEGIN and END included."""
    whole: bool = True
    """False when the file ends in the middle of something, or is none of a calendar."""


def scan(file: IO[bytes], seconds: float = SCAN_SECONDS) -> Scan:
    """Find the events and time zones of a file, as many as fit into the bounds."""
    scanner, deadline = _Scanner(), time.monotonic() + seconds
    for number, line in enumerate(lines(file)):
        looks = number % 1_000 == 0 or not line.raw
        if scanner.is_full or (looks and time.monotonic() > deadline):
            return scanner.cut(file)
        scanner.take(line)
    return scanner.close()


def _count_events(file: IO[bytes]) -> int:
    """Count the events of a whole file, fast, without looking at what they are."""
    file.seek(0)
    count, rest = 0, b""
    while chunk := file.read(_CHUNK):
        chunk = rest + chunk
        cut = chunk.rfind(b"\n") + 1
        count += len(_BEGINS.findall(chunk, 0, cut))
        rest = chunk[cut:][-_LONGEST_BEGIN:]
    return count + len(_BEGINS.findall(rest))


class _Scanner:
    def __init__(self) -> None:
        self._found = Scan()
        self._read, self._kept = 0, 0
        self._open: list[bytes] = []
        self._event: RawEvent | None = None
        self._zone: list[bytes] | None = None
        self._method = ""
        self._saw_calendar = False

    @property
    def is_full(self) -> bool:
        """Whether the next event would be one too many."""
        is_long = self._read > MOST_BYTES or self._kept > MOST_KEPT
        is_deep = len(self._open) > DEEPEST
        return is_long or is_deep or len(self._found.events) > MOST_EVENTS

    def cut(self, file: IO[bytes]) -> Scan:
        """Return what was found so far, and how many events are left out."""
        found = self._found
        found.left_out_from = found.last_line
        if self._event is not None:
            # Reading stopped in the middle of it.
            found.left_out_from = found.events.pop().line
        found.left_out = max(0, _count_events(file) - len(found.events))
        found.whole = False
        return found

    def take(self, line: Line) -> None:
        self._read += len(line.raw)
        self._found.last_line = line.number
        name = name_of(line.raw)
        if name in (b"BEGIN", b"END") and b";" in line.raw.partition(b":")[0]:
            return
        if name == b"BEGIN":
            self._begin(_component(line), line)
        elif name == b"END":
            self._end(_component(line))
        elif self._event is not None and self._open[-1] == _EVENT:
            if name == b"DESCRIPTION":
                line = Line(line.number, line.raw[:LONGEST_DESCRIPTION])
            if name in WANTED:
                self._keep(self._event, line)
        elif self._zone is not None:
            self._zone.append(line.raw)
        elif name == b"METHOD" and self._open[-1:] == [_CALENDAR]:
            self._method = property_of(line.raw).value.strip().upper()

    def _keep(self, event: RawEvent, line: Line) -> None:
        if event.fault:
            return
        if len(event.lines) == MOST_LINES:
            event.fault = "too_many_lines"
            return
        event.lines.append(line)
        self._kept += len(line.raw) + _OVERHEAD

    def _begin(self, name: bytes, line: Line) -> None:
        if name in (_EVENT, _CALENDAR):
            self._break_off()
        if name == _CALENDAR:
            self._saw_calendar, self._method = True, ""
        self._open.append(name)
        if name == _EVENT:
            self._saw_calendar = True
            self._event = RawEvent(line.number, self._method)
            self._found.events.append(self._event)
        elif name == _ZONE and self._event is None:
            self._zone = []
        if self._zone is not None:
            self._zone.append(line.raw)

    def _end(self, name: bytes) -> None:
        if name not in self._open:
            return
        if self._zone is not None:
            self._zone.append(b"END:" + name)
        while (closed := self._open.pop()) != name:
            self._found.whole = False
            self._close(closed, is_whole=False)
        self._close(name, is_whole=True)

    def _close(self, name: bytes, *, is_whole: bool) -> None:
        if name == _EVENT and self._event is not None:
            if not is_whole and not self._event.fault:
                self._event.fault = "not_closed"
            self._event = None
        elif name == _ZONE and self._zone is not None:
            if is_whole and len(self._zone) <= MOST_LINES:
                self._found.zones.append(self._zone)
            self._zone = None

    def _break_off(self) -> None:
        """Give up an event that another one, or another calendar, begins in the middle of."""
        while _EVENT in self._open or _ZONE in self._open:
            self._found.whole = False
            self._close(self._open.pop(), is_whole=False)

    def close(self) -> Scan:
        found = self._found
        found.whole = found.whole and self._saw_calendar and not self._open
        while self._open:
            self._close(self._open.pop(), is_whole=False)
        return found


def _component(line: Line) -> bytes:
    return line.raw.partition(b":")[2].strip().upper()
