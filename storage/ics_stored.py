"""An event as it is stored: its versions, and its occurrences in the window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from storage.ics_event import Event, text_of

if TYPE_CHECKING:
    from storage.ics_expand import Occurrence
    from storage.ics_values import Moment

Series = dict[str, Any]
_MINUTE = timedelta(minutes=1)


def series(uid: str, events: list[Event], found: list[Occurrence]) -> Series:
    """Return an event as it is stored."""
    number = {each.line: place for place, each in enumerate(events)}
    master = next((each for each in events if each.recurrence_id is None), events[0])
    zone = master.start.tzinfo if isinstance(master.start, datetime) else None
    return {
        "uid": uid,
        "zone": getattr(zone, "key", ""),
        "recurs": any(each.recurs or each.recurrence_id is not None for each in events),
        "has_master": master.recurrence_id is None,
        "start": text_of(master.start),
        "versions": [_version(each) for each in events],
        "occurrences": [
            [
                text_of(each.recurrence_id),
                _stored(each.start),
                round(each.length / _MINUTE),
                number[each.event.line],
            ]
            for each in found
        ],
    }


def _version(event: Event) -> dict[str, Any]:
    return {
        **event.shown,
        "line": event.line,
        "cancelled": event.cancelled,
        "start": text_of(event.start),
        "minutes": round(event.length / _MINUTE),
        "pattern": event.pattern,
        "sequence": event.sequence,
        "stamp": event.stamp[:40],
        "recurrence_id": None if event.recurrence_id is None else text_of(event.recurrence_id),
    }


def _stored(start: Moment) -> str:
    """Return a start as it is stored: an instant in UTC, a floating time, or a day."""
    if isinstance(start, datetime) and start.tzinfo is not None:
        return start.astimezone(UTC).isoformat()
    return start.isoformat()


def size(event: Event) -> int:
    """Return roughly how many characters are stored of an event."""
    return 400 + 80 * len(event.shown["people"]) + len(str(event.shown))
