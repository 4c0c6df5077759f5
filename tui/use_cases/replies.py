"""What was said to a decision, and what follows: other terms, the next tactic, the note, the end.

The steps that the screens share; it knows no Textual.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from content.answers import AnswerRefused
from content.outcomes import outcomes
from tui.told.asked import Option
from tui.told.phrases import options_in_order

if TYPE_CHECKING:
    from datetime import date

    from content.advice import Option as Way
    from content.decision import Decision, Letter
    from tui.use_cases.session import Session

TERMS = "terms"
"""Agreed, on other terms: the one answer that is not the name of a state."""
ASKED_AGAIN_AFTER = timedelta(days=7)
GOES_ON_DAYS = 91


def state_options(session: Session, decision: Decision) -> list[Option]:
    """Return what can be said to a decision, without what is so already."""
    words, tactic = session.words, session.library.tactics.get(decision.tactic)
    names = ["agreed", TERMS, "refused", "withdrawn", "proposed"]
    if tactic is None or not (takes_minutes(session, decision) or takes_time(decision)):
        names.remove(TERMS)
    to = decision.letter.to if decision.letter else "client"
    return [
        Option(name, words(f"decision.say.{name}.{to}"))
        for name in names
        if name != decision.state or decision.terms is not None
    ]


def takes_minutes(session: Session, decision: Decision) -> bool:
    """Tell whether other minutes can be agreed to: only where the client is still spoken with."""
    tactic = session.library.tactics.get(decision.tactic)
    return session.counts(decision) and (tactic is None or tactic.meets_client)


def takes_time(decision: Decision) -> bool:
    """Tell whether another time can be agreed to: the tactic may propose one."""
    outcome = outcomes().get(decision.tactic)
    return outcome is not None and outcome.may_propose_time


def next_way(session: Session, decision: Decision) -> Way | None:
    """Return the next eligible outcome that frees something, after one that was refused."""
    try:
        advice = session.advise(decision.answers)
    except AnswerRefused:
        return None
    ways = (
        each
        for each in options_in_order(advice)
        if each.eligible and each.tactic != decision.tactic and (each.minutes_freed or 0) > 0
    )
    return next(ways, None)


def agenda(session: Session, decision: Decision) -> tuple[str, ...]:
    """Return the short agenda that makes the full meeting worth it."""
    try:
        return session.agenda(decision.answers, "keep") or ()
    except AnswerRefused:
        return ()


def as_planned(session: Session, decision: Decision) -> Letter | None:
    """Return the note that says: let's meet as planned; None where the answers don't bear one."""
    try:
        return session.note(decision, "as_planned")
    except AnswerRefused:
        return None


def is_for_a_while(session: Session, decision: Decision) -> bool:
    """Tell whether the change was made for a series and a while, and can go on or end."""
    tactic = session.library.tactics.get(decision.tactic)
    return decision.until is not None and tactic is not None and tactic.changes_meeting


def go_on(session: Session, decision: Decision) -> Decision:
    """Let a change for a while go on for three more months, counted from its last day or today."""
    until = max(decision.until or session.today(), session.today())
    return session.extend(decision, until + timedelta(days=GOES_ON_DAYS))


def back_to_normal(session: Session, decision: Decision) -> Decision:
    """Note that a change for a while is over: it is not asked about again."""
    return _comes_back(session, decision, max(decision.until or session.today(), session.today()))


def ask_again(session: Session, decision: Decision) -> Decision:
    """Let an email for now come back a week from today."""
    return _comes_back(session, decision, session.today() + ASKED_AGAIN_AFTER)


def _comes_back(session: Session, decision: Decision, day: date) -> Decision:
    session.repository.record([replace(decision, follow_up_on=day)])
    return session.repository.decision(decision.id)
