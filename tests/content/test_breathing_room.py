"""The measure: the worked example to the minute, the mean, the series, what holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from content.breathing_room import (
    Room,
    Stick,
    Week,
    bounds,
    breathing_room,
    overlaps,
    series,
    sticks,
    weeks,
)
from content.decision import Decision
from content.iso_weeks import shift
from tests.content.made import decision, said

ZONE = ZoneInfo("Europe/Bucharest")
MONDAY_W1 = date(2026, 11, 2)
W1, W2, W3, W4 = "2026-W45", "2026-W46", "2026-W47", "2026-W48"
NOW = datetime(2026, 11, 30, 9, tzinfo=ZONE)
"""The Monday after week 4."""


def at(week: int, weekday: int = 0, hour: int = 10) -> datetime:
    """A moment of one of the four weeks."""
    day = MONDAY_W1 + timedelta(weeks=week - 1, days=weekday)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def on(week: int, weekday: int = 0) -> date:
    """A day of one of the four weeks."""
    return at(week, weekday).date()


def worked_example() -> list[Decision]:
    """The decisions of the worked example, all at hours of their own."""
    return [
        decision("call", at(1), said(on(1), "took", 25), tactic="phone_call", travel=50),
        decision(
            "weekly",
            at(1, 1),
            said(on(1, 1), "took", 30),
            said(on(2, 1), "took", 40),
            said(on(3, 1), "did_not_happen"),
            tactic="shorter_meeting",
            minutes=90,
            planned=30,
            repeats="weekly",
            lasts=f"until {on(3, 6)}",
        ),
        decision("email", at(2, 2), said(on(2, 2), "took", 18, [(on(3, 3), 20)])),
        decision("given", at(3, 4), tactic="hand_over", minutes=45, planned=15, state="refused"),
        decision("hoped", at(4, 2), state="proposed"),
    ]


def test_the_worked_example_comes_out_to_the_minute() -> None:
    found = weeks(worked_example(), NOW)
    assert [found[each].freed for each in (W1, W2, W3, W4)] == [145, 92, -20, 0]
    assert found[W4] == Week(W4, hoped=50)
    assert breathing_room(found, NOW) == Room(54.25, 4, timed_per_week=54.25, as_planned_per_week=0)


def test_each_row_of_the_worked_example_adds_what_it_should() -> None:
    found = weeks(worked_example(), NOW)
    rows = [
        [(row.decision_id, row.counts_in, row.minutes) for row in found[each].rows]
        for each in (W1, W2, W3, W4)
    ]
    assert rows == [
        [("call", "freed", 85), ("weekly", "freed", 60)],
        [("weekly", "freed", 50), ("email", "freed", 42)],
        [("weekly", "nothing", 0), ("email", "freed", -20)],
        [("hoped", "hoped", 50)],
    ]


def test_weeks_and_rows_come_in_the_order_of_time_then_of_ids() -> None:
    made = [decision(name, at(2, hour=hour)) for name, hour in (("b", 10), ("a", 10), ("c", 9))]
    found = weeks([*made, *worked_example()], at(1))
    assert list(found) == [W1, W2, W3, W4]
    assert [row.decision_id for row in found[W2].rows][:3] == ["c", "a", "b"]


def test_a_later_calls_row_names_the_occurrence_that_needed_it() -> None:
    row = weeks(worked_example(), NOW)[W3].rows[1]
    assert row.later_call is not None
    assert (row.later_call.date, row.occurrence.date) == (on(3, 3), on(2, 2))


@pytest.mark.parametrize(
    ("weeks_gone_by", "expected"),
    [(0, None), (1, (145, 1)), (2, (118.5, 2)), (3, (217 / 3, 3)), (5, (72 / 4, 4)), (8, (0, 4))],
)
def test_the_mean_is_of_so_many_completed_weeks(
    weeks_gone_by: int, expected: tuple[float, int] | None
) -> None:
    now = at(1, 2) + timedelta(weeks=weeks_gone_by)
    room = breathing_room(weeks(worked_example(), now), now)
    assert (room and (room.minutes_per_week, room.weeks)) == expected


def test_without_an_occurrence_there_is_no_mean() -> None:
    refused = [decision("one", at(1), state="refused")]
    assert breathing_room(weeks(refused, NOW), NOW) is None
    assert breathing_room(weeks([], NOW), NOW) is None


def test_a_kept_meeting_begins_the_weeks_of_the_mean() -> None:
    kept = decision("kept", at(2), tactic="keep")
    room = breathing_room(weeks([kept], NOW), NOW)
    assert room == Room(0, 3, 0, 0)


def test_the_mean_of_an_earlier_week_is_of_the_four_before_it() -> None:
    found = weeks(worked_example(), NOW)
    room = breathing_room(found, NOW, W4)
    assert room is not None
    assert (room.minutes_per_week, room.weeks) == ((145 + 92 - 20) / 3, 3)


def test_a_week_ahead_is_seen_from_this_week() -> None:
    found = weeks(worked_example(), NOW)
    assert breathing_room(found, NOW, shift(W4, 9)) == breathing_room(found, NOW)


def test_what_was_timed_and_what_was_taken_as_planned_make_up_freed() -> None:
    made = [
        decision("a", at(1), said(on(1), "as_planned")),
        decision("b", at(1, 1), said(on(1, 1), "took", 25, [(on(1, 3), 5)])),
    ]
    week = weeks(made, NOW)[W1]
    assert (week.freed, week.timed, week.as_planned) == (50 + 35 - 5, 30, 50)


def test_as_planned_on_an_email_is_its_writing_alone() -> None:
    made = [decision("a", at(1), said(on(1), "as_planned"), held_back=15)]
    assert weeks(made, NOW)[W1].freed == 50
    assert weeks([decision("a", at(4), held_back=15)], NOW)[W4].expected == 35


@pytest.mark.parametrize("outcome", ["took", "as_planned"])
def test_the_trip_to_a_shorter_meeting_is_still_made(outcome: str) -> None:
    made = decision("a", at(1), tactic="shorter_meeting", travel=40)
    made = replace(made, planned_minutes=20 + 40, as_planned_minutes=20 + 40)
    minutes = 20 if outcome == "took" else None
    checked = replace(made, check_ins={on(1): said(on(1), outcome, minutes)})
    assert weeks([checked], NOW)[W1].freed == 40


def test_the_series_has_twelve_weeks_and_ends_four_after() -> None:
    found = weeks(worked_example(), NOW, *bounds(W4, NOW))
    names = [week.week for week in series(found, W4)]
    assert (len(names), names[0], names[7], names[-1]) == (12, "2026-W41", W4, "2026-W52")


def test_weeks_out_of_bounds_are_not_guessed() -> None:
    made = [*worked_example(), decision("monday", at(4), said(on(4), "took", 20))]
    found = weeks(made, NOW, W2, W3)
    assert list(found) == [W2, W3]
    assert found.earliest == W1
    with pytest.raises(KeyError):
        found[W1]
    with pytest.raises(KeyError):
        found[W4]


def test_a_week_without_anything_is_a_week_of_zeros() -> None:
    week = weeks(worked_example(), NOW)["2027-W01"]
    assert week == Week("2027-W01", 0, 0, 0, 0, 0, 0)
    assert week.rows == ()
    assert week.starts_on == date(2027, 1, 4)


@pytest.mark.parametrize("week", [W1, W3, W4, "2026-W52", "2027-W20"])
def test_bounded_weeks_are_those_of_all_weeks(week: str) -> None:
    every, few = weeks(worked_example(), NOW), weeks(worked_example(), NOW, *bounds(week, NOW))
    assert series(few, week) == series(every, week)
    assert breathing_room(few, NOW, week) == breathing_room(every, NOW, week)


def test_a_look_sees_what_was_moved_far_into_it() -> None:
    new_time = (at(1) + timedelta(weeks=30)).isoformat()
    moved = decision("moved", at(1), tactic="phone_call", reason="conflict", new_time=new_time)
    made = [decision("early", at(1)), moved]
    week = shift(W1, 30)
    assert weeks(made, at(1), week, week)[week].expected == 50


def test_overlapping_clock_minutes_count_once_and_travel_stays() -> None:
    made = [
        decision("a", at(1, hour=10), said(on(1), "took", 10)),
        decision("b", at(1, hour=10), said(on(1), "took", 10), travel=30),
        decision("c", at(1, hour=10), said(on(1), "full")),
        decision("d", at(1, hour=10)),
    ]
    now = at(1, 2)
    week = weeks(made, now)[W1]
    assert week.freed == 50 + (60 + 30 - 60 - 10)
    assert week.expected == 50
    assert overlaps(made, now) == {("b", on(1)): 60}


def test_of_several_that_overlap_only_what_is_covered_is_left_out() -> None:
    half_past = at(1, hour=10) + timedelta(minutes=30)
    made = [
        decision("a", at(1, hour=10), minutes=120, state="proposed"),
        decision("b", half_past, state="proposed"),
        decision("c", at(1, hour=11) + timedelta(minutes=30), state="proposed"),
        decision("d", at(1, hour=13), state="proposed"),
    ]
    assert overlaps(made, at(1)) == {("b", on(1)): 60, ("c", on(1)): 30}


def test_an_overlap_reaches_over_the_edge_of_the_bounds() -> None:
    late = datetime(2026, 11, 8, 23, tzinfo=ZONE)
    made = [
        decision("a", late, minutes=180, state="proposed"),
        decision("b", late + timedelta(hours=2), state="proposed"),
    ]
    assert weeks(made, at(1), W2, W2)[W2].hoped == weeks(made, at(1))[W2].hoped == 50 - 60


def test_what_sticks_is_counted_for_each_tactic() -> None:
    made = [
        *worked_example(),
        decision("longer", at(3), said(on(3), "took", 60), planned=10),
        decision("full", at(3, 2), said(on(3, 2), "full")),
        decision("kept", at(3, 2), said(on(3, 2), "full"), tactic="keep"),
    ]
    assert sticks(made) == (
        Stick("email", held=1, checked_in=3),
        Stick("phone_call", held=1, checked_in=1),
        Stick("shorter_meeting", held=2, checked_in=2),
    )


def test_a_moved_meeting_is_moved_and_not_saved() -> None:
    week = weeks([decision("a", at(1), tactic="reschedule", travel=20)], NOW)[W1]
    assert (week.moved, week.freed, week.expected, week.hoped) == (80, 0, 0, 0)
    assert weeks([decision("a", at(1), tactic="reschedule", state="refused")], NOW) == {}


def test_a_tactic_of_a_newer_version_is_counted_like_any_other() -> None:
    made = [decision("a", at(1), said(on(1), "took", 5), tactic="video_note")]
    assert weeks(made, NOW)[W1].freed == 55
