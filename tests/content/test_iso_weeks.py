"""ISO weeks, and into which of them an occurrence falls around new year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from content.breathing_room import bounds, breathing_room, series, series_bounds, weeks
from content.iso_weeks import (
    WeekUnreadable,
    monday,
    monday_of,
    read_week,
    shift,
    week_of,
    weeks_from,
    weeks_in,
)
from tests.content.made import ZONES, decision, said


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 27), "2026-W52"),
        (date(2026, 12, 28), "2026-W53"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2023, 1, 1), "2022-W52"),
        (date(2024, 2, 29), "2024-W09"),
    ],
)
def test_the_week_of_a_day(day: date, week: str) -> None:
    assert week_of(day) == week
    assert monday(week) == monday_of(day)
    assert monday(week) <= day < monday(week) + timedelta(days=7)


@pytest.mark.parametrize("written", ["1900-W01", "2199-W52", "2026-W53", "2026-w48"])
def test_what_is_written_is_read_from_the_first_year_to_the_last(written: str) -> None:
    assert read_week(written) == written.upper()


@pytest.mark.parametrize("week", ["1900-W01", "2199-W52"])
def test_the_series_of_a_week_may_leave_the_years_that_can_be_asked_for(week: str) -> None:
    now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    found = weeks([], now, *bounds(week, now))
    assert [each.week for each in series(found, week)] == weeks_from(*series_bounds(week))
    assert breathing_room(found, now, week) is None


def test_weeks_are_counted_through_a_year_of_53() -> None:
    assert (weeks_in(2026), weeks_in(2027)) == (53, 52)
    assert weeks_from("2026-W52", "2027-W02") == ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]
    assert weeks_from("2027-W02", "2027-W01") == []
    assert shift("2026-W53", 1) == "2027-W01"
    assert shift("2027-W01", -1) == "2026-W53"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-W54", "2026 has the weeks W01 to W53"),
        ("2027-W53", "2027 has the weeks W01 to W52"),
        ("2027-W00", "2027 has the weeks W01 to W52"),
        ("W48", "give a week such as 2026-W48"),
        ("2026-48", "give a week such as 2026-W48"),
        ("1899-W01", "give a week such as 2026-W48"),
        ("2200-W01", "give a week such as 2026-W48"),
        ("٢٠٢٦-W48", "give a week such as 2026-W48"),
        ("2026-W481", "give a week such as 2026-W48"),
    ],
)
def test_what_is_no_week_is_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(WeekUnreadable) as raised:
        read_week(text)
    assert str(raised.value) == f"{text!r}: {says}"
    assert raised.value.text == text


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("day", "hour", "minute", "week"),
    [
        (date(2026, 12, 27), 23, 59, "2026-W52"),
        (date(2026, 12, 28), 0, 0, "2026-W53"),
        (date(2026, 12, 31), 23, 59, "2026-W53"),
        (date(2027, 1, 1), 0, 0, "2026-W53"),
        (date(2027, 1, 3), 23, 59, "2026-W53"),
        (date(2027, 1, 4), 0, 0, "2027-W01"),
    ],
)
def test_an_occurrence_falls_into_the_week_of_its_own_local_day(
    zone: str, day: date, hour: int, minute: int, week: str
) -> None:
    starts_at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    for written_in in ZONES:
        written = starts_at.astimezone(ZoneInfo(written_in))
        made = [decision("a", written, said(day, "took", 20), zone=zone)]
        for seen_from in ZONES:
            found = weeks(made, datetime(2027, 1, 20, 9, tzinfo=ZoneInfo(seen_from)))
            assert {name: each.freed for name, each in found.items()} == {week: 40}


@pytest.mark.parametrize("zone", ZONES)
def test_a_weekly_meeting_has_one_occurrence_in_each_week_around_new_year(zone: str) -> None:
    starts_at = datetime(2026, 12, 20, 23, 45, tzinfo=ZoneInfo(zone))
    made = decision("a", starts_at, zone=zone, repeats="weekly", lasts="until 2027-01-17")
    found = weeks([made], starts_at)
    assert {name: each.expected for name, each in found.items()} == dict.fromkeys(
        weeks_from("2026-W51", "2027-W02"), 50
    )


@pytest.mark.parametrize("zone", ZONES)
def test_a_later_call_is_debited_in_its_own_week_across_new_year(zone: str) -> None:
    starts_at = datetime(2026, 12, 30, 10, tzinfo=ZoneInfo(zone))
    checked = said(starts_at.date(), "took", 10, [(date(2027, 1, 4), 12)])
    found = weeks([decision("a", starts_at, checked, zone=zone)], starts_at + timedelta(days=9))
    assert (found["2026-W53"].freed, found["2027-W01"].freed) == (50, -12)
