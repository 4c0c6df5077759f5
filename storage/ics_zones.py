"""Which time zone a calendar means by a name of its own."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from storage.ics_lines import property_of
from storage.ics_values import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

_NAME = re.compile(r"[A-Za-z0-9+_./-]{1,120}")
_UTC_NAMES = frozenset({"utc", "z", "gmt", "etc/utc", "tzone://microsoft/utc"})
_MOST_DATES = 500
"""Dates and rules of one zone; more are no zone."""


class Zones:
    """The zones of one file.

    A name that the time zone database knows, also behind a prefix or as Windows calls it, is that
    zone: the definitions in files are often cut short. Any other name is what the file defines.
    """

    def __init__(self, definitions: Iterable[list[bytes]]) -> None:
        self._definitions = {_tzid(lines): lines for lines in definitions}
        self._known: dict[str, tzinfo | None] = {}

    def __call__(self, name: str) -> tzinfo:
        """Return the zone of a name; raises Unfit for one that nobody knows."""
        if name not in self._known:
            self._known[name] = self._find(name)
        found = self._known[name]
        if found is None:
            raise Unfit("unknown_zone", name)
        return found

    def _find(self, name: str) -> tzinfo | None:
        if name.casefold() in _UTC_NAMES:
            return UTC
        known = known_zone(name)
        if known is not None:
            return known
        lines = self._definitions.get(name)
        return None if lines is None else _located(lines) or _defined(lines)


@lru_cache(maxsize=512)
def known_zone(name: str) -> ZoneInfo | None:
    """Return the zone of the database that a name means, if any."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if name in WINDOWS_TO_OLSON:
        return _zone(WINDOWS_TO_OLSON[name])
    if not _NAME.fullmatch(name):
        return None
    steps = name.strip("/").split("/")
    for start in range(len(steps)):
        rest = steps[start:]
        # A prefix may stand before Area/City, never before a bare word.
        if (start == 0 or len(rest) > 1) and (found := _zone("/".join(rest))):
            return found
    return _zone(_by_small_letters().get(name.casefold(), ""))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (LookupError, ValueError, OSError):
        return None


@lru_cache(maxsize=1)
def _by_small_letters() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def _tzid(lines: list[bytes]) -> str:
    for line in lines:
        found = property_of(line)
        if found.name == "TZID":
            return found.value.strip()
    return ""


def _located(lines: list[bytes]) -> ZoneInfo | None:
    """Return the zone that a definition says it is a copy of."""
    for line in lines:
        found = property_of(line)
        if found.name == "X-LIC-LOCATION":
            return known_zone(found.value.strip())
    return None


def _defined(lines: list[bytes]) -> tzinfo | None:
    """Build the zone that a definition describes; None for one that can't be followed."""
    from icalendar import Timezone

    if not _is_tame(lines):
        return None
    try:
        component = Timezone.from_ical(b"\r\n".join(lines) + b"\r\n")
        assert isinstance(component, Timezone)
        zone: tzinfo = component.to_tz(lookup_tzid=False)
        _try(zone)
    except Exception:
        return None
    return zone


def _is_tame(lines: list[bytes]) -> bool:
    """Tell whether the clocks change by yearly rules and a bounded number of dates."""
    dates = 0
    for line in lines:
        found = property_of(line)
        if found.name in ("RRULE", "EXRULE"):
            rule = found.value.upper().replace(" ", "")
            if "FREQ=YEARLY" not in rule or "INTERVAL=0" in rule or len(rule) > 200:
                return False
            dates += 1
        elif found.name == "RDATE":
            dates += 1 + found.value.count(",")
        elif found.name == "DTSTART" and found.value.strip()[:1] not in ("1", "2"):
            return False
    return dates <= _MOST_DATES


def _try(zone: tzinfo) -> None:
    """Ask a zone about a summer and a winter day, which raises when it is none."""
    for month in (1, 7):
        if datetime(2026, month, 1, 12, tzinfo=zone).utcoffset() is None:
            raise ValueError("a zone without offset")
