"""One event of a calendar file, read from its lines; whatever it can't be is refused by name."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from storage import ics_rules
from storage.ics_event import WITHOUT_UID, Event
from storage.ics_lines import LONGEST_LINE, Property, property_of
from storage.ics_values import (
    Moment,
    Period,
    Unfit,
    between,
    duration,
    moments,
    one_moment,
    periods,
    unescaped,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from storage.ics_rules import Rule
    from storage.ics_scan import RawEvent

    Zones = Callable[[str], tzinfo]

LONGEST_TEXT = 300
"""Characters of a subject or a location that are kept."""
LONGEST_UID = 500
MOST_PEOPLE = 200
MOST_DATES = 5_000
"""Of one event, added or taken out by date."""
ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH", "ADD"})
"""Methods that ask or answer about a meeting, and change none until they are accepted."""
_ONCE = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "UID")
_NO_PEOPLE = ("ROOM", "RESOURCE")
_VIDEO = re.compile(
    r"https?://[^\s<>\"]*(?:zoom\.us/|zoomgov\.com/|teams\.(?:microsoft|live)\.com/|meet\.google\.com"
    r"/|webex\.com/|whereby\.com/|gotomeet|meet\.jit\.si/|bluejeans\.com/|chime\.aws/)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


def read(raw: RawEvent, zones: Zones) -> Event:
    """Return the event; raises Unfit."""
    if raw.fault:
        raise Unfit(raw.fault, line=raw.line)
    if raw.method in ANSWERS:
        raise Unfit("an_answer", raw.method, raw.line)
    reader = _Reader(zones)
    for line in raw.lines:
        try:
            reader.take(property_of(line.raw), len(line.raw))
        except Unfit as unfit:
            raise Unfit(unfit.why, unfit.value, line.number) from None
    try:
        return reader.event(raw)
    except (OverflowError, ValueError) as error:
        why = error.why if isinstance(error, Unfit) else "bad_date"
        raise Unfit(why, getattr(error, "value", ""), raw.line) from None


class _Reader:
    """Takes an event's properties in, whatever their order."""

    def __init__(self, zones: Zones) -> None:
        self._zones = zones
        self._once: dict[str, Any] = {}
        self._texts: dict[str, str] = {}
        self._people: list[dict[str, Any]] = []
        self._organizer: dict[str, Any] | None = None
        self._and_later = False
        self._video = False
        self._rules: list[Rule] = []
        self._added: list[Moment | Period] = []
        self._taken_out: list[Moment] = []
        self._readers: dict[str, Callable[[Property], None]] = {
            "UID": self._uid,
            "DTSTART": self._moment,
            "DTEND": self._moment,
            "RECURRENCE-ID": self._recurrence_id,
            "DURATION": self._duration,
            "RRULE": lambda found: self._rules.append(ics_rules.read(found.value)),
            "EXRULE": self._exrule,
            "RDATE": lambda found: self._added.extend(periods(found, zones)),
            "EXDATE": lambda found: self._taken_out.extend(moments(found, zones)),
            "ATTENDEE": self._attendee,
            "ORGANIZER": self._organizes,
        }

    def take(self, found: Property, size: int) -> None:
        name = found.name
        if name in _ONCE and name in self._once:
            raise Unfit("twice", name)
        if size >= LONGEST_LINE and name in ("RDATE", "EXDATE", "RRULE"):
            raise Unfit("too_many_dates", name)
        reader = self._readers.get(name)
        if reader is not None:
            reader(found)
        elif name in ("URL", "CONFERENCE", "DESCRIPTION") or name.startswith("X-"):
            self._link(name, found.value)
        else:
            self._texts.setdefault(name, found.value)
        if name == "LOCATION":
            self._link(name, found.value)
        if len(self._added) > MOST_DATES or len(self._taken_out) > MOST_DATES:
            raise Unfit("too_many_dates", name)

    def _uid(self, found: Property) -> None:
        self._once["UID"] = unescaped(found.value).strip()

    def _moment(self, found: Property) -> None:
        self._once[found.name] = one_moment(found, self._zones)

    def _recurrence_id(self, found: Property) -> None:
        self._moment(found)
        self._and_later = found.parameters.get("RANGE", "").upper() == "THISANDFUTURE"

    def _duration(self, found: Property) -> None:
        self._once["DURATION"] = duration(found.value)

    def _exrule(self, _found: Property) -> None:
        raise Unfit("exrule")

    def _attendee(self, found: Property) -> None:
        if found.parameters.get("CUTYPE", "").upper() in _NO_PEOPLE:
            return
        if len(self._people) < MOST_PEOPLE:
            self._people.append(_person(found))

    def _organizes(self, found: Property) -> None:
        self._organizer = _person(found)

    def _link(self, name: str, value: str) -> None:
        if name in ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"):
            self._video = True
        elif name == "X-MICROSOFT-CDO-BUSYSTATUS":
            self._texts[name] = value
        elif _VIDEO.search(value):
            self._video = True

    def event(self, raw: RawEvent) -> Event:
        if "DTSTART" not in self._once:
            raise Unfit("no_start")
        start = self._once["DTSTART"]
        cancelled = raw.method == "CANCEL" or self._text("STATUS").upper() == "CANCELLED"
        sequence = self._text("SEQUENCE")
        return Event(
            uid=self._identity(start),
            line=raw.line,
            start=start,
            length=self._length(start),
            recurrence_id=self._once.get("RECURRENCE-ID"),
            and_later=self._and_later,
            rules=self._rules,
            added=self._added,
            taken_out=self._taken_out,
            sequence=int(sequence) if sequence.isdecimal() and len(sequence) < 9 else 0,
            stamp=self._text("LAST-MODIFIED") or self._text("DTSTAMP"),
            cancelled=cancelled,
            shown=self._shown(),
        )

    def _text(self, name: str) -> str:
        return self._texts.get(name, "").strip()

    def _identity(self, start: Moment) -> str:
        """Return the UID; an event without one is known by its start and subject."""
        uid = str(self._once.get("UID", ""))
        if uid and len(uid) <= LONGEST_UID:
            return uid
        of_what = uid or f"{start.isoformat()} {self._text('SUMMARY')}"
        return WITHOUT_UID + blake2b(of_what.encode(errors="replace"), digest_size=12).hexdigest()

    def _length(self, start: Moment) -> timedelta:
        end, length = self._once.get("DTEND"), self._once.get("DURATION")
        if end is not None:
            return between(start, end)
        if length is not None:
            if not isinstance(start, datetime) and length % timedelta(days=1):
                raise Unfit("bad_duration", str(length))
            return length  # type: ignore[no-any-return]
        return timedelta(0) if isinstance(start, datetime) else timedelta(days=1)

    def _shown(self) -> dict[str, Any]:
        busy = self._text("TRANSP").upper() != "TRANSPARENT"
        if self._text("X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE":
            busy = False
        return {
            "subject": _one_line(self._text("SUMMARY")),
            "location": _one_line(self._text("LOCATION")),
            "organizer": self._organizer,
            "people": self._people,
            "busy": busy,
            "video": self._video,
        }


def _one_line(value: str) -> str:
    return _SPACE.sub(" ", unescaped(value)).strip()[:LONGEST_TEXT]


def _person(found: Property) -> dict[str, Any]:
    address = (found.parameters.get("EMAIL") or found.value).strip()
    if address[:7].casefold() == "mailto:":
        address = address[7:]
    return {
        "address": address.strip().casefold()[:LONGEST_TEXT],
        "name": _one_line(found.parameters.get("CN", "")),
        "declined": found.parameters.get("PARTSTAT", "").upper() == "DECLINED",
    }
