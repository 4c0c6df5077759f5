"""Ids: unique and in the order they were made, whatever the clock says."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from storage.ids import Ids
from tests.storage.builders import NOW, always, clock


@given(st.lists(st.datetimes(datetime(1971, 1, 1), datetime(4000, 1, 1)), min_size=1, max_size=30))
def test_they_are_in_order_whatever_the_clock_does(instants: list[datetime]) -> None:
    told = iter(instants)
    ids = Ids(lambda: next(told).replace(tzinfo=UTC))
    made = [ids.new() for _ in instants]
    assert made == sorted(set(made))
    assert all(re.fullmatch(r"[0-9a-z]{18}", one) for one in made)


def test_they_are_in_the_order_of_a_clock_that_goes_on() -> None:
    made = [Ids(always(NOW + timedelta(milliseconds=n))).new() for n in range(200)]
    assert made == sorted(made)


def test_two_devices_with_one_clock_make_different_ids() -> None:
    one, other = Ids(clock), Ids(clock)
    made = [ids.new() for _ in range(2000) for ids in (one, other)]
    assert len(set(made)) == len(made)


def test_they_follow_an_id_that_they_are_told_of() -> None:
    later = Ids(always(NOW + timedelta(days=365))).new()
    ids = Ids(clock)
    ids.follow(later)
    assert ids.new() > later
    ids.follow(Ids(always(NOW - timedelta(days=365))).new())
    ids.follow("someone-elses-id")
    ids.follow("")
    assert ids.new() > later
