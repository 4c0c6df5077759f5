"""Decisions on imported meetings: the calendar's occurrences in place of the rhythm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from content.breathing_room import weeks
from content.decision import CalendarTime, CheckIn, Decision, Terms
from content.occurrences import occurrences
from tests.content.made import decision

PLUS_TWO = timezone(timedelta(hours=2))
NOW = datetime(2026, 12, 20, 9, tzinfo=PLUS_TWO)


def _at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 12, day, hour, tzinfo=PLUS_TWO)


def _time(day: int, *was: int, hour: int = 10) -> CalendarTime:
    return CalendarTime(_at(day, hour), tuple(date(2026, 12, each) for each in (day, *was)))


def _series(*times: CalendarTime, until: str = "2026-12-31", **fields: object) -> Decision:
    made = decision(
        "one",
        _at(1),
        tactic="shorter_meeting",
        repeats="calendar",
        lasts=f"until {until}",
    )
    return replace(made, in_calendar=times, **fields)  # type: ignore[arg-type]


def _said(day: int) -> dict[date, CheckIn]:
    on = date(2026, 12, day)
    return {on: CheckIn(on, "took", 20, (), NOW, NOW)}


def _days(of: Decision) -> list[int]:
    return [each.date.day for each in occurrences(of, NOW)]


def test_the_calendars_occurrences_are_those_of_the_decision() -> None:
    assert _days(_series(_time(1), _time(4), _time(16))) == [1, 4, 16]


def test_they_stop_at_the_last_day_of_the_change() -> None:
    assert _days(_series(_time(1), _time(8), _time(15), until="2026-12-10")) == [1, 8]


def test_one_that_was_moved_past_the_last_day_still_belongs_to_it() -> None:
    assert _days(_series(_time(1), _time(12, 8), until="2026-12-10")) == [1, 12]


def test_one_moved_before_its_check_in_is_followed() -> None:
    assert _days(_series(_time(1), _time(9, 8))) == [1, 9]
    moved = occurrences(_series(_time(9, 8, hour=15)), NOW)[0]
    assert moved.starts_at == _at(9, 15)


def test_one_moved_after_its_check_in_is_not_asked_about_again() -> None:
    of = _series(_time(1), _time(9, 8), check_ins=_said(8))
    assert _days(of) == [1, 8]


def test_one_moved_onto_a_day_that_another_has_left() -> None:
    of = _series(_time(8, 1), _time(9, 8), check_ins=_said(9))
    assert _days(of) == [8, 9]


def test_a_check_in_stands_where_the_calendar_has_nothing_any_more() -> None:
    assert _days(_series(_time(8), check_ins=_said(1))) == [1, 8]


def test_an_agreed_new_time_holds_until_the_calendar_moves_the_meeting_elsewhere() -> None:
    agreed = Terms(None, _at(3, 12))
    assert occurrences(_series(_time(1), terms=agreed), NOW)[0].starts_at == _at(3, 12)
    assert occurrences(_series(_time(4, 1), terms=agreed), NOW)[0].starts_at == _at(4)


def test_an_agreed_new_time_on_the_day_of_another_leaves_both() -> None:
    agreed = Terms(None, _at(8, 15))
    assert _days(_series(_time(1), _time(8), terms=agreed)) == [1, 8]
    same_day = _series(_time(1), _time(8), terms=Terms(None, _at(1, 15)))
    assert [each.starts_at for each in occurrences(same_day, NOW)] == [_at(1, 15), _at(8)]


def test_one_moved_onto_the_day_of_another_is_known_by_the_day_that_it_left() -> None:
    for hour in (8, 15):
        both = _series(_time(8, 1, hour=hour), _time(8), _time(15))
        assert _days(both) == [1, 8, 15]
        starts = [each.starts_at for each in occurrences(both, NOW)]
        assert starts == [_at(1, hour), _at(8), _at(15)]


def test_of_two_on_one_day_each_is_checked_in_for_itself() -> None:
    both = _series(_time(8, 1, hour=15), _time(8))
    for day in (1, 8):
        of = replace(both, check_ins=_said(day))
        assert [(each.date.day, each.took_minutes) for each in occurrences(of, NOW)] == [
            (1, 20 if day == 1 else None),
            (8, 20 if day == 8 else None),
        ]


def test_nothing_is_open_once_it_is_refused() -> None:
    assert _days(_series(_time(1), _time(8), state="refused")) == []


def test_the_measure_counts_where_the_calendar_has_them() -> None:
    found = weeks([_series(_time(22), _time(29, 15))], NOW)
    assert found["2026-W51"].expected == 0
    assert found["2026-W52"].expected > 0
    assert found["2026-W53"].expected > 0
