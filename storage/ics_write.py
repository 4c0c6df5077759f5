"""Calendar entries as text that other programs read: invitations, counter-proposals, reminders.

Times are written in UTC, which every program understands without a definition of the zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from content.plain_text import clean
from storage.ics_values import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    import icalendar

    from content.meetings import Person

PRODUCT = "-//breathing-room//EN"
REQUEST, COUNTER, PUBLISH = "REQUEST", "COUNTER", "PUBLISH"
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\r\n": "\\n", "\n": "\\n", "\r": "\\n"}
_ESCAPED = re.compile(r"\r\n|[\\;,\r\n]")
REMIND_AT = timedelta(hours=9)
"""On the day of a reminder, after midnight."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event that goes out."""

    uid: str
    starts_at: datetime | date
    """An aware instant, or a day for something that lasts all of it."""
    minutes: int
    """Not used for a day."""
    subject: str
    location: str = ""
    description: str = ""
    recurrence_id: str = ""
    """Which occurrence of a series it is; empty for a single event."""
    sequence: int = 0
    organizer: Person | None = None
    people: tuple[Person, ...] = ()
    own_address: str = ""
    """The person's own among these: who has agreed to what they propose."""
    busy: bool = True
    reminds: bool = False


def calendar_text(method: str, entries: Sequence[Entry], now: datetime) -> bytes:
    """Return the entries as one calendar; `now` is aware."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", method)
    for entry in entries:
        calendar.add_component(_event(entry, method, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, method: str, now: datetime) -> icalendar.Event:
    from icalendar import Event

    event = Event()
    event.add("UID", _text(clean(entry.uid)))
    event.add("DTSTAMP", now.astimezone(UTC))
    event.add("SEQUENCE", entry.sequence)
    _add_times(event, entry)
    event.add("SUMMARY", _text(clean(entry.subject)))
    if entry.location:
        event.add("LOCATION", _text(clean(entry.location)))
    if entry.description:
        event.add("DESCRIPTION", _text(clean(entry.description, lines=True)))
    event.add("TRANSP", "OPAQUE" if entry.busy else "TRANSPARENT")
    if method != COUNTER:
        event.add("STATUS", "CONFIRMED")
    _add_people(event, entry, method)
    if entry.reminds:
        event.add_component(_alarm(entry))
    return event


def _text(text: str) -> icalendar.vText:
    """Return a text as the standard escapes it (RFC 5545, 3.3.11).

    The library takes a backslash before an N, as in a path, for the end of a line.
    """
    return _text_class()(text)


@cache
def _text_class() -> type[icalendar.vText]:
    from icalendar import vText

    class Text(vText):
        def to_ical(self) -> bytes:
            return _ESCAPED.sub(lambda found: _ESCAPES[found[0]], str(self)).encode()

    return Text


def _add_times(event: icalendar.Event, entry: Entry) -> None:
    if entry.recurrence_id:
        event.add("RECURRENCE-ID", moment(entry.recurrence_id, {}, lambda _: UTC))
    if isinstance(entry.starts_at, datetime):
        starts_at = entry.starts_at.astimezone(UTC)
        event.add("DTSTART", starts_at)
        event.add("DTEND", starts_at + timedelta(minutes=entry.minutes))
    else:
        event.add("DTSTART", entry.starts_at)
        event.add("DTEND", entry.starts_at + timedelta(days=1))


def _add_people(event: icalendar.Event, entry: Entry, method: str) -> None:
    if method == PUBLISH or entry.organizer is None:
        return
    event.add("ORGANIZER", _address(entry.organizer))
    for person in entry.people:
        address = _address(person)
        is_own = person.address == entry.own_address
        address.params["PARTSTAT"] = "ACCEPTED" if is_own else "NEEDS-ACTION"
        if not is_own:
            address.params["RSVP"] = "TRUE"
        event.add("ATTENDEE", address)


def _address(person: Person) -> icalendar.vCalAddress:
    from icalendar import vCalAddress

    plain = clean(person.address)
    address = vCalAddress(f"mailto:{plain}" if "@" in plain else plain)
    if person.name:
        # The standard has no way to write a quotation mark in a parameter that all programs read.
        address.params["CN"] = clean(person.name).replace('"', "'")
    return address


def _alarm(entry: Entry) -> icalendar.Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _text(clean(entry.subject)))
    alarm.add("TRIGGER", REMIND_AT)
    return alarm
