"""The new time that a letter proposes where the person names none."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from content.proposals import FARTHEST_DAYS, propose, proposes_time

ZONE = ZoneInfo("Europe/Bucharest")
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=ZONE)
THURSDAY = datetime(2026, 12, 10, 10, 0, tzinfo=ZONE)


def always(_start: datetime, _minutes: int) -> bool:
    return True


def never(_start: datetime, _minutes: int) -> bool:
    return False


def test_the_same_hour_a_week_later() -> None:
    assert propose(THURSDAY, 60, NOW, soon=False, is_free=always) == THURSDAY + timedelta(days=7)


def test_soon_is_the_same_hour_on_the_next_day() -> None:
    assert propose(THURSDAY, 60, NOW, soon=True, is_free=always) == THURSDAY + timedelta(days=1)


@pytest.mark.parametrize(("day", "proposed"), [(11, 14), (12, 14), (13, 14), (14, 15)])
def test_soon_skips_the_weekend(day: int, proposed: int) -> None:
    found = propose(THURSDAY.replace(day=day), 60, NOW, soon=True, is_free=always)
    assert found == THURSDAY.replace(day=proposed)


@pytest.mark.parametrize("day", [12, 13])
def test_a_week_after_a_weekend_is_no_weekend(day: int) -> None:
    found = propose(THURSDAY.replace(day=day), 60, NOW, soon=False, is_free=always)
    assert found == THURSDAY.replace(day=21)


def test_holidays_and_taken_hours_are_left_out() -> None:
    holidays = {date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 28)}

    def no_holiday(start: datetime, _minutes: int) -> bool:
        return start.date() not in holidays

    before = THURSDAY.replace(day=17)
    assert propose(before, 60, NOW, soon=False, is_free=no_holiday) == THURSDAY.replace(day=29)


def test_the_whole_length_is_asked_about() -> None:
    asked: list[tuple[datetime, int]] = []

    def is_free(start: datetime, minutes: int) -> bool:
        asked.append((start, minutes))
        return len(asked) == 3

    found = propose(THURSDAY, 45, NOW, soon=True, is_free=is_free)
    assert asked == [(THURSDAY.replace(day=day), 45) for day in (11, 14, 15)]
    assert found == THURSDAY.replace(day=15)


@pytest.mark.parametrize("soon", [True, False])
def test_what_is_past_is_never_proposed(soon: bool) -> None:
    now = datetime(2027, 3, 10, 10, 0, tzinfo=ZONE)
    found = propose(THURSDAY, 60, now, soon=soon, is_free=always)
    assert found == datetime(2027, 3, 11, 10, 0, tzinfo=ZONE)


def test_later_on_the_same_day_is_still_ahead() -> None:
    now = datetime(2026, 12, 11, 9, 59, tzinfo=ZONE)
    assert propose(THURSDAY, 60, now, soon=True, is_free=always) == THURSDAY.replace(day=11)


def test_the_hour_on_the_clock_stays_when_summer_time_begins() -> None:
    before = datetime(2027, 3, 24, 10, 0, tzinfo=ZONE)
    found = propose(before, 60, NOW, soon=False, is_free=always)
    assert (found.hour, found.utcoffset()) == (10, timedelta(hours=3))


def test_where_no_hour_is_free_it_is_the_usual_hour_of_the_first_working_day() -> None:
    holidays = {date(2026, 12, 11), date(2026, 12, 14)}
    tried = []

    def no_hour(start: datetime, minutes: int) -> bool:
        tried.append(start)
        return minutes == 0 and start.date() not in holidays

    assert propose(THURSDAY, 60, NOW, soon=True, is_free=no_hour) == THURSDAY.replace(day=15)
    assert max(tried) < THURSDAY + timedelta(days=1 + FARTHEST_DAYS)


@pytest.mark.parametrize("day", range(7, 14))
@pytest.mark.parametrize("soon", [True, False])
def test_where_nothing_is_free_it_is_no_weekend_all_the_same(day: int, soon: bool) -> None:
    found = propose(THURSDAY.replace(day=day), 60, NOW, soon=soon, is_free=never)
    assert found.weekday() < 5
    assert (found - THURSDAY.replace(day=day)).days in range(1, 11)


@pytest.mark.parametrize("passed", [8, 9])
def test_after_the_meeting_it_is_the_next_time_that_is_still_ahead(passed: int) -> None:
    """Counted in single days: neither an even nor an odd number of them skips one."""
    now = (THURSDAY + timedelta(days=passed)).replace(hour=9)
    first = THURSDAY + timedelta(days=passed)
    while first.weekday() > 4:
        first += timedelta(days=1)
    assert propose(THURSDAY, 60, now, soon=False, is_free=always) == first


@pytest.mark.parametrize(
    ("rule", "answers", "proposes"),
    [
        ("never", {"reason": "conflict", "new_time": "2026-12-11T09:00:00+02:00"}, False),
        ("never", {"reason": "never"}, False),
        ("always", {"reason": "workload"}, True),
        ("always", {}, True),
        ("conflict", {"reason": "conflict"}, True),
        ("conflict", {"reason": "workload"}, False),
        ("conflict", {"reason": "workload", "new_time": None}, False),
        ("conflict", {"reason": "workload", "new_time": "2026-12-11T09:00:00+02:00"}, True),
        ("conflict", {}, False),
    ],
)
def test_whether_a_time_is_proposed(rule: str, answers: dict[str, object], proposes: bool) -> None:
    assert proposes_time(rule, answers) is proposes
