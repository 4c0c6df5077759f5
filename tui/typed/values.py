"""Values of arguments: days, moments, minutes and weeks, refused in the person's language."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui.refusals import Misuse

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MOST_MINUTES = 24 * 60
FIRST_YEAR, LAST_YEAR = 2000, 2100
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(f"{_DAY.pattern}[T ][0-9]{{2}}:[0-9]{{2}}")
"""How they are written; Python reads weeks and more."""


def day(text: str | None, option: str) -> date | None:
    """Return a day written 2026-12-10; None for None."""
    if text is None:
        return None
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Misuse("argument.day", option=option, value=text)
    return found


def moment(text: str | None, option: str, zone: ZoneInfo) -> datetime | None:
    """Return an instant written 2026-12-10T10:00; without offset it is local."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text) if _MOMENT.match(text) else None
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Misuse("argument.moment", option=option, value=text)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def minutes(text: str | None, option: str, least: int = 0) -> int | None:
    """Return whole minutes of a day at most; None for None."""
    if text is None:
        return None
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_MINUTES))
    if not plain or not least <= int(text) <= MOST_MINUTES:
        raise Misuse("argument.minutes", option=option, value=text, least=least, most=MOST_MINUTES)
    return int(text)
