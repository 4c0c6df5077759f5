"""The measure and an independent, literal reading of the same rules agree on made meetings."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from content.breathing_room import breathing_room, weeks
from tests.content.made import Maker, as_reference
from tests.reference import weeks as reference

if TYPE_CHECKING:
    from datetime import datetime

    from content.decision import Decision

SETS = int(os.environ.get("BREATHING_ROOM_SETS", "1600"))
"""How many stores are made and compared; a long run asks for many thousands."""
BATCHES = 8


def disagreement(decisions: list[Decision], now: datetime) -> str | None:
    """What differs, in words, or None."""
    meetings = [as_reference(each) for each in decisions]
    ours, theirs = weeks(decisions, now), reference.weeks(meetings, now)
    for week in sorted({*ours, *theirs}):
        one, other = ours[week], theirs.get(week, reference.Week())
        if (one.freed, one.expected, one.hoped, one.moved) != (
            other.freed,
            other.expected,
            other.hoped,
            other.moved,
        ):
            return f"{week}: {one} against {other}"
    room, expected = breathing_room(ours, now), reference.breathing_room(meetings, now)
    found = room and (room.minutes_per_week, room.weeks)
    return None if found == expected else f"{found} against {expected}"


@pytest.mark.parametrize("batch", range(BATCHES))
def test_agrees_with_the_reference(batch: int) -> None:
    for seed in range(batch, SETS, BATCHES):
        decisions, now = Maker(random.Random(seed)).meetings()
        assert disagreement(decisions, now) is None, (seed, now, decisions)
