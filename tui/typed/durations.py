"""Durations as people type them: `90`, `1h30`, `1 h 30 min`, `1,5 ore`, `o jumătate de oră`."""

from __future__ import annotations

import re

from content.plain_text import fold

_HOURS = r"(?:h|hrs?|hours?|ora|ore)"
_MINUTES = r"(?:m|mins?|minutes?|minute|minut|')"
_CLOCK = re.compile(rf"(\d{{1,2}})(?::|\s?{_HOURS}\s?(?:and|si)?\s?)(\d{{1,2}})\s?{_MINUTES}?")
_PLAIN = re.compile(rf"(\d{{1,5}})\s?(?:de )?{_MINUTES}?")
_PART_HOURS = re.compile(rf"(\d{{1,2}}(?:[.,]\d{{1,2}})?)\s?(?:de )?{_HOURS}")
_SAID = {
    "an hour": 60,
    "one hour": 60,
    "o ora": 60,
    "half an hour": 30,
    "jumatate de ora": 30,
    "o jumatate de ora": 30,
    "an hour and a half": 90,
    "o ora si jumatate": 90,
}
MINUTES_AN_HOUR = 60


def read_minutes(text: str) -> int | None:
    """Return the minutes that a text means; None when it means none."""
    said = fold(text)
    if said in _SAID:
        return _SAID[said]
    if found := _PLAIN.fullmatch(said):
        return int(found[1])
    if found := _PART_HOURS.fullmatch(said):
        return round(float(found[1].replace(",", ".")) * MINUTES_AN_HOUR)
    if (found := _CLOCK.fullmatch(said)) and int(found[2]) < MINUTES_AN_HOUR:
        return int(found[1]) * MINUTES_AN_HOUR + int(found[2])
    return None
