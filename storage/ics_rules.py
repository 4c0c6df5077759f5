"""The rules by which an event recurs, checked before anything is counted from them.

Each rule is bounded here: by the window that is asked about, and by how many steps it takes to
get there. A rule that can't be followed is refused; none is followed for ever.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from storage.ics_values import Moment, Unfit, moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateutil.rrule import rrule

MOST_STEPS = 40_000
"""Steps of a rule from its start to the end of the window: a century of days."""
MOST_VALUES = 400
"""Of one BY… part."""
MOST_TIMES_A_DAY = 24
"""Times of day that the BY… parts make together."""
_STEP_DAYS = {"HOURLY": 1 / 24, "DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}
_WITHIN_A_STEP = {"HOURLY": 1, "DAILY": 1, "WEEKLY": 2, "MONTHLY": 4, "YEARLY": 40}
"""How much dearer a step is than a day, because it looks at each of its days."""
_TOO_OFTEN = ("SECONDLY", "MINUTELY")
_DAY = re.compile(r"[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)")
_NUMBERS = {
    "BYSECOND": (0, 60, False),
    "BYMINUTE": (0, 59, False),
    "BYHOUR": (0, 23, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYMONTH": (1, 12, False),
    "BYSETPOS": (1, 366, True),
}
"""Lowest, highest, and whether the same below zero is meant from the end."""
_PLAIN = {"FREQ", "UNTIL", "COUNT", "INTERVAL", "BYDAY", "WKST", "RSCALE", "SKIP"}
_OF_DAYS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY")
_MOST_DAYS_TRIED = 8 * 366
"""Every day of the year has come by then, a leap day too."""
_ENDLESS_COUNT = "-1"
"""What some programs write for a rule without end."""
_LONGEST_NUMBER = 6

Rule = dict[str, str]
"""The parts of a rule by their names, upper case, checked."""


def read(value: str) -> Rule:
    """Return the parts of a rule; raises Unfit."""
    parts: Rule = {}
    for piece in value.upper().replace(" ", "").split(";"):
        name, _, wanted = piece.partition("=")
        if not piece or name.startswith("X-"):
            continue
        if name not in _PLAIN and name not in _NUMBERS:
            raise Unfit("bad_rule", piece)
        if name in parts or not wanted:
            raise Unfit("bad_rule", piece)
        parts[name] = wanted
    _check(parts)
    return parts


def _check(parts: Rule) -> None:
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_OFTEN:
        raise Unfit("too_often", f"FREQ={frequency}")
    if frequency not in _STEP_DAYS:
        raise Unfit("bad_rule", f"FREQ={frequency}")
    if (scale := parts.pop("RSCALE", "GREGORIAN")) != "GREGORIAN":
        raise Unfit("other_calendar", scale)
    if (skip := parts.pop("SKIP", "OMIT")) != "OMIT":
        raise Unfit("moves_days", f"SKIP={skip}")
    if parts.get("COUNT") == _ENDLESS_COUNT:
        del parts["COUNT"]
    for name in ("COUNT", "INTERVAL"):
        if name in parts and not _is_number(parts[name], 1, 10**_LONGEST_NUMBER):
            raise Unfit("bad_rule", f"{name}={parts[name]}")
    if "UNTIL" in parts:
        moment(parts["UNTIL"], {}, lambda _: UTC)
    if parts.get("WKST", "MO") not in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"):
        raise Unfit("bad_rule", f"WKST={parts['WKST']}")
    _check_lists(parts)


def _check_lists(parts: Rule) -> None:
    for name, wanted in parts.items():
        if not name.startswith("BY"):
            continue
        values = wanted.split(",")
        if len(values) > MOST_VALUES or not all(_fits(name, each) for each in values):
            raise Unfit("bad_rule", f"{name}={wanted}")
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= len(parts.get(name, "0").split(","))
    if times > MOST_TIMES_A_DAY:
        raise Unfit("too_often", "BYHOUR, BYMINUTE, BYSECOND")


def _fits(name: str, value: str) -> bool:
    if name == "BYDAY":
        return bool(_DAY.fullmatch(value)) and value.strip("+-")[:1] != "0"
    lowest, highest, may_be_negative = _NUMBERS[name]
    if may_be_negative:
        value = value.removeprefix("-").removeprefix("+")
    return _is_number(value, lowest, highest)


def _is_number(text: str, lowest: int, highest: int) -> bool:
    plain = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER + 1
    return plain and lowest <= int(text) <= highest


def bounded(rule: Rule, start: Moment, end: datetime) -> Rule | None:
    """Return the rule with an end no later than `end` (UTC) in place of its own end and count.

    None when nothing of it is left; raises Unfit when it takes too many steps to get there.
    """
    last = min(filter(None, (_until(rule, start), _wall(start, end))))
    if last < _first(start):
        return None
    if steps(rule, start, end) > MOST_STEPS:
        raise Unfit("too_many_steps", f"FREQ={rule['FREQ']}")
    if not _may_happen(rule, _first(start).date(), last.date()):
        return None
    if "COUNT" in rule:
        counted = _last_counted(rule, start, last)
        last = last if counted is None else counted
    open_rule = {name: value for name, value in rule.items() if name not in ("COUNT", "UNTIL")}
    return {**open_rule, "UNTIL": _until_text(start, last)}


def _first(start: Moment) -> datetime:
    """Return the start on the wall clock."""
    if isinstance(start, datetime):
        return start.replace(tzinfo=None)
    return datetime.combine(start, time())


def _wall(start: Moment, instant: datetime) -> datetime:
    """Return an instant on the wall clock of the start's zone."""
    zone = start.tzinfo if isinstance(start, datetime) else None
    try:
        return instant.astimezone(zone or UTC).replace(tzinfo=None)
    except OverflowError:  # within a day of the ends of time, which no window reaches
        return instant.replace(tzinfo=None)


