"""What holds of the measure whatever was decided and whatever became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.breathing_room import Row, Weeks, bounds, breathing_room, overlaps, series, weeks
from content.decision import Decision
from content.iso_weeks import week_of
from content.occurrences import occurrences
from content.rhythms import days_of
from content.schedule import Schedule, span
from tests.content.lived_in import lived_in
from tests.content.made import TACTICS, UNASKED, ZONES, Maker, decision

DAY = timedelta(days=1)
Store = tuple[list[Decision], datetime]


def _store(chance: Random) -> Store:
    return Maker(chance).meetings()


stores = st.randoms(use_true_random=False).map(_store)
closely = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""A store takes many draws, which a busy machine may find slow."""


def freed(found: Weeks) -> dict[str, int]:
    """What each week freed, where it did."""
    return {name: week.freed for name, week in found.items() if week.freed}


def all_rows(found: Weeks) -> Iterator[Row]:
    for week in found.values():
        yield from week.rows


def another(state: str, tactic: str, day: date) -> Decision:
    """One more decision, in the midst of the others, that nobody has spoken of."""
    at_noon = datetime(day.year, day.month, day.day, 11, tzinfo=ZoneInfo(ZONES[0]))
    return decision("another", at_noon, state=state, tactic=tactic, minutes=720)


# What never frees anything


@closely
@given(stores, st.sampled_from(TACTICS), st.sampled_from(["proposed", "agreed"]))
def test_proposing_and_agreeing_free_nothing(store: Store, tactic: str, state: str) -> None:
    decisions, now = store
    more = [*decisions, another(state, tactic, decisions[0].starts_at.date())]
    assert freed(weeks(more, now)) == freed(weeks(decisions, now))


@closely
@given(stores, st.sampled_from(["refused", "withdrawn"]))
def test_refused_and_withdrawn_add_nothing_to_any_sum(store: Store, state: str) -> None:
    decisions, now = store
    for tactic in TACTICS:
        more = [*decisions, another(state, tactic, decisions[0].starts_at.date())]
        assert weeks(more, now) == weeks(decisions, now)


@closely
@given(stores, st.sampled_from(UNASKED))
def test_keep_and_reschedule_free_nothing_and_are_expected_nowhere(
    store: Store, tactic: str
) -> None:
    decisions, now = store
    found = weeks([replace(each, tactic=tactic) for each in decisions], now)
    assert not any(week.freed or week.expected or week.hoped for week in found.values())
    if tactic == "keep":
        assert not any(week.moved for week in found.values())


@closely
@given(stores)
def test_only_what_was_said_of_occurrences_is_freed(store: Store) -> None:
    decisions, now = store
    unspoken = [replace(each, check_ins={}) for each in decisions]
    assert freed(weeks(unspoken, now)) == {}


@closely
@given(stores, st.sampled_from(["proposed", "agreed", "refused", "withdrawn"]))
def test_a_check_in_stands_when_the_state_changes_later(store: Store, state: str) -> None:
    """Other terms go with the state; what was planned on them was recorded at the check-in."""
    decisions, now = store
    unmoved = [replace(each, terms=None) for each in decisions]
    changed = [replace(each, state=state) for each in unmoved]
    assert freed(weeks(changed, now)) == freed(weeks(unmoved, now))


# Sums


@closely
@given(stores)
def test_the_sum_of_a_week_is_the_sum_of_its_rows(store: Store) -> None:
    decisions, now = store
    for week in weeks(decisions, now).values():
        for name in ("freed", "expected", "hoped", "moved"):
            added = sum(row.minutes for row in week.rows if row.counts_in == name)
            assert getattr(week, name) == added
        assert not any(row.minutes for row in week.rows if row.counts_in == "nothing")
        assert week.timed + week.as_planned == week.freed


@closely
@given(stores)
def test_every_row_stands_in_its_own_week_once(store: Store) -> None:
    decisions, now = store
    found = weeks(decisions, now)
    places = []
    for week in found.values():
        for row in week.rows:
            day = row.later_call.date if row.later_call else row.occurrence.date
            assert week_of(day) == week.week
            if row.later_call is None:
                places.append((row.decision_id, row.occurrence.date))
    expected = [(each.id, one.date) for each in decisions for one in occurrences(each, now)]
    assert sorted(places) == sorted(expected)


@closely
@given(stores)
def test_the_breathing_room_is_the_mean_of_its_weeks(store: Store) -> None:
    decisions, now = store
    found = weeks(decisions, now)
    room = breathing_room(found, now)
    last_monday = now.date() - timedelta(days=now.date().weekday())
    names = [week_of(last_monday - timedelta(weeks=back)) for back in range(1, 5)]
    counted = [name for name in names if found.earliest is not None and name >= found.earliest]
    if room is None:
        assert not counted
        return
    assert room.weeks == len(counted)
    assert room.minutes_per_week == sum(found[name].freed for name in counted) / room.weeks
    both = room.timed_per_week + room.as_planned_per_week
    assert both == pytest.approx(room.minutes_per_week)


