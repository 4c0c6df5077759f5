"""A person's own figures: what their emails, briefings and later calls really take.

Offered when five that were timed differ from the minutes that advice assumes: count with the
median of your own instead?
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from content.costs import TIMED, check_ins
from content.loader import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from content.decision import CheckIn, Decision
    from content.schema import Tactic

ENOUGH = 5
"""So many timed ones that differ from what is assumed make an offer."""


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """An offer to count with the person's own minutes."""

    kind: str
    """The assumption: `email_minutes`, `briefing_minutes` or `later_call_minutes`."""
    count: int
    """How many were timed."""
    assumed: int
    """Minutes that advice counts with now."""
    median: int
    """The person's own median, in whole minutes."""


def own_figures(
    decisions: Iterable[Decision], assumptions: Mapping[str, int]
) -> tuple[OwnFigure, ...]:
    """Return what to offer; `assumptions` are the minutes that the person has set, by name."""
    timed: defaultdict[str, list[int]] = defaultdict(list)
    for decision in decisions:
        for kind, minutes in _timed(decision):
            timed[kind].append(minutes)
    offers = (
        _offer(kind, timed[kind], assumptions.get(kind, default))
        for kind, default in load().assumptions.items()
    )
    return tuple(offer for offer in offers if offer is not None)


def _offer(kind: str, timed: list[int], assumed: int) -> OwnFigure | None:
    if sum(minutes != assumed for minutes in timed) < ENOUGH:
        return None
    own = int(median(timed) + 0.5)
    return None if own == assumed else OwnFigure(kind, len(timed), assumed, own)


def _timed(decision: Decision) -> Iterator[tuple[str, int]]:
    """Yield the minutes that were timed, by the name of the cost that they are of."""
    tactic = load().tactics.get(decision.tactic)
    if tactic is None:
        return
    for said in check_ins(decision).values():
        yield from _timed_in(tactic, said)


def _timed_in(tactic: Tactic, said: CheckIn) -> Iterator[tuple[str, int]]:
    """Yield an answer's minutes for the cost it times, and each call's for the one held back."""
    for term in tactic.cost:
        if term.held_back:
            yield from ((term.add, call.minutes) for call in said.later_calls)
        elif said.outcome == TIMED and said.minutes is not None:
            yield term.add, said.minutes
