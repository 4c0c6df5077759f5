"""The values that settings take: how each is read from the file, typed on a form, and written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from content.plain_text import clean
from content.words import languages
from tui.settings.weekdays import DAYS

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_SET: Final = object()
"""Stands for a value that can't be used."""
LONGEST_TEXT, LONGEST_SIGNATURE, LONGEST_LIST = 120, 400, 200
MOST_ASSUMED, MOST_TARGET = 240, 40 * 60
_HOUR = r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?"
_HOURS = re.compile(rf"{_HOUR}\s*[-–]\s*{_HOUR}")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+")
_COUNTRY = re.compile(r"[A-Z]{2}")
BETWEEN_DAYS = ".."


@dataclass(frozen=True, slots=True)
class DayOff:
    """Days off, from the first to the last, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first}{BETWEEN_DAYS}{self.last}"


@dataclass(frozen=True, slots=True)
class Kind:
    """How one setting is read."""

    form: str
    """The id of the words for what is allowed."""
    read: Callable[[Any], Any]
    """Returns the value that a TOML value means; NOT_SET when it can't be used."""


def _text(longest: int, *, lines: bool = False) -> Callable[[Any], Any]:
    def read(raw: Any) -> Any:
        if not isinstance(raw, str):
            return NOT_SET
        text = clean(raw, lines=lines).strip()
        return text if len(text) <= longest else NOT_SET

    return read


def _minutes(least: int, most: int) -> Callable[[Any], Any]:
    def read(raw: Any) -> Any:
        is_number = isinstance(raw, int) and not isinstance(raw, bool)
        return raw if is_number and least <= raw <= most else NOT_SET

    return read


def _list_of(one: Callable[[Any], Any], *, least: int = 0) -> Callable[[Any], Any]:
    def read(raw: Any) -> Any:
        if not isinstance(raw, list) or not least <= len(raw) <= LONGEST_LIST:
            return NOT_SET
        found = tuple(one(each) for each in raw)
        return NOT_SET if NOT_SET in found else found

    return read


def _yes_no(raw: Any) -> Any:
    return raw if isinstance(raw, bool) else NOT_SET


def _matching(pattern: re.Pattern[str], change: Callable[[str], str]) -> Callable[[Any], Any]:
    def read(raw: Any) -> Any:
        text = change(clean(raw).strip()) if isinstance(raw, str) else ""
        return text if pattern.fullmatch(text) else NOT_SET

    return read


def _or_nothing(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Let an empty text stand for what counts where nothing is set."""
    return lambda raw: "" if raw == "" else read(raw)


def _domain(raw: Any) -> Any:
    return _matching(_DOMAIN, lambda text: text.lower().lstrip("@"))(raw)


def _day(raw: Any) -> Any:
    return raw if isinstance(raw, str) and raw in DAYS else NOT_SET


def _hours(raw: Any) -> Any:
    """Read from and to as people write them (`9-17:30`); return them as `09:00-17:30`."""
    found = _HOURS.fullmatch(raw.strip()) if isinstance(raw, str) else None
    if found is None:
        return NOT_SET
    first, last = (f"{int(found[at]):02}:{found[at + 1] or '00'}" for at in (1, 3))
    return f"{first}-{last}" if first < last else NOT_SET


def _language(raw: Any) -> Any:
    return raw if raw in languages() else NOT_SET


def _day_off(raw: Any) -> Any:
    """Read a TOML date, "2026-12-24", or from and to: "2026-12-24..2027-01-03"."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return DayOff(raw, raw)
    if not isinstance(raw, str):
        return NOT_SET
    first, _, last = raw.partition(BETWEEN_DAYS)
    try:
        found = DayOff(
            date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
        )
    except ValueError:
        return NOT_SET
    return found if found.first <= found.last else NOT_SET


KINDS: Final[dict[str, Kind]] = {
    "name": Kind("text", _text(LONGEST_TEXT)),
    "signature": Kind("lines", _text(LONGEST_SIGNATURE, lines=True)),
    "phone_number": Kind("text", _text(LONGEST_TEXT)),
    "mail_domains": Kind("domains", _list_of(_domain)),
    "working_days": Kind("days", _list_of(_day, least=1)),
    "working_hours": Kind("hours", _or_nothing(_hours)),
    "country": Kind("country", _or_nothing(_matching(_COUNTRY, str.upper))),
    "days_off": Kind("days_off", _list_of(_day_off)),
    "target_minutes_per_week": Kind("target", _minutes(0, MOST_TARGET)),
    "email_minutes": Kind("minutes", _minutes(1, MOST_ASSUMED)),
    "briefing_minutes": Kind("minutes", _minutes(1, MOST_ASSUMED)),
    "later_call_minutes": Kind("minutes", _minutes(1, MOST_ASSUMED)),
    "language": Kind("language", _or_nothing(_language)),
    "theme": Kind("text", _text(LONGEST_TEXT)),
    "motion": Kind("yes_no", _yes_no),
    "plain": Kind("yes_no", _yes_no),
    "keymap": Kind("text", _text(LONGEST_SIGNATURE)),
}
"""Every setting that there is, in the order of the file."""


def as_toml(value: Any) -> str:
    """Return a value as the file writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(as_toml(each) for each in value)}]"
    import json

    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