def _until(rule: Rule, start: Moment) -> datetime | None:
    """Return a rule's own end on the wall clock of its start; a bare day counts to its end."""
    if "UNTIL" not in rule:
        return None
    found = moment(rule["UNTIL"], {}, lambda _: UTC)
    if not isinstance(found, datetime):
        return datetime.combine(found, time.max)
    if found.tzinfo is None or not isinstance(start, datetime) or start.tzinfo is None:
        return found.replace(tzinfo=None)
    return _wall(start, found)


def _until_text(start: Moment, last: datetime) -> str:
    """Return an end as the standard wants it: of the start's kind, in UTC when that is zoned."""
    if not isinstance(start, datetime):
        return f"{last:%Y%m%d}"
    if start.tzinfo is None:
        return f"{last:%Y%m%dT%H%M%S}"
    return f"{last.replace(tzinfo=start.tzinfo, fold=1).astimezone(UTC):%Y%m%dT%H%M%S}Z"


def steps(rule: Rule, start: Moment, end: datetime) -> float:
    """Return roughly how many days are looked at between a start and an end (UTC)."""
    last = min(filter(None, (_until(rule, start), _wall(start, end))))
    days = max((last - _first(start)) / timedelta(days=1), 1)
    frequency = rule["FREQ"]
    taken = days / _STEP_DAYS[frequency] / int(rule.get("INTERVAL", "1"))
    return taken * _WITHIN_A_STEP[frequency]


def _may_happen(rule: Rule, first: date, last: date) -> bool:
    """Tell whether any day at all fits what a rule says of days.

    A rule that no day fits (30 February) would be followed to the end of time.
    """
    if not any(name in rule for name in _OF_DAYS):
        return True
    fits = {name: set(rule[name].split(",")) for name in _OF_DAYS if name in rule}
    days = min((last - first).days, _MOST_DAYS_TRIED)
    return any(_day_fits(fits, first + timedelta(days=number)) for number in range(days + 1))


def _day_fits(fits: Mapping[str, set[str]], day: date) -> bool:
    month_days = calendar.monthrange(day.year, day.month)[1]
    year_days = 366 if calendar.isleap(day.year) else 365
    of_year = day.timetuple().tm_yday
    is_it = {
        "BYMONTH": {str(day.month)},
        "BYMONTHDAY": {str(day.day), str(day.day - month_days - 1)},
        "BYYEARDAY": {str(of_year), str(of_year - year_days - 1)},
    }
    return all(_plain(fits[name]) & is_it[name] for name in is_it if name in fits)


def _plain(values: set[str]) -> set[str]:
    return {value.lstrip("+0") for value in values}


def _last_counted(rule: Rule, start: Moment, last: datetime) -> datetime | None:
    """Return the wall time of the occurrence that a count ends with; None when it lies later.

    A time that the clocks leave out is no occurrence and is not counted.
    """
    count = int(rule["COUNT"])
    for wall in _walls(rule, start, last):
        count -= 1
        if not count:
            return wall
    return None


def _walls(rule: Rule, start: Moment, last: datetime) -> Iterator[datetime]:
    """Yield the wall times that a rule makes, without its own count and end."""
    zone = start.tzinfo if isinstance(start, datetime) else None
    for wall in naive(rule, _first(start), last):
        if zone is None or exists(wall.replace(tzinfo=zone)):
            yield wall


def naive(rule: Mapping[str, str], first: datetime, last: datetime) -> rrule:
    """Return the rule over wall times, from the first to the last."""
    from dateutil.rrule import rrulestr

    kept = {name: value for name, value in rule.items() if name not in ("COUNT", "UNTIL")}
    text = ";".join(f"{name}={value}" for name, value in kept.items())
    try:
        return rrulestr(f"{text};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=first)
    except (ValueError, IndexError, TypeError) as error:
        raise Unfit("bad_rule", text) from error


def exists(moment: datetime) -> bool:
    """Tell whether the clocks of its zone ever show an aware moment's time."""
    there_and_back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there_and_back.replace(tzinfo=None) == moment.replace(tzinfo=None)
