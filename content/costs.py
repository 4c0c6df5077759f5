"""What one occurrence of a decided meeting costs, in whole minutes: as planned, and as it went.

The costs that were planned are frozen with the decision; terms that the client agreed to instead
take their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.outcomes import outcomes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from content.decision import CheckIn
    from content.measured import Measurable

TIMED, AS_PLANNED, FULL, DID_NOT_HAPPEN = "took", "as_planned", "full", "did_not_happen"
NOT_KNOWN_AFTER_DAYS = 14
COUNTED = (TIMED, AS_PLANNED)
"""What is said of an occurrence that the measure counts; the others free nothing."""


def waits_for_check_in(decision: Measurable) -> bool:
    """Tell whether its occurrences are asked about; those of a kept or moved meeting are not."""
    outcome = outcomes().get(decision.tactic)
    return outcome is None or not outcome.fallback


def is_moved(decision: Measurable) -> bool:
    """Tell whether the meeting is moved as it is: moved, not saved."""
    outcome = outcomes().get(decision.tactic)
    return outcome is not None and outcome.fallback and outcome.may_propose_time


def is_not_known(day: date, today: date) -> bool:
    """Tell whether an occurrence that nobody has spoken of is too long past to count."""
    return (today - day).days > NOT_KNOWN_AFTER_DAYS


def check_ins(decision: Measurable) -> Mapping[date, CheckIn]:
    """Return what was said of its occurrences, by day; of a kept or moved meeting nothing is."""
    return decision.check_ins if waits_for_check_in(decision) else {}


def as_planned_minutes(decision: Measurable) -> int:
    """Return what an occurrence is charged with that goes as planned; an email: its writing."""
    terms = decision.terms
    if terms is None or terms.minutes is None or not waits_for_check_in(decision):
        return decision.as_planned_minutes
    return terms.minutes + decision.kept_travel_minutes


def planned_minutes(decision: Measurable) -> int:
    """Return what an occurrence is planned to cost, what an email holds back for a call included.

    Agreed terms leave what is held back as it is.
    """
    held_back = decision.planned_minutes - decision.as_planned_minutes
    return as_planned_minutes(decision) + held_back


def took_minutes(decision: Measurable, said: CheckIn) -> int | None:
    """Return what a checked-in occurrence is charged with; None where nothing is counted.

    An occurrence that went as planned keeps the minutes that its check-in recorded, if it did:
    terms that are agreed later don't change what has been.
    """
    if said.outcome not in COUNTED:
        return None
    if said.minutes is None:
        return as_planned_minutes(decision)
    return said.minutes + decision.kept_travel_minutes


def held(decision: Measurable, said: CheckIn) -> bool:
    """Tell whether a checked-in occurrence took less than the meeting as it was."""
    took = took_minutes(decision, said)
    return took is not None and took < decision.baseline_minutes
