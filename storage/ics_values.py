"""The values of an iCalendar file, read strictly: what is no date is refused, never guessed at."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.ics_lines import Property

Moment = date | datetime
"""A day, a floating time (naive) or an instant in a zone (aware)."""
LONGEST = timedelta(days=20 * 366)
"""Of an event."""
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[Tt](\d\d)(\d\d)(\d\d)?([Zz])?)?")
_DURATION = re.compile(
    r"([+-])?[Pp](?:(\d{1,9})[Ww])?(?:(\d{1,9})[Dd])?"
    r"(?:[Tt](?:(\d{1,9})[Hh])?(?:(\d{1,9})[Mm])?(?:(\d{1,9})[Ss])?)?"
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "N": "\n"}
_LEAP_SECOND = 60


class Unfit(ValueError):
    """Something that a calendar says and that can't be used; `why` is the id of its words."""

    def __init__(self, why: str, value: str = "", line: int = 0) -> None:
        super().__init__(f"{why}: {value}")
        self.why, self.value, self.line = why, value, line


class Period(NamedTuple):
    """A start and how long from there."""

    start: Moment
    length: timedelta


def moment(value: str, parameters: dict[str, str], zones: Callable[[str], tzinfo]) -> Moment:
    """Return a day or a time; raises Unfit."""
    found = _MOMENT.fullmatch(value.strip())
    if found is None:
        raise Unfit("bad_date", value)
    year, month, day, hour, minute, second, is_utc = found.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day))
        seconds = int(second or 0)
        seconds -= seconds == _LEAP_SECOND
        naive = datetime(int(year), int(month), int(day), int(hour), int(minute), seconds)
    except ValueError:
        raise Unfit("bad_date", value) from None
    if is_utc:
        return naive.replace(tzinfo=UTC)
    zone = parameters.get("TZID", "").strip()
    return naive.replace(tzinfo=zones(zone)) if zone else naive


def one_moment(found: Property, zones: Callable[[str], tzinfo]) -> Moment:
    """Return the single day or time of a property."""
    if found.parameters.get("VALUE", "").upper() not in ("", "DATE", "DATE-TIME"):
        raise Unfit("bad_date", f"{found.name};VALUE={found.parameters['VALUE']}")
    return moment(found.value, found.parameters, zones)


def moments(found: Property, zones: Callable[[str], tzinfo]) -> list[Moment]:
    """Return the days or times of a property that lists them; an empty one lists none."""
    if found.parameters.get("VALUE", "").upper() not in ("", "DATE", "DATE-TIME"):
        raise Unfit("bad_date", f"{found.name};VALUE={found.parameters['VALUE']}")
    return [moment(each, found.parameters, zones) for each in _listed(found)]


def periods(found: Property, zones: Callable[[str], tzinfo]) -> list[Period | Moment]:
    """Return the days, times or periods of an RDATE."""
    if found.parameters.get("VALUE", "").upper() != "PERIOD":
        return list(moments(found, zones))
    return [_period(each, found.parameters, zones) for each in _listed(found)]


def _listed(found: Property) -> list[str]:
    return [each for each in found.value.split(",") if each.strip()]


def _period(value: str, parameters: dict[str, str], zones: Callable[[str], tzinfo]) -> Period:
    start_text, slash, end_text = value.partition("/")
    start = moment(start_text, parameters, zones)
    if not slash or not isinstance(start, datetime):
        raise Unfit("bad_period", value)
    if end_text.strip()[:1] in ("P", "p", "+", "-"):
        return Period(start, duration(end_text))
    end = moment(end_text, parameters, zones)
    if not isinstance(end, datetime):
        raise Unfit("bad_period", value)
    return Period(start, between(start, end))


def duration(value: str) -> timedelta:
    """Return a length of time from nothing to twenty years; raises Unfit."""
    found = _DURATION.fullmatch(value.strip())
    if found is None or not any(found.groups()[1:]):
        raise Unfit("bad_duration", value)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    try:
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        raise Unfit("bad_duration", value) from None
    if found[1] == "-" and length:
        raise Unfit("bad_duration", value)
    if length > LONGEST:
        raise Unfit("too_long", value)
    return length


def between(start: Moment, end: Moment) -> timedelta:
    """Return how long from a start to an end; raises Unfit when it ends before it starts."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        end = _comparable(start, end)
        # Python takes the wall clock where both are of one zone; a length is of real time.
        length = _instant(end) - _instant(start)
    elif isinstance(start, datetime) or isinstance(end, datetime):
        raise Unfit("bad_end", end.isoformat())
    else:
        length = end - start
    if length < timedelta(0):
        raise Unfit("ends_before_start", end.isoformat())
    if length > LONGEST:
        raise Unfit("too_long", end.isoformat())
    return length


def _comparable(start: datetime, end: datetime) -> datetime:
    """Return the end as a time of the start's kind; a lone floating one is in the other's zone."""
    if (start.tzinfo is None) == (end.tzinfo is None):
        return end
    return end.replace(tzinfo=start.tzinfo)


def _instant(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


def unescaped(value: str) -> str:
    """Return a text with its escapes undone."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), value)
