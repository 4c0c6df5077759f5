"""A calendar file from its bytes to what is stored of it: each event in, refused or outside."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from storage import ics_rules
from storage.ics_event import WITHOUT_UID, Event, text_of
from storage.ics_event_reader import read
from storage.ics_expand import Occurrence, occurrences
from storage.ics_lines import property_of
from storage.ics_scan import RawEvent, scan
from storage.ics_stored import Series, series, size
from storage.ics_values import Unfit
from storage.ics_zones import Zones

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from contextlib import AbstractContextManager

    from storage.ics_window import Window

MOST_SECONDS = 8.0
"""Of one file; the events that are left then are named."""
MOST_STORED = 12_000_000
"""Characters that are stored of one file, roughly; the events after these are named."""


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """An event that was left out, and why."""

    line: int
    """Where it begins in its file; where it is one line's fault, that line."""
    event: str
    """Its UID or its subject; empty when it has neither."""
    why: str
    """The id of the reason's words."""
    value: str
    """What was refused, as it stands in the file."""
    count: int = 1
    """More than one where so many were left out together."""


@dataclass(slots=True)
class FileRead:
    """What became of the events of a file: each is in, refused or outside the window."""

    events_in: int = 0
    outside: int = 0
    refused: list[RefusedEvent] = field(default_factory=list)
    whole: bool = True
    """False when the file is cut short or none of a calendar; then nothing is gone from it."""
    outside_uids: dict[str, str] = field(default_factory=dict)
    """Events outside the window by UID, with their starts."""


class TimeIsUp(Exception):
    """One event took too long."""


class Reader:
    """Reads one file; what it finds is handed on at once, so that little is held in memory."""

    def __init__(
        self,
        window: Window,
        emit: Callable[[Series], None],
        *,
        begin: Callable[[str], None] = lambda _: None,
        guard: Callable[[], AbstractContextManager[None]] = nullcontext,
        poison: Collection[str] = (),
        seconds: float = MOST_SECONDS,
    ) -> None:
        self._window, self._emit, self._begin, self._guard = window, emit, begin, guard
        self._poison = poison
        self._deadline = time.monotonic() + seconds
        self._stored = 0
        self.result = FileRead()

    def read(self, file: IO[bytes]) -> FileRead:
        """Read the file; each event is counted once, whatever is wrong with it."""
        found = scan(file)
        self.result.whole = found.whole
        zones = Zones(found.zones)
        groups: dict[str, list[Event]] = defaultdict(list)
        for raw in found.events:
            event = self._event(raw, zones)
            if event is not None:
                groups[event.uid].append(event)
        found.events.clear()
        if found.left_out:
            left = RefusedEvent(found.left_out_from, "", "left_out", "", found.left_out)
            self.result.refused.append(left)
        apart = [each for pair in groups.items() for each in self._told_apart(*pair)]
        # The cheap ones first, so that a rule that takes all the time takes it from few.
        for name, versions in sorted(apart, key=lambda pair: self._cost(pair[1])):
            self._take(name, versions)
        return self.result

    def _event(self, raw: RawEvent, zones: Zones) -> Event | None:
        try:
            if time.monotonic() > self._deadline:
                raise Unfit("no_time", line=raw.line)
            return read(raw, zones)
        except Unfit as unfit:
            self._refuse(unfit.line or raw.line, _name(raw), unfit)
            return None

    def _refuse(self, line: int, name: str, unfit: Unfit) -> None:
        refused = RefusedEvent(line, name, unfit.why, unfit.value[:200])
        self.result.refused.append(refused)

    def _refuse_all(self, events: Iterable[Event], unfit: Unfit) -> None:
        for event in events:
            self._refuse(event.line, event.uid, unfit)

    def _told_apart(self, uid: str, events: list[Event]) -> Iterable[tuple[str, list[Event]]]:
        """Return the newest versions under each name; older ones are refused.

        Two events of one UID and one age that start apart are two events, whatever the UID says.
        """
        if uid.startswith(WITHOUT_UID):
            return [(f"{uid}-{place}", [each]) for place, each in enumerate(events)]
        newest: dict[str, Event] = {}
        others: dict[str, Event] = {}
        for event in sorted(events, key=lambda each: each.age):
            key = "" if event.recurrence_id is None else text_of(event.recurrence_id)
            before = newest.get(key)
            if before is not None and not key and _are_two(before, event):
                others[f"{uid} {text_of(before.start)}"] = before
            elif before is not None:
                self._refuse(before.line, uid, Unfit("older_version", str(event.line)))
            newest[key] = event
        return [(uid, list(newest.values())), *((name, [each]) for name, each in others.items())]

    def _take(self, uid: str, events: list[Event]) -> None:
        try:
            found = self._laid_out(uid, events)
        except Unfit as unfit:
            self._refuse_all(events, unfit)
            return
        used = {each.event.line for each in found}
        inside = [each for each in events if each.line in used or self._touches(each, found)]
        self.result.events_in += len(inside)
        self.result.outside += len(events) - len(inside)
        if inside:
            self._stored += sum(map(size, events)) + 60 * len(found)
            self._emit(series(uid, events, found))
        else:
            self.result.outside_uids[uid] = text_of(events[0].start)

    def _cost(self, events: list[Event]) -> float:
        """Return roughly how many steps it takes to lay an event out."""
        last = self._window.end
        return sum(
            ics_rules.steps(rule, each.start, last) for each in events for rule in each.rules
        )

    def _touches(self, event: Event, found: list[Occurrence]) -> bool:
        """Tell whether an event is in, though none of the occurrences is of this version."""
        if event.recurrence_id is None:
            return bool(found)
        return self._window.holds(event.start, event.length)

    def _laid_out(self, uid: str, events: list[Event]) -> list[Occurrence]:
        recurs = any(each.recurs for each in events)
        if uid in self._poison:
            raise Unfit("no_time")
        if self._stored > MOST_STORED:
            raise Unfit("left_out")
        if not recurs:
            return self._occurrences(events)
        if time.monotonic() > self._deadline:
            raise Unfit("no_time")
        self._begin(uid)
        try:
            with self._guard():
                return self._occurrences(events)
        except TimeIsUp:  # out here, because the guard may ring again until it is taken off
            raise Unfit("no_time") from None

    def _occurrences(self, events: list[Event]) -> list[Occurrence]:
        try:
            return occurrences(events, self._window)
        except MemoryError:
            raise Unfit("no_memory") from None
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise error if isinstance(error, Unfit) else Unfit("bad_rule", str(error)) from error


def _are_two(one: Event, other: Event) -> bool:
    return one.sequence == other.sequence and one.start != other.start


def _name(raw: RawEvent) -> str:
    """Return what an event can be called by, before it has been read."""
    names: dict[str, str] = {}
    for line in raw.lines:
        found = property_of(line.raw)
        if found.name in ("UID", "SUMMARY"):
            names.setdefault(found.name, found.value.strip())
    return (names.get("UID") or names.get("SUMMARY") or "")[:200]
