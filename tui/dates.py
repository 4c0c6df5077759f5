"""Days and times as people type them, in any of the languages: `tomorrow 10:00`, `joi la 14`.

The time of day is taken out first; what is left is a day, and dateparser reads it. A day that
could be past or ahead is ahead. dateparser is slow to load: `warm_up` does it in good time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from content.plain_text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE = r"(?:(?<![\w.,/:-])|(?<=t))(?:(?:at|la|ora|orele|@|t)\s*)*"
_COLON = re.compile(_BEFORE + r"(\d{1,2})[:h.](\d{2})(?::\d{2})?\s*(am|pm)?(?![\w.:/]|\.\d)")
_MERIDIEM = re.compile(_BEFORE + r"(\d{1,2})()\s*(am|pm)\b")
_HOUR = re.compile(r"(?:^|[\s,])(?:at|la|ora|orele|@)\s*(\d{1,2})()()(?![\w.:/])")
_LAST_NUMBER = re.compile(r"(?<=[a-z])[\s,]+(\d{1,2})()()$")
_AFTERNOON = range(1, 7)
"""Nobody meets a client at these hours of the night: said alone, they are of the afternoon."""
_NOON = re.compile(r"(?:^|\s)(?:at |la )?(?:noon|pranz|amiaza)\b")

_DEFINITE = {
    "lunea": "luni",
    "martea": "marti",
    "miercurea": "miercuri",
    "joia": "joi",
    "vinerea": "vineri",
    "sambata": "sambata",
    "duminica": "duminica",
}
_NUMBERS = {"o": 1, "a": 1, "one": 1, "un": 1, "doua": 2, "two": 2, "trei": 3, "three": 3}
_SOON = re.compile(r"(?:in|peste)\s+(\w+)\s+(?:de\s+)?(zi|zile|days?|saptaman[ai]|weeks?)")
_MONTH = re.compile(
    r"(?:[ji]an|feb|apr|iu[nl]|ju[nl]|aug|oct|dec|nov|noi|sep)\w*|mart(?:ie)?|march|may|mai"
)
_RELATIVE = {"poimaine": 2, "day after tomorrow": 2, "the day after tomorrow": 2}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: a day, a time of day, or both."""

    day: date | None
    clock: time | None

    @property
    def moment(self) -> datetime | None:
        """Return the day and the time together, without a zone; None while one is missing."""
        return datetime.combine(self.day, self.clock) if self.day and self.clock else None


def warm_up(now: datetime, languages: Sequence[str]) -> None:
    """Load what reading a date needs, so that the first reading doesn't wait for it."""
    _read_day("tomorrow", now, languages)


def read(text: str, now: datetime, languages: Sequence[str]) -> Reading | None:
    """Return what a text says of a day and a time; None when it says neither.

    A time alone is today's, or tomorrow's once it has passed.
    """
    written = clean(text).strip()
    if exact := _iso(written, now):
        return exact
    clock, rest = _split(fold(written))
    if not rest:
        return Reading(_next_day_of(clock, now), clock) if clock else None
    day = _read_day(rest, now, languages)
    return Reading(day, clock) if day else None


def _iso(written: str, now: datetime) -> Reading | None:
    """Read a date or an instant as programs write it."""
    if not re.match(r"\d{4}-\d{2}-\d{2}", written):
        return None
    try:
        exact = datetime.fromisoformat(written)
    except ValueError:
        return None
    if exact.tzinfo:
        exact = exact.astimezone(now.tzinfo)
    dateless = len(written) == len("2026-12-10")
    return Reading(exact.date(), None if dateless else exact.time().replace(second=0))


def _split(said: str) -> tuple[time | None, str]:
    """Take the time of day out of a text; return it, and the text that is left."""
    for pattern in (_COLON, _MERIDIEM, _HOUR, _LAST_NUMBER):
        for found in reversed(list(pattern.finditer(said))):
            clock = _clock(found)
            rest = said[: found.start()] + " " + said[found.end() :]
            if clock and not (pattern is _LAST_NUMBER and _is_month(said[: found.start()])):
                return clock, _tidy(rest)
    if noon := _NOON.search(said):
        return time(12), _tidy(said[: noon.start()] + said[noon.end() :])
    return None, _tidy(said)


def _is_month(before: str) -> bool:
    """Tell whether the number after these words is a day of the month: `december 10`."""
    return bool(_MONTH.fullmatch(re.split(r"[\s,]+", before)[-1]))


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not found[2] and hour in _AFTERNOON:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _tidy(rest: str) -> str:
    rest = re.sub(r"\s*,\s*", " ", f" {rest} ")
    return re.sub(r"\s(?:on|pe|at|la|ora|the|in data de)\s+", " ", rest).strip(" ,")


def _next_day_of(clock: time, now: datetime) -> date:
    return now.date() if clock > now.time() else now.date() + timedelta(days=1)


def _read_day(said: str, now: datetime, languages: Sequence[str]) -> date | None:
    if said in _RELATIVE:
        return now.date() + timedelta(days=_RELATIVE[said])
    if found := _SOON.fullmatch(said):
        return _days_ahead(found[1], found[2], now.date())
    if _is_month(said) and not re.search(r"\d", said):
        return None
    import dateparser  # type: ignore[import-untyped]

    settings = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": datetime.combine(now.date(), time()),
        "DATE_ORDER": "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    words = _plain_days(said)
    for language in languages:
        read_as = dateparser.parse(words, languages=[language], settings=settings)
        if read_as:
            return _not_a_year_late(read_as.date(), words, now.date())
    return None


def _plain_days(said: str) -> str:
    """Rewrite what dateparser does not know: `joia viitoare`, `10.12`."""
    words = [_DEFINITE.get(word, word) for word in said.split() if not word.startswith("viitoar")]
    text = " ".join(words)
    return re.sub(r"^(\d{1,2})[./-](\d{1,2})\.?$", r"\1/\2", text)


def _days_ahead(number: str, unit: str, today: date) -> date | None:
    count = int(number) if number.isascii() and number.isdigit() else _NUMBERS.get(number)
    if count is None or count > 999:
        return None
    return today + timedelta(days=count * (1 if unit[0] in "zd" else 7))


def _not_a_year_late(day: date, words: str, today: date) -> date:
    """Return today where `3 dec`, said on that day, was taken for next year's."""
    same_day = (day.day, day.month) == (today.day, today.month)
    return today if same_day and str(day.year) not in words else day