# Overlaps


@closely
@given(stores)
def test_no_clock_minute_counts_twice_in_a_sum(store: Store) -> None:
    decisions, now = store
    by_id: dict[str, Any] = {each.id: each for each in decisions}
    covered: dict[str, set[int]] = {}
    counted: dict[str, int] = {}
    for row in all_rows(weeks(decisions, now)):
        one = row.occurrence
        if row.later_call is not None or row.counts_in not in ("freed", "expected", "hoped"):
            assert row.later_call is not None or one.overlap_minutes == 0
            continue
        minutes = by_id[row.decision_id].answers["minutes"]
        start = int(one.starts_at.timestamp()) // 60
        covered.setdefault(row.counts_in, set()).update(range(start, start + minutes))
        counted[row.counts_in] = counted.get(row.counts_in, 0) + minutes - one.overlap_minutes
    assert counted == {name: len(minutes) for name, minutes in covered.items()}


@closely
@given(stores)
def test_overlaps_are_those_of_the_rows(store: Store) -> None:
    decisions, now = store
    found = {
        (row.decision_id, row.occurrence.date): row.occurrence.overlap_minutes
        for row in all_rows(weeks(decisions, now))
        if row.occurrence.overlap_minutes
    }
    assert overlaps(decisions, now) == found


# Order, bounds, zones


@closely
@given(stores, st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_records(store: Store, chance: Random) -> None:
    decisions, now = store
    shuffled = [
        replace(
            each, check_ins=dict(chance.sample(list(each.check_ins.items()), len(each.check_ins)))
        )
        for each in chance.sample(decisions, len(decisions))
    ]
    one, other = weeks(decisions, now), weeks(shuffled, now)
    assert one == other
    assert one.earliest == other.earliest
    assert sorted(map(str, all_rows(one))) == sorted(map(str, all_rows(other)))
    assert overlaps(decisions, now) == overlaps(shuffled, now)


@closely
@given(stores, st.integers(-12, 12))
def test_the_weeks_of_a_look_are_those_of_all_weeks(store: Store, away: int) -> None:
    decisions, now = store
    week = week_of(now.date() + timedelta(weeks=away))
    every, few = weeks(decisions, now), weeks(decisions, now, *bounds(week, now))
    assert series(few, week) == series(every, week)
    assert [each.rows for each in series(few, week)] == [each.rows for each in series(every, week)]
    assert few.earliest == every.earliest
    assert breathing_room(few, now, week) == breathing_room(every, now, week)


@closely
@given(stores)
def test_a_glance_never_misses_an_occurrence(store: Store) -> None:
    for each in store[0]:
        first, last = span(each)
        assert all(first - DAY <= day <= last + DAY for day in Schedule(each).days())


@closely
@given(stores, st.sampled_from(ZONES))
def test_seen_from_another_zone_on_the_same_day_nothing_differs(store: Store, zone: str) -> None:
    decisions, now = store
    noon = now.replace(hour=12)
    elsewhere = datetime(noon.year, noon.month, noon.day, 12, tzinfo=ZoneInfo(zone))
    assert weeks(decisions, elsewhere) == weeks(decisions, noon)


@closely
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)),
    st.sampled_from(["once", "weekly", "fortnightly", "monthly"]),
    st.sampled_from((*ZONES, "America/Santiago", "Asia/Kathmandu", "Australia/Lord_Howe")),
    st.integers(0, 400),
)
def test_no_change_of_zone_or_clocks_moves_an_occurrence_to_another_local_day(
    wall: datetime, repeats: str, zone: str, lasting: int
) -> None:
    until = wall.date() + timedelta(days=lasting)
    written = wall.replace(tzinfo=ZoneInfo(zone))
    if written.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).date() != wall.date():
        return  # a wall time that there never was: what was typed is another day
    made = decision("a", written, zone=zone, repeats=repeats, lasts=f"until {until}")
    found = occurrences(made, written)
    assert [each.date for each in found] == days_of(repeats, wall.date(), until)
    assert all(each.starts_at.date() == each.date for each in found)


# A person of years


def test_of_three_years_a_look_at_a_week_is_that_of_all_weeks() -> None:
    decisions = lived_in(600)
    now = decisions[-1].decided_at
    every = weeks(decisions, now)
    for week in list(every)[::9]:
        few = weeks(decisions, now, *bounds(week, now))
        assert series(few, week) == series(every, week)
        assert breathing_room(few, now, week) == breathing_room(every, now, week)
