"""To whom a letter goes: the address that was given, else who is invited in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.meeting_people import contact_of
from content.plain_text import fold
from storage.faults import StorageFault

if TYPE_CHECKING:
    from content.decision import Decision
    from content.meetings import Person
    from tui.use_cases.session import Session


def recipient(session: Session, decision: Decision) -> tuple[str, str]:
    """Return the name and the address of whom a decision's letter is to; empty where unknown."""
    is_client = decision.letter is None or decision.letter.to == "client"
    given = str(decision.answers.get("address") or "") if is_client else ""
    if given:
        return str(decision.answers.get("contact") or ""), given
    person = _invited(session, decision, is_client=is_client)
    return (person.name, person.address) if person is not None else ("", "")


def _invited(session: Session, decision: Decision, *, is_client: bool) -> Person | None:
    if session.calendar_store is None:
        return None
    try:
        meeting = session.calendar.meeting_of_decision(decision)
    except StorageFault:
        return None
    if meeting is None:
        return None
    if is_client:
        return contact_of(session.calendar.own_side(), meeting)
    name = fold(str(decision.answers.get("colleague") or ""))
    fitting = [each for each in meeting.everyone() if name and name in fold(each.name)]
    return fitting[0] if len(fitting) == 1 else None
