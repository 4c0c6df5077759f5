"""By client: what came free, when they were last really met, and how often in a row they were not.

Met or spoken to means: a kept meeting, the full meeting after all, a shorter one, a phone call, or
a later call that an email needed. A briefed colleague or an email is neither.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from content.costs import (
    COUNTED,
    DID_NOT_HAPPEN,
    FULL,
    check_ins,
    held,
    is_moved,
    waits_for_check_in,
)
from content.ledger import glances, read_ledger
from content.loader import load
from content.plain_text import fold
from content.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from content.decision import Decision


@dataclass(frozen=True, slots=True)
class ClientFigures:
    """What the past tells of one client."""

    client: str
    """The name as it was typed last."""
    freed: int
    """Minutes, over all weeks; may be negative."""
    last_met: date | None
    """The last local day on which they were met or spoken to; None when that is not known."""
    shrunk_in_a_row: int
    """How many of their last meetings were shrunk or replaced, one after the other."""


class Happened(NamedTuple):
    """What is known of one meeting that has been."""

    day: date
    is_shrunk: bool
    """Shrunk or replaced; else the meeting was as it always is."""


def by_client(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Return the decisions of each client, by the folded name."""
    by_name: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_name[decision.client].append(decision)
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for name, theirs in by_name.items():
        found[fold(name)] += theirs
    return dict(found)


def client_figures(decisions: Sequence[Decision], now: datetime) -> dict[str, ClientFigures]:
    """Return the figures of every client, by the folded name; `now` is aware."""
    freed = _freed(decisions, now.date())
    return {
        key: ClientFigures(
            client=max(theirs, key=lambda each: (each.decided_at, each.id)).client,
            freed=freed.get(key, 0),
            last_met=last_met(theirs, now.date()),
            shrunk_in_a_row=len(shrunk_in_a_row(happened(theirs, now.date()))),
        )
        for key, theirs in by_client(decisions).items()
    }


def _freed(decisions: Iterable[Decision], today: date) -> Mapping[str, int]:
    """Return the minutes freed by client, as they stand in the weeks."""
    by_name: defaultdict[str, int] = defaultdict(int)
    for line in read_ledger(glances(decisions), today, date.min, date.max).lines():
        if line.counts_in == "freed":
            by_name[line.schedule.decision.client] += line.minutes
    freed: defaultdict[str, int] = defaultdict(int)
    for name, minutes in by_name.items():
        freed[fold(name)] += minutes
    return freed


def last_met(decisions: Iterable[Decision], today: date) -> date | None:
    """Return the last day, of today or before, on which decisions tell that a client was met."""
    days = (day for decision in decisions for day in _days_met(decision) if day <= today)
    return max(days, default=None)


def _days_met(decision: Decision) -> Iterator[date]:
    if is_kept(decision):
        yield from Schedule(decision).days()
    tactic = load().tactics.get(decision.tactic)
    for day, said in check_ins(decision).items():
        is_meeting = tactic is not None and tactic.meets_client
        if said.outcome == FULL or (is_meeting and said.outcome in COUNTED):
            yield day
        yield from (call.date for call in said.later_calls)


def is_kept(decision: Decision) -> bool:
    """Tell whether the meeting is kept as it is, at its time."""
    return not waits_for_check_in(decision) and not is_moved(decision)


def happened(decisions: Iterable[Decision], today: date) -> list[Happened]:
    """Return what is known of a client's meetings that have been, in the order of their days.

    One that did not happen, or was moved, tells nothing; nor does one that waits for a check-in.
    """
    return sorted(each for decision in decisions for each in _happened(decision, today))


def _happened(decision: Decision, today: date) -> Iterator[Happened]:
    if is_kept(decision):
        yield from (Happened(day, False) for day in Schedule(decision).days() if day < today)
    for day, said in check_ins(decision).items():
        if said.outcome != DID_NOT_HAPPEN:
            yield Happened(day, held(decision, said))


def shrunk_in_a_row(meetings: Sequence[Happened]) -> list[date]:
    """Return the days of the last meetings, the latest first, for as long as each was shrunk."""
    return [each.day for each in takewhile(lambda each: each.is_shrunk, reversed(meetings))]
