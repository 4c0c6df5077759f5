"""The time of day in a text that also says a day: `half past 2`, `la 14 fix`, `mâine seară la 7`.

Texts are folded: small letters without accents.
"""

from __future__ import annotations

import re
from datetime import time

_AFTERNOON = range(1, 7)
"""Nobody meets a client at these hours of the night: said alone, they are of the afternoon."""
_NOON = re.compile(r"(?:\b(?:at|la) )?\b(?:noon|midday|pranz|amiaza)\b")
_MORNING = re.compile(r"\b(?:in the |this )?(?:morning|dimineata)\b")
_LATER = re.compile(r"\b(?:in the |this )?(?:afternoon|evening|dupa[- ](?:amiaza|masa)|seara)\b")
_TONIGHT = re.compile(r"\b(?:tonight|diseara|deseara)\b")
_FILLERS = re.compile(r"\b(?:o'?clock|sharp|fix)\b|\b(?:pe|around|about|by)(?= la\b| \d)")

_PAST = {"half past": 30, "quarter past": 15, "quarter to": -15}
_TOLD = re.compile(r"\b(half past|(?:a )?quarter past|(?:a )?quarter to) (\d{1,2})\b(?!:)")
_SI = {"si jumatate": 30, "jumate": 30, "si un sfert": 15, "fara un sfert": -15}
_SPUS = re.compile(r"\b(\d{1,2}) (si jumatate|jumate|si un sfert|fara un sfert)\b")
_RANGE = re.compile(r"(?<=[a-z] )(\d{1,2}(?:[:.h]\d{2})?) ?[-–] ?\d{1,2}(?:[:.h]\d{2})?$")

_BEFORE = r"(?:(?<![\w.,/:-])|(?<=t))(?:(?:at|la|ora|orele|@|t)\s*)*"
_AFTER = r"(?![\w.:/]|\.\d)"
_COLON = re.compile(_BEFORE + r"(\d{1,2})[:h](\d{2})(?::\d{2})?\s*(am|pm)?" + _AFTER)
_MERIDIEM = re.compile(_BEFORE + r"(\d{1,2})()\s*(am|pm)\b")
_HOUR = re.compile(r"(?:^|[\s,])(?:at|la|ora|orele|@)\s*(\d{1,2})()()(?![\w.:/])")
_FOUR_FIGURES = re.compile(r"(?<=[a-z])\s+(\d{2})(\d{2})()$")
_LAST_NUMBER = re.compile(r"(?<=[a-z])[\s,]+(\d{1,2})()()$")
_AFTER_FIGURES = re.compile(r"(?<=\d)[\s,]+(\d{1,2})()()$")
_DATE_IN_FIGURES = re.compile(r"(?:\b\d{1,2}[./-]\d{1,2}|\b\d{4})$")
_DOT = re.compile(_BEFORE + r"(\d{1,2})\.(\d{2})\s*(am|pm)?" + _AFTER)
_PATTERNS = (
    _COLON,
    _MERIDIEM,
    _HOUR,
    _FOUR_FIGURES,
    _LAST_NUMBER,
    _AFTER_FIGURES,
    _DOT,
)
_MONTH = re.compile(
    r"(?:[ji]an|feb|apr|iu[nl]|ju[nl]|aug|oct|dec|nov|noi|sep)\w*|mar|mart(?:ie)?|march|may|mai"
)


def split(said: str) -> tuple[time | None, str]:
    """Take the time of day out of a text; return it, and the text that is left."""
    plain, is_late = _plain(said)
    for pattern in _PATTERNS:
        for found in reversed(list(pattern.finditer(plain))):
            clock = _clock(found, is_late=is_late)
            if clock and not _is_of_a_date(pattern, found, plain):
                return clock, _tidy(f"{plain[: found.start()]} {plain[found.end() :]}")
    if noon := _NOON.search(plain):
        return time(12), _tidy(plain[: noon.start()] + plain[noon.end() :])
    return None, _tidy(plain)


def is_month(word: str) -> bool:
    """Tell whether a word names a month."""
    return bool(_MONTH.fullmatch(word))


def _plain(said: str) -> tuple[str, bool]:
    """Return the text with figures for what is told in words, and whether it is after noon."""
    text = _TOLD.sub(_figures_told, said)
    text = _SPUS.sub(_figures_spus, text)
    text = _RANGE.sub(r"\1", _FILLERS.sub(" ", text))
    is_late = bool(_LATER.search(text) or _TONIGHT.search(text))
    text = _TONIGHT.sub(" today ", _LATER.sub(" ", _MORNING.sub(" ", text)))
    return " ".join(text.split()), is_late


def _figures_told(found: re.Match[str]) -> str:
    return _figures(int(found[2]), _PAST[found[1].removeprefix("a ")])


def _figures_spus(found: re.Match[str]) -> str:
    return _figures(int(found[1]), _SI[found[2]])


def _figures(hour: int, minutes: int) -> str:
    afternoon = hour + 12 if hour in _AFTERNOON else hour
    whole = afternoon * 60 + minutes
    return f"{whole // 60:02}:{whole % 60:02}"


def _is_of_a_date(pattern: re.Pattern[str], found: re.Match[str], said: str) -> bool:
    """Tell whether figures are of a date: the day after `december`, the year after `10 dec`."""
    before = re.split(r"[\s,]+", said[: found.start()].strip(" ,"))
    if pattern is _FOUR_FIGURES:
        return is_month(before[-1])
    if pattern is _LAST_NUMBER:
        return is_month(before[-1]) and not (len(before) > 1 and before[-2][:1].isdigit())
    if pattern is _AFTER_FIGURES:
        return not _DATE_IN_FIGURES.search(said[: found.start()])
    return pattern is _DOT and found[0].strip() == said and _could_be_day(found)


def _could_be_day(found: re.Match[str]) -> bool:
    """Tell whether `10.12`, said alone, can be a day."""
    return not found[3] and 1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12


def _clock(found: re.Match[str], *, is_late: bool) -> time | None:
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif (is_late and hour < 12) or (not found[2] and hour in _AFTERNOON):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _tidy(rest: str) -> str:
    rest = re.sub(r"\s*,\s*", " ", f" {rest} ")
    return re.sub(r"\s(?:on|pe|at|la|ora|the|in data de)\s+", " ", rest).strip(" ,")
