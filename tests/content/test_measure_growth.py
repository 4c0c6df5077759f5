"""The cost of the measure, counted in calls of functions: no machine's mood is in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from content.breathing_room import bounds, breathing_room, overlaps, sticks, weeks
from content.care import care
from content.clients import client_figures
from content.decision import Decision
from content.iso_weeks import week_of
from content.own_figures import own_figures
from tests.content.lived_in import NOW, lived_in

FEW, MANY = 300, 3_000
Look = Callable[[list[Decision]], object]


def home(decisions: list[Decision]) -> object:
    """The figure that Home shows: twelve weeks of three years."""
    found = weeks(decisions, NOW, *bounds(week_of(NOW.date()), NOW))
    return breathing_room(found, NOW)


LOOKS: dict[str, Look] = {
    "home": home,
    "weeks": lambda decisions: weeks(decisions, NOW),
    "overlaps": lambda decisions: overlaps(decisions, NOW),
    "sticks": sticks,
    "clients": lambda decisions: client_figures(decisions, NOW),
    "care": lambda decisions: care(decisions, decisions[-1].answers, NOW),
    "own figures": lambda decisions: own_figures(decisions, {}),
}


def calls(look: Look, decisions: list[Decision]) -> int:
    """How many functions a look calls, Python's own included."""
    look(decisions)
    count = 0

    def note(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        look(decisions)
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module")
def few() -> list[Decision]:
    return lived_in(FEW)


@pytest.fixture(scope="module")
def many() -> list[Decision]:
    return lived_in(MANY)


@pytest.mark.parametrize("name", LOOKS)
def test_growth_is_at_most_linear(name: str, few: list[Decision], many: list[Decision]) -> None:
    look = LOOKS[name]
    assert calls(look, many) <= calls(look, few) * MANY / FEW * 1.2


def test_a_look_at_a_few_weeks_takes_a_glance_at_the_others(many: list[Decision]) -> None:
    assert calls(home, many) < calls(LOOKS["weeks"], many) / 3
    assert calls(home, many) < 25 * MANY


def test_the_person_of_three_years_is_as_described() -> None:
    made = lived_in(900)
    assert lived_in(900) == made
    assert sum(each.repeats != "once" for each in made) == 300
    assert [each.id for each in made] == sorted({each.id for each in made})
    assert (NOW - made[0].starts_at).days > 3 * 360
    assert {each.tactic for each in made} >= {"keep", "reschedule", "email", "hand_over"}
    assert {each.state for each in made} == {"proposed", "agreed", "refused", "withdrawn"}
