"""Public holidays, read for a country and a year once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def is_holiday(day: date, country: str) -> bool:
    """Tell whether a day is one in a country (ISO 3166); of an unknown country none is known."""
    return day in _days(country, day.year)


@lru_cache(maxsize=16)
def _days(country: str, year: int) -> frozenset[date]:
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
