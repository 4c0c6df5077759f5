"""A meeting as it is and as it becomes, drawn to scale."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.loader import load
from content.walk import walk
from tests.content.cases import answers
from tui.drawn.plans import plan, spent
from tui.drawn.rooms import SHAPES, text

LIBRARY = load()
IN_PERSON: dict[str, Any] = {"format": "in_person", "phone_welcome": "yes"}


def drawings(tactic: str, free: int = 200, **changes: Any) -> tuple[str, str]:
    facts = walk(LIBRARY, answers(**changes)).facts
    drawn = plan(LIBRARY.tactics[tactic], facts, free)
    return text(drawn.as_it_is), text(drawn.becomes or [])


@pytest.mark.parametrize(
    ("tactic", "changes", "as_it_is", "becomes"),
    [
        ("phone_call", {**IN_PERSON, "travel_minutes": 40}, " ▒▒ ██████ ▒▒", "[  ]██████[  ]"),
        (
            "phone_call",
            {**IN_PERSON, "travel_minutes": 40, "minutes_needed": 30},
            " ▒▒ ██████ ▒▒",
            "[  ]███[     ]",
        ),
        (
            "shorter_meeting",
            {**IN_PERSON, "travel_minutes": 40, "minutes_needed": 30},
            "▒▒ ██████ ▒▒",
            "▒▒ ███ ▒▒[   ]",
        ),
        ("shorter_meeting", {"minutes": 90, "minutes_needed": 30}, "█████████", "███[      ]"),
        ("hand_over", {**IN_PERSON, "travel_minutes": 30}, "▒▒ ██████ ▒", "██[       ]"),
        ("reschedule", {}, "██████", "→ ██████"),
        ("keep", {}, "██████", ""),
        ("hand_over", {"minutes": 10, "minutes_needed": 10}, "  █", "█│█"),
    ],
)
def test_drawings(tactic: str, changes: dict[str, Any], as_it_is: str, becomes: str) -> None:
    assert drawings(tactic, **changes) == (as_it_is, becomes)


def test_what_is_not_known_is_not_drawn() -> None:
    assert drawings("email") == ("██████", "")


@given(
    tactic=st.sampled_from([*LIBRARY.tactics]),
    minutes=st.integers(5, 720),
    travel=st.integers(0, 1440),
    part=st.floats(0, 1),
    free=st.integers(24, 100),
)
def test_a_drawing_fits_and_its_columns_are_its_minutes(
    tactic: str, minutes: int, travel: int, part: float, free: int
) -> None:
    needed = max(5, round(minutes * part))
    given_ = {**IN_PERSON, "minutes": minutes, "travel_minutes": travel, "minutes_needed": needed}
    facts = walk(LIBRARY, answers(**given_)).facts
    drawn = plan(LIBRARY.tactics[tactic], facts, free)
    assert drawn.columns <= free
    cost = spent(LIBRARY.tactics[tactic], facts)
    if drawn.becomes is None or cost is None or cost.freed <= 0 or tactic == "reschedule":
        return
    room = sum(len(each.text) - 2 for each in drawn.becomes if each.kind == "room")
    assert abs(room - cost.freed / drawn.scale) <= 2, "to scale, but for rounding"
    assert SHAPES["overrun"] + SHAPES["wall"] not in text(drawn.becomes)
