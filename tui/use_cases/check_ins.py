"""Checking in: what became of an occurrence that has passed, recorded from any screen alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from content.costs import AS_PLANNED
from content.decision import CheckIn
from content.iso_weeks import week_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from content.decision import Decision, LaterCall
    from tui.use_cases.attention import Waiting
    from tui.use_cases.overview import Overview
    from tui.use_cases.session import Session


def record(
    session: Session,
    decision: Decision,
    day: date,
    outcome: str,
    minutes: int | None,
    later_calls: Sequence[LaterCall] = (),
) -> CheckIn:
    """Record what became of an occurrence; StorageFault when that can't be kept.

    `minutes` are what it took; for one that went as planned what the plan was, so that terms
    agreed later don't change what has been. Calls that were told of earlier stay.
    """
    said = minutes if outcome in ("took", AS_PLANNED) else None
    calls = with_calls(decision, day, later_calls)
    return session.check_in(decision, day, outcome, said, calls).check_ins[day]


def with_calls(decision: Decision, day: date, more: Sequence[LaterCall]) -> tuple[LaterCall, ...]:
    """Return the later calls of an occurrence with some more; of a day the one said last counts."""
    earlier = decision.check_ins.get(day)
    told = (*(earlier.later_calls if earlier else ()), *more)
    return tuple({call.date: call for call in told}.values())


def say_again(
    session: Session, decision: Decision, day: date, more: Sequence[LaterCall] = ()
) -> CheckIn:
    """Record once more what was said of an occurrence, with the calls that there were besides."""
    said = decision.check_ins[day]
    return record(session, decision, day, said.outcome, said.minutes, more)


def record_as_planned(session: Session, waiting: Sequence[Waiting]) -> None:
    """Record in one step, which one undo takes back, that all of these went as planned."""
    now = session.now()
    said: dict[str, dict[date, CheckIn]] = {}
    for each in waiting:
        went = CheckIn(each.day, AS_PLANNED, each.minutes, (), now, now)
        said.setdefault(each.decision.id, {})[each.day] = went
    decisions = [session.repository.decision(decision_id) for decision_id in said]
    session.repository.record(
        [replace(each, check_ins={**said[each.id], **each.check_ins}) for each in decisions]
    )


def may_need_call(session: Session, decision: Decision) -> bool:
    """Tell whether a call may have followed: the client was written to, and not spoken to."""
    tactic = session.library.tactics.get(decision.tactic)
    return (
        tactic is not None
        and tactic.letter_to == "client"
        and not tactic.meets_client
        and not tactic.fallback
    )


def freed(overview: Overview, decision_id: str, day: date) -> int:
    """Return what an occurrence and its later calls add to freed, in minutes."""
    weeks = {week_of(day)}
    decision = overview.by_id.get(decision_id)
    said = decision.check_ins.get(day) if decision else None
    weeks |= {week_of(call.date) for call in (said.later_calls if said else ())}
    return sum(
        row.minutes
        for week in weeks
        for row in overview.weeks_of(week).rows
        if row.decision_id == decision_id
        and row.occurrence.date == day
        and row.counts_in == "freed"
    )
