"""What waits for the person: check-ins, changes for now that come back, letters without an answer.

It ranks nobody and gives no reasons: it is what Home shows, where others may look on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from content.costs import NOT_KNOWN_AFTER_DAYS
from content.occurrences import occurrences
from content.schedule import OPEN_STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from content.decision import Decision
    from tui.use_cases.overview import Overview

ASKED_FOR = timedelta(days=NOT_KNOWN_AFTER_DAYS)
"""So long is asked about what comes back, as about a check-in."""
A_DAY = timedelta(days=1)
"""A day that is written may be one off the day in the decision's zone."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits."""

    kind: str
    """`check_in`, `follow_up` (an email for now), `ending` (a series) or `answer` (a letter)."""
    decision: Decision
    day: date
    """Of the occurrence or email, the last of the series, or on which the letter was written."""
    minutes: int = 0
    """What the occurrence is planned to take, as a person would say it."""


def waiting(overview: Overview) -> list[Waiting]:
    """Return what waits: check-ins, the latest first; what comes back; letters, the next first."""
    check_ins = waiting_check_ins(overview)
    asked = {each.decision.id for each in check_ins}
    letters = sorted(_letters(overview, asked), key=lambda each: each.decision.starts_at)
    return [*check_ins, *_follow_ups(overview), *_endings(overview), *letters]


def waiting_check_ins(overview: Overview) -> list[Waiting]:
    """Return the occurrences that are past and wait for a check-in, the latest first."""
    found = []
    for row in reversed(overview.open_rows):
        decision, each = overview.by_id[row.decision_id], row.occurrence
        minutes = planned_as_said(decision, each.planned_minutes)
        found.append(Waiting("check_in", decision, each.date, minutes))
    return found


def planned_as_said(decision: Decision, planned_minutes: int) -> int:
    """Return what "as planned" is in the minutes that a person would say.

    Without the travel that is added to a timed answer, and without the call held back.
    """
    held_back = decision.planned_minutes - decision.as_planned_minutes
    return planned_minutes - held_back - decision.kept_travel_minutes


def _follow_ups(overview: Overview) -> Iterator[Waiting]:
    for decision in overview.decisions:
        if decision.follow_up_on and is_follow_up_due(decision, overview.today):
            yield Waiting("follow_up", decision, max(decision.check_ins))


def is_follow_up_due(decision: Decision, today: date) -> bool:
    """Tell whether an email for now comes back: its day is here and nobody has spoken of a call.

    A check-in from that day on has spoken of it; one that says that no email was written needs
    no call; one that is missing is asked for first.
    """
    due = decision.follow_up_on
    if due is None or not due <= today <= due + ASKED_FOR or decision.state not in OPEN_STATES:
        return False
    spoken = [
        said.later_calls or said.outcome in ("full", "did_not_happen") or said.at.date() >= due
        for said in decision.check_ins.values()
    ]
    return bool(spoken) and not any(spoken) and not has_come_back(decision)


def _endings(overview: Overview) -> Iterator[Waiting]:
    for decision in overview.reaching(overview.today - ASKED_FOR):
        if decision.repeats != "once" and is_ending(decision, overview.today):
            assert decision.until is not None
            yield Waiting("ending", decision, decision.until)


def is_ending(decision: Decision, today: date) -> bool:
    """Tell whether a change for a while comes back: its last day is here, and nobody has spoken."""
    until = decision.until if decision.state == "agreed" else None
    if until is None or not until <= today <= until + ASKED_FOR:
        return False
    return not has_come_back(decision)


def has_come_back(decision: Decision) -> bool:
    """Tell whether it was said that a change for a while is over, and the meeting as it was."""
    until, spoken_on = decision.until, decision.follow_up_on
    return until is not None and spoken_on is not None and spoken_on >= until


def _letters(overview: Overview, asked: set[str]) -> Iterator[Waiting]:
    """Yield the letters whose answer nobody has told, until their meeting has passed."""
    for decision in overview.reaching(overview.today - A_DAY):
        if decision.state != "proposed" or decision.letter is None or decision.id in asked:
            continue
        if decision.starts_at.date() >= overview.today or _goes_on(overview, decision):
            yield Waiting("answer", decision, decision.decided_at.date())


def _goes_on(overview: Overview, decision: Decision) -> bool:
    return decision.until is not None and any(
        each.status == "ahead" for each in occurrences(decision, overview.now)
    )


def unfinished_client(interview: Mapping[str, Any]) -> str | None:
    """Return whom the unfinished interview is about, None while it has not said."""
    answers = interview.get("answers")
    client = answers.get("client") if isinstance(answers, dict) else None
    return client if isinstance(client, str) and client else None
