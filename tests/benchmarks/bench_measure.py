"""The measure of three years: how the figure of Home and the weeks grow with the decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from content.breathing_room import bounds, breathing_room, weeks
from content.decision import Decision
from content.iso_weeks import week_of
from tests.benchmarks.figures import Figure
from tests.benchmarks.paired import call, paired
from tests.content.lived_in import NOW, lived_in

WEEK = week_of(NOW.date())
SIZES = {1_000: 15, 10_000: 9, 100_000: 7}
"""Decisions of three years, and the pairs that are timed."""
LEEWAY = 1.5
"""Memory caches know fewer of more decisions."""


def figures() -> Iterator[Figure]:
    """Give what ten times as many decisions cost, for the figure of Home and for all weeks."""
    made = {size: lived_in(size) for size in SIZES}
    for (few, _), (many, runs) in zip(list(SIZES.items()), list(SIZES.items())[1:], strict=False):
        for what, look in (("The figure of Home", home), ("Every week", every_week)):
            yield _growth(what, look, made[few], made[many], runs)


def home(decisions: list[Decision]) -> object:
    """Work out the twelve weeks around now, and their mean."""
    return breathing_room(weeks(decisions, NOW, *bounds(WEEK, NOW)), NOW)


def every_week(decisions: list[Decision]) -> object:
    """Work out all weeks there are."""
    return weeks(decisions, NOW)


def _growth(
    what: str,
    look: Callable[[list[Decision]], object],
    few: list[Decision],
    many: list[Decision],
    runs: int,
) -> Figure:
    pair = paired(call(lambda: look(many)), call(lambda: look(few)), runs)
    times = len(many) / len(few)
    return Figure(
        f"{what}: {len(many):,} decisions, a decision's cost beside that of {len(few):,}",
        pair.ratio / times,
        at_most=LEEWAY,
        detail=str(pair),
    )
