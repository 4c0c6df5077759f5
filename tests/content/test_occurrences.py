"""Occurrences: on which days they fall, when they start, what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from content.decision import CalendarTime, CheckIn, Decision, Terms
from content.occurrences import Occurrence, occurrences
from content.rhythms import days_of
from tests.content.made import BUCHAREST, ZONES, decision, said

ZONE = ZoneInfo(BUCHAREST)
MONDAY = datetime(2026, 11, 2, 10, tzinfo=ZONE)
LONG_BEFORE = datetime(2020, 1, 1, tzinfo=ZONE)
CONFLICT = {"tactic": "phone_call", "reason": "conflict"}


def found(made: Decision, now: datetime = LONG_BEFORE) -> tuple[Occurrence, ...]:
    return occurrences(made, now)


def days(made: Decision) -> list[str]:
    """The days of all occurrences, as they are written."""
    return [str(each.date) for each in found(made)]


def only(made: Decision, now: datetime = LONG_BEFORE) -> Occurrence:
    (one,) = found(made, now)
    return one


# Rhythms


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (
            date(2026, 10, 31),
            date(2027, 3, 31),
            ["2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"],
        ),
        (date(2028, 1, 30), date(2028, 3, 30), ["2028-01-30", "2028-02-29", "2028-03-30"]),
        (date(2028, 2, 29), date(2028, 4, 28), ["2028-02-29", "2028-03-29"]),
        (date(2099, 12, 31), date(2100, 3, 1), ["2099-12-31", "2100-01-31", "2100-02-28"]),
        (date(2026, 12, 15), date(2027, 1, 15), ["2026-12-15", "2027-01-15"]),
    ],
)
def test_monthly_keeps_its_day_or_takes_the_months_last(
    first: date, last: date, expected: list[str]
) -> None:
    assert [str(day) for day in days_of("monthly", first, last)] == expected


def test_fortnightly_is_every_second_week() -> None:
    fortnights = days_of("fortnightly", date(2026, 12, 21), date(2027, 1, 18))
    assert fortnights == [date(2026, 12, 21), date(2027, 1, 4), date(2027, 1, 18)]


@pytest.mark.parametrize("repeats", ["once", "weekly", "monthly", "calendar", "yearly"])
def test_the_first_day_is_always_there(repeats: str) -> None:
    day = date(2026, 12, 31)
    assert days_of(repeats, day, day) == days_of(repeats, day, date(2026, 1, 1)) == [day]


# Which days


@pytest.mark.parametrize(
    ("until", "count"), [("2026-11-02", 1), ("2026-11-08", 1), ("2026-11-09", 2), ("2026-11-15", 2)]
)
def test_a_series_stops_at_the_day_that_it_lasts_and_that_day_counts(
    until: str, count: int
) -> None:
    assert len(found(decision("a", MONDAY, repeats="weekly", lasts=f"until {until}"))) == count


def test_this_occurrence_only_is_one() -> None:
    assert days(decision("a", MONDAY, repeats="weekly", lasts="once")) == ["2026-11-02"]
    assert days(decision("a", MONDAY, repeats="weekly")) == ["2026-11-02"]


@pytest.mark.parametrize("tactic", ["keep", "reschedule"])
def test_a_kept_or_moved_meeting_has_no_series(tactic: str) -> None:
    made = decision("a", MONDAY, tactic=tactic, repeats="weekly", lasts="until 2026-12-31")
    assert days(made) == ["2026-11-02"]


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_a_change_of_state_ends_what_is_not_checked_in_and_a_check_in_stands(state: str) -> None:
    series: dict[str, Any] = {"repeats": "weekly", "lasts": "until 2026-12-31"}
    checked = said(date(2026, 11, 9), "took", 5)
    assert days(decision("a", MONDAY, checked, state=state, **series)) == ["2026-11-09"]


def test_check_ins_stand_when_the_change_ends_earlier() -> None:
    checked = said(date(2026, 11, 16), "took", 5)
    made = decision("a", MONDAY, checked, repeats="weekly", lasts="until 2026-11-10")
    assert days(made) == ["2026-11-02", "2026-11-09", "2026-11-16"]


def test_of_a_replaced_decision_only_what_was_checked_in_is_left() -> None:
    series: dict[str, Any] = {"repeats": "weekly", "lasts": "until 2026-11-30"}
    first = decision("a", MONDAY, said(date(2026, 11, 2), "took", 9), **series, state="withdrawn")
    second = replace(decision("b", MONDAY, tactic="phone_call", **series), replaces="a")
    assert days(first) == ["2026-11-02"]
    assert len(days(second)) == 5


# Daylight saving


@pytest.mark.parametrize(
    ("zone", "sunday"),
    [
        (BUCHAREST, date(2027, 3, 28)),
        (BUCHAREST, date(2026, 10, 25)),
        ("America/Los_Angeles", date(2026, 3, 8)),
        ("America/Los_Angeles", date(2026, 11, 1)),
        ("Pacific/Auckland", date(2026, 9, 27)),
        ("Pacific/Auckland", date(2026, 4, 5)),
        ("America/Santiago", date(2026, 9, 6)),
    ],
)
@pytest.mark.parametrize("wall", ["00:00", "00:30", "02:30", "03:00", "03:30", "10:00", "23:59"])
def test_through_a_change_of_the_clocks_a_series_keeps_its_days_and_its_hour(
    zone: str, sunday: date, wall: str
) -> None:
    hour, minute = map(int, wall.split(":"))
    day = sunday - timedelta(weeks=2)
    first = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    until = sunday + timedelta(weeks=2)
    made = decision("a", first, zone=zone, repeats="weekly", lasts=f"until {until}")
    assert [each.date for each in found(made)] == days_of("weekly", day, until)
    assert {f"{each.starts_at:%H:%M}" for each in found(made)} == {wall}
    assert all(each.starts_at.date() == each.date for each in found(made))


def test_the_second_of_two_same_hours_is_kept_apart_from_the_first() -> None:
    early = datetime(2026, 10, 25, 3, 30, tzinfo=ZONE)
    late = early.replace(fold=1)
    starts = [only(decision("a", each)).starts_at.timestamp() for each in (early, late)]
    assert starts[1] - starts[0] == 3600


@pytest.mark.parametrize("zone", ZONES)
def test_the_day_is_that_of_the_zone_it_was_decided_in(zone: str) -> None:
    starts_at = datetime(2026, 11, 2, 23, 30, tzinfo=ZoneInfo(zone))
    made = decision("a", starts_at.astimezone(UTC), zone=zone)
    for seen_from in ZONES:
        now = datetime(2026, 11, 1, 12, tzinfo=ZoneInfo(seen_from))
        assert only(made, now).date == date(2026, 11, 2)
        assert only(made, now).starts_at.isoformat() == starts_at.isoformat()


# Terms


def test_other_minutes_that_were_agreed_become_the_plan() -> None:
    made = decision(
        "a",
        MONDAY,
        said(MONDAY.date(), "as_planned"),
        tactic="shorter_meeting",
        travel=40,
        planned=20 + 40,
        terms=Terms(45, None),
    )
    assert (only(made).planned_minutes, only(made).took_minutes) == (85, 85)
    assert only(made).status == "held"


def test_terms_leave_what_is_held_back_for_a_call_as_it_is() -> None:
    made = decision("a", MONDAY, held_back=15, terms=Terms(20, None))
    assert only(made).planned_minutes == 35
    checked = replace(made, check_ins={MONDAY.date(): said(MONDAY.date(), "as_planned")})
    assert only(checked).took_minutes == 20


def test_what_was_the_plan_at_a_check_in_stands_when_terms_come_later() -> None:
    checked = CheckIn(MONDAY.date(), "as_planned", 30, (), MONDAY, MONDAY)
    made = decision("a", MONDAY, checked, tactic="shorter_meeting", terms=Terms(50, None))
    assert only(made).took_minutes == 30


def test_a_kept_meeting_costs_what_it_did_whatever_was_agreed() -> None:
    made = decision("a", MONDAY, tactic="reschedule", terms=Terms(30, None))
    assert only(made).planned_minutes == 60


# Moves


def test_an_agreed_time_moves_the_first_occurrence_alone() -> None:
    terms = Terms(None, datetime(2026, 11, 4, 15, tzinfo=ZONE))
    made = decision(
        "a",
        MONDAY,
        tactic="phone_call",
        terms=terms,
        repeats="weekly",
        lasts="until 2026-11-16",
    )
    assert days(made) == ["2026-11-04", "2026-11-09", "2026-11-16"]
    assert [f"{each.starts_at:%H}" for each in found(made)] == ["15", "10", "10"]


def test_a_new_time_in_another_zone_falls_on_the_day_of_the_decisions_own() -> None:
    terms = Terms(None, datetime(2026, 11, 4, 23, tzinfo=UTC))
    assert days(decision("a", MONDAY, tactic="phone_call", terms=terms)) == ["2026-11-05"]


@pytest.mark.parametrize(
    ("answers", "state", "day"),
    [
        (CONFLICT, "proposed", "2026-11-02"),
        (CONFLICT, "agreed", "2026-11-03"),
        ({**CONFLICT, "reason": "workload"}, "proposed", "2026-11-02"),
        ({**CONFLICT, "reason": "workload"}, "agreed", "2026-11-03"),
        ({**CONFLICT, "tactic": "email"}, "agreed", "2026-11-02"),
        ({**CONFLICT, "tactic": "reschedule"}, "agreed", "2026-11-02"),
    ],
)
def test_the_time_that_a_letter_proposed_holds_once_it_is_agreed(
    answers: dict[str, Any], state: str, day: str
) -> None:
    new_time = "2026-11-03T10:00:00+02:00"
    made = decision("a", MONDAY, state=state, **answers, new_time=new_time)
    assert days(made) == [day]


def test_one_checked_in_where_it_was_moved_to_is_not_asked_about_again() -> None:
    terms = Terms(None, datetime(2026, 11, 4, 15, tzinfo=ZONE))
    checked = said(date(2026, 11, 4), "took", 20)
    made = decision(
        "a",
        MONDAY,
        checked,
        tactic="phone_call",
        terms=terms,
        repeats="weekly",
        lasts="until 2026-11-09",
    )
    assert days(made) == ["2026-11-04", "2026-11-09"]
    assert f"{found(made)[0].starts_at:%H}" == "15"
    moved_again = replace(made, terms=Terms(None, datetime(2026, 11, 5, 15, tzinfo=ZONE)))
    assert days(moved_again) == ["2026-11-04", "2026-11-09"]
    refused = replace(made, state="refused")
    assert f"{only(refused).starts_at:%d %H}" == "04 15"


@pytest.mark.parametrize("checked", [(), (said(date(2026, 11, 9), "took", 20),)])
def test_one_moved_onto_the_next_stays_beside_it_on_its_own_day(
    checked: tuple[CheckIn, ...],
) -> None:
    terms = Terms(None, datetime(2026, 11, 9, 15, tzinfo=ZONE))
    series: dict[str, Any] = {"repeats": "weekly", "lasts": "until 2026-11-16"}
    made = decision("a", MONDAY, *checked, tactic="phone_call", terms=terms, **series)
    assert days(made) == ["2026-11-02", "2026-11-09", "2026-11-16"]
    assert {f"{each.starts_at:%H}" for each in found(made)} == {"10"}
    over = replace(made, check_ins={}, answers={**made.answers, "lasts": "until 2026-11-08"})
    assert f"{only(over).starts_at:%d %H}" == "09 15"


def test_one_checked_in_on_its_own_day_stays_there_when_a_move_is_agreed_later() -> None:
    terms = Terms(None, datetime(2026, 11, 4, 15, tzinfo=ZONE))
    checked = said(MONDAY.date(), "took", 20)
    made = decision("a", MONDAY, checked, tactic="phone_call", terms=terms)
    assert days(made) == ["2026-11-02"]


# Status


@pytest.mark.parametrize(
    ("days_later", "status"),
    [(-1, "ahead"), (0, "ahead"), (1, "waiting"), (14, "waiting"), (15, "not_known")],
)
def test_what_is_past_waits_for_a_check_in_for_fourteen_days(days_later: int, status: str) -> None:
    assert only(decision("a", MONDAY), MONDAY + timedelta(days=days_later)).status == status


@pytest.mark.parametrize(
    ("outcome", "minutes", "status", "took", "timed"),
    [
        ("took", 59, "held", 59, True),
        ("took", 60, "full", 60, True),
        ("as_planned", None, "held", 10, False),
        ("full", None, "full", None, False),
        ("did_not_happen", None, "did_not_happen", None, False),
    ],
)
def test_what_was_said_tells_the_status(
    outcome: str, minutes: int | None, status: str, took: int | None, timed: bool
) -> None:
    made = decision("a", MONDAY, said(MONDAY.date(), outcome, minutes))
    one = only(made)
    assert (one.status, one.took_minutes, one.timed) == (status, took, timed)


@pytest.mark.parametrize(
    ("tactic", "days_later", "status"),
    [
        ("keep", 0, "ahead"),
        ("keep", 1, "full"),
        ("reschedule", 0, "ahead"),
        ("reschedule", 40, "did_not_happen"),
    ],
)
def test_a_kept_or_moved_meeting_is_never_asked_about(
    tactic: str, days_later: int, status: str
) -> None:
    made = decision("a", MONDAY, tactic=tactic)
    assert only(made, MONDAY + timedelta(days=days_later)).status == status


SUNDAY_NIGHT = datetime(2026, 11, 8, 23, 59, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("first_at", "at", "corrected"),
    [
        (MONDAY, SUNDAY_NIGHT, False),
        (MONDAY, SUNDAY_NIGHT + timedelta(minutes=1), True),
        (MONDAY, SUNDAY_NIGHT.astimezone(UTC) + timedelta(minutes=1), True),
        (MONDAY, datetime(2026, 11, 8, 23, 59, tzinfo=ZoneInfo("America/Los_Angeles")), True),
        (SUNDAY_NIGHT + timedelta(days=30), SUNDAY_NIGHT + timedelta(days=30), False),
        (SUNDAY_NIGHT + timedelta(days=30), SUNDAY_NIGHT + timedelta(days=31), True),
    ],
)
def test_only_a_change_after_the_week_is_over_is_a_correction(
    first_at: datetime, at: datetime, corrected: bool
) -> None:
    checked = CheckIn(MONDAY.date(), "took", 20, (), at, first_at)
    assert only(decision("a", MONDAY, checked)).corrected is corrected


def test_later_calls_are_shown_with_what_needed_them() -> None:
    checked = said(MONDAY.date(), "took", 20, [(date(2026, 11, 9), 15)])
    assert only(decision("a", MONDAY, checked)).later_calls == checked.later_calls
    assert only(decision("a", MONDAY)).later_calls == ()


def test_a_kept_meeting_stays_where_it_was_decided_whatever_the_calendar_says() -> None:
    elsewhere = CalendarTime(MONDAY + timedelta(days=1), (MONDAY.date(),))
    kept = replace(decision("a", MONDAY, tactic="keep"), in_calendar=(elsewhere,))
    assert only(kept).starts_at == MONDAY


def test_overlaps_are_shown_where_they_are_known() -> None:
    made = decision("a", MONDAY)
    (one,) = occurrences(made, MONDAY, {("a", MONDAY.date()): 30, ("b", MONDAY.date()): 9})
    assert one.overlap_minutes == 30
    assert only(made).overlap_minutes == 0
