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
from tui.typed import times_of_day

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 80
"""Nobody says a day in more characters than this."""
_WEEKDAYS = {
    "lunea": "luni",
    "martea": "marti",
    "miercurea": "miercuri",
    "joia": "joi",
    "vinerea": "vineri",
    "sambata": "sambata",
    "duminica": "duminica",
    "thur": "thursday",
    "thurs": "thursday",
    "weds": "wednesday",
    "tues": "tuesday",
}
"""Names of weekdays that dateparser does not know."""
_THIS = re.compile(r"^this | (?:asta|aceasta)$")
_NEXT_WEEK = re.compile(r"\b(?:next week|saptamana viitoare)\b")
_NEXT_DAY = re.compile(r"(?:on )?next ([a-z]+)|([a-z]+) viitoare?a?")
_HOURS_AHEAD = re.compile(r"(?:in|peste) (\w+) (?:de )?(?:hours?|h|ora|ore)")
_NUMBERS = {"o": 1, "a": 1, "an": 1, "one": 1, "un": 1, "doua": 2, "two": 2, "trei": 3, "three": 3}
_SOON = re.compile(r"(?:in|peste)\s+(\w+)\s+(?:de\s+)?(zi|zile|days?|saptaman[ai]|weeks?)")
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
    if len(text) > LONGEST:
        return None
    written = clean(text).strip()
    try:
        if exact := _iso(written, now):
            return exact
    except OverflowError:  # its offset leads out of all years
        return None
    said = fold(written)
    if ahead := _HOURS_AHEAD.fullmatch(said):
        return _hours_ahead(ahead[1], now)
    clock, rest = times_of_day.split(said)
    if not rest:
        return Reading(_next_day_of(clock, now), clock) if clock else None
    day = _read_day(rest, now, languages)
    return Reading(day, clock) if day else None


def read_past_day(text: str, now: datetime, languages: Sequence[str]) -> date | None:
    """Return a day up to today that a text says, None when it says none; a weekday is the last."""
    reading = read(text, now, languages)
    day = reading.day if reading else None
    if day is not None and day > now.date() and not re.search(r"\d", text):
        day -= timedelta(weeks=1)
    return day if day is not None and day <= now.date() else None


def _iso(written: str, now: datetime) -> Reading | None:
    """Read a date or an instant as programs write it; raises OverflowError."""
    if not re.match(r"\d{4}-\d{2}-\d{2}", written):
        return None
    try:
        exact = datetime.fromisoformat(written)
    except ValueError:
        return None
    if exact.tzinfo:
        exact = exact.astimezone(now.tzinfo)
    is_day = len(written) == len("2026-12-10")
    return Reading(exact.date(), None if is_day else time(exact.hour, exact.minute))


def _next_day_of(clock: time, now: datetime) -> date:
    return now.date() if clock > now.time() else now.date() + timedelta(days=1)


def _read_day(said: str, now: datetime, languages: Sequence[str]) -> date | None:
    if said in _RELATIVE:
        return now.date() + timedelta(days=_RELATIVE[said])
    if found := _SOON.fullmatch(said):
        return _days_ahead(found[1], found[2], now.date())
    if times_of_day.is_month(said):
        return None
    if _NEXT_WEEK.search(said):
        return _in_next_week(_NEXT_WEEK.sub(" ", said).strip(), now, languages)
    if (found := _NEXT_DAY.fullmatch(said)) and (
        day := _in_next_week(found[1] or found[2], now, languages)
    ):
        return day
    import dateparser  # type: ignore[import-untyped]

    settings = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": datetime.combine(now.date(), time()),
        "DATE_ORDER": "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    words = _plain_days(said)
    for language in _readable(languages):
        read_as = dateparser.parse(words, languages=[language], settings=settings)
        if read_as:
            return _not_a_year_late(read_as.date(), words, now.date())
    return None


def _readable(languages: Sequence[str]) -> list[str]:
    """Return the languages that dateparser knows: it refuses to read anything with one more."""
    from dateparser.data.languages_info import language_order  # type: ignore[import-untyped]

    return [each for each in languages if each in language_order]


def _plain_days(said: str) -> str:
    """Rewrite what dateparser does not know: `joia viitoare`, `10.12`, `12/25`."""
    words = [_WEEKDAYS.get(word, word) for word in said.split() if not word.startswith("viitoar")]
    text = _THIS.sub("", " ".join(words))
    if found := re.fullmatch(r"(?:[a-z]+ )?(\d{1,2})[./-](\d{1,2})\.?", text):
        day, month = int(found[1]), int(found[2])
        return f"{month}/{day}" if day <= 12 < month <= 31 else f"{day}/{month}"
    return text


def _in_next_week(weekday: str, now: datetime, languages: Sequence[str]) -> date | None:
    """Return a weekday of the next week; without one, the day a week from now."""
    monday = now.date() - timedelta(days=now.weekday()) + timedelta(days=7)
    if not weekday:
        return now.date() + timedelta(days=7)
    day = _read_day(weekday, now, languages)
    return monday + timedelta(days=day.weekday()) if day and weekday.isalpha() else None


def _hours_ahead(number: str, now: datetime) -> Reading | None:
    count = _count(number)
    if count is None:
        return None
    moment = now + timedelta(hours=count)
    return Reading(moment.date(), moment.time().replace(second=0, microsecond=0, tzinfo=None))


def _count(number: str) -> int | None:
    if number.isascii() and number.isdigit():
        return int(number) if len(number) <= 3 else None
    return _NUMBERS.get(number)


def _days_ahead(number: str, unit: str, today: date) -> date | None:
    count = _count(number)
    if count is None:
        return None
    return today + timedelta(days=count * (1 if unit[0] in "zd" else 7))


def _not_a_year_late(day: date, words: str, today: date) -> date:
    """Return today where `3 dec`, said on that day, was taken for next year's."""
    same_day = (day.day, day.month) == (today.day, today.month)
    return today if same_day and str(day.year) not in words else day
