"""A meeting as it is and as it becomes, drawn to scale one under the other.

The travel stands at both sides of the meeting, with a column between them where the walls of a
room come to stand when the trip falls away. So the solid part stays where it was, and what opens
beside it is what comes free. Pure: no screen, no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.drawn.rooms import SHAPES, Piece, columns, fitting_scale, text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from content.schema import Tactic

GAP = Piece("gap", " ")
ARROW = Piece("gap", "→ ")


@dataclass(frozen=True, slots=True)
class Spent:
    """What one occurrence costs once the outcome holds, in minutes."""

    planned: int
    """The meeting, call, writing or briefing itself."""
    held_back: int
    """Set aside for later, such as a call that an email may need."""
    travel: int
    """The trip, where it is still made."""
    freed: int
    """The baseline without all of these; negative when it costs more than it gives."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The two drawings, and the minutes that one column of them stands for."""

    as_it_is: list[Piece]
    becomes: list[Piece] | None
    """None where the answers don't tell what it would cost, or nothing changes."""
    scale: int

    @property
    def columns(self) -> int:
        """The columns that the wider of the two takes."""
        return max(len(text(self.as_it_is)), len(text(self.becomes or [])))


def spent(tactic: Tactic, facts: Mapping[str, Any]) -> Spent | None:
    """Return what an outcome costs; None while the answers don't tell."""
    cost, as_planned = tactic.minutes(facts), tactic.minutes_as_planned(facts)
    if cost is None or as_planned is None:
        return None
    travel = facts["travel_minutes"] if tactic.kept_travel or tactic.fallback else 0
    return Spent(as_planned - travel, cost - as_planned, travel, facts["baseline_minutes"] - cost)


def plan(tactic: Tactic, facts: Mapping[str, Any], free: int) -> Plan:
    """Draw a meeting as it is and as an outcome makes it, each within so many columns."""

    def drawn(scale: int) -> Plan:
        return Plan(*_both(tactic, facts, scale), scale)

    return drawn(fitting_scale(lambda scale: drawn(scale).columns, free))


def _both(
    tactic: Tactic, facts: Mapping[str, Any], scale: int
) -> tuple[list[Piece], list[Piece] | None]:
    minutes, travel = facts["minutes"], facts["travel_minutes"]
    as_it_is, cost = _meeting(minutes, travel, scale), spent(tactic, facts)
    if cost is None:
        return as_it_is, None
    if tactic.fallback:
        return as_it_is, [ARROW, *as_it_is] if tactic.proposes_time == "always" else None
    if cost.freed < 0:
        over = Piece("overrun", SHAPES["overrun"] * columns(-cost.freed, scale))
        left = Piece("gap", " " * (len(over.text) + 1))
        return [left, *as_it_is], [over, Piece("wall", SHAPES["wall"]), *as_it_is]
    trip = travel if tactic.meets_client and not cost.travel else 0
    return ([GAP, *as_it_is] if trip else as_it_is), _becomes(cost, trip, scale)


def _meeting(minutes: int, travel: int, scale: int) -> list[Piece]:
    return _around([_solid("meeting", 0, minutes, scale)], travel, scale)


def _around(inner: list[Piece], travel: int, scale: int) -> list[Piece]:
    """Put the trip there and back around what it is made for."""
    if not travel:
        return inner
    there, back = _there_and_back(travel, scale)
    after = [GAP, Piece("travel", SHAPES["travel"] * back)] if back else []
    return [Piece("travel", SHAPES["travel"] * there), GAP, *inner, *after]


def _there_and_back(travel: int, scale: int) -> tuple[int, int]:
    both = columns(travel, scale)
    return both - both // 2, both // 2


def _becomes(cost: Spent, trip: int, scale: int) -> list[Piece]:
    """Draw the trip that falls away before, what it costs, what is held back, the room after."""
    taken = cost.planned + cost.held_back
    there, back = _there_and_back(trip, scale)
    after = _columns_between(taken, taken + cost.freed - trip, scale) + back
    solid = _solid("meeting", 0, cost.planned, scale)
    held = _solid("expected", cost.planned, taken, scale)
    inner = [piece for piece in (solid, held) if piece.text]
    return [*_room(there), *_around(inner, cost.travel, scale), *_room(after)]


def _solid(kind: str, start: int, end: int, scale: int) -> Piece:
    return Piece(kind, SHAPES[kind] * _columns_between(start, end, scale))


def _columns_between(start: int, end: int, scale: int) -> int:
    """Return the columns from one minute to another, so that what adds up also lines up."""
    if end <= start:
        return 0
    return max(1, (end + scale // 2) // scale - (start + scale // 2) // scale)


def _room(free: int) -> list[Piece]:
    return [Piece("room", f"[{' ' * free}]")] if free else []
