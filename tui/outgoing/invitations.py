"""What of a decision belongs in a calendar: the changed invitation, a reminder, a block kept free.

It knows no screen. An invitation changes the imported event, under its own name and with its
number of changes raised; a meeting that was typed in becomes an event of its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from content.meeting_people import is_organizer, own_address
from content.occurrences import occurrences
from content.outcomes import outcomes
from content.schedule import OPEN_STATES
from content.words import words_in
from storage.ics_write import COUNTER, PUBLISH, REQUEST, Entry, calendar_text
from tui.refusals import Refusal

if TYPE_CHECKING:
    from content.decision import Decision
    from content.meetings import Meeting
    from content.words import Words
    from tui.use_cases.session import Session

HOST = "breathing-room"
"""The part after the @ of the names of our own events."""
MOST_OCCURRENCES = 200


def invitation(session: Session, decision: Decision) -> bytes:
    """Return the calendar that goes out with a decision: an invitation, or a reminder.

    Raises Refusal for a decision that changes nothing in a calendar.
    """
    if _stands_in_calendar(decision):
        return _changed(session, decision)
    if decision.follow_up_on is not None:
        entry = _reminder(session, decision, decision.follow_up_on)
        return calendar_text(PUBLISH, [entry], session.now())
    raise Refusal("nothing_for_a_calendar")


def _stands_in_calendar(decision: Decision) -> bool:
    """Tell whether there is still a meeting, or a call, at an hour that the client keeps."""
    outcome = outcomes().get(decision.tactic)
    return outcome is not None and outcome.may_propose_time


def _changed(session: Session, decision: Decision) -> bytes:
    meeting = session.calendar.meeting_of_decision(decision)
    entries = [
        _entry(session, decision, meeting, starts_at)
        for starts_at in _new_starts(session, decision)
    ]
    if meeting is None or meeting.organizer is None:
        return calendar_text(PUBLISH, entries, session.now())
    is_own = _is_organizer(session, meeting, decision)
    return calendar_text(REQUEST if is_own else COUNTER, entries, session.now())


def _new_starts(session: Session, decision: Decision) -> list[tuple[date, datetime]]:
    """Return the days on which occurrences were, with when they start from now on."""
    if decision.state not in OPEN_STATES:
        raise Refusal("invitation_of_closed", value=decision.state)
    moved = _new_time(decision)
    first = decision.starts_at
    later = [(each.date(), each) for each in _later_starts(session, decision)]
    return [(first.date(), moved or first), *later][:MOST_OCCURRENCES]


def _later_starts(session: Session, decision: Decision) -> list[datetime]:
    """Return when the occurrences after the decided one start, those ahead, as they were."""
    as_it_was = replace(decision, state="proposed", terms=None)
    return [
        each.starts_at
        for each in occurrences(as_it_was, session.now())
        if each.status == "ahead" and each.date != decision.starts_at.date()
    ]


def _new_time(decision: Decision) -> datetime | None:
    """Return the new time: as it was agreed, else as the letter proposes it."""
    if decision.terms is not None and decision.terms.starts_at is not None:
        return decision.terms.starts_at
    proposed = decision.answers.get("new_time")
    return datetime.fromisoformat(str(proposed)) if proposed else None


def _entry(
    session: Session,
    decision: Decision,
    meeting: Meeting | None,
    start: tuple[date, datetime],
) -> Entry:
    day, starts_at = start
    words = _words(session, decision)
    entry = Entry(
        uid=f"{decision.id}-{day:%Y%m%d}@{HOST}",
        starts_at=starts_at,
        minutes=_minutes(decision),
        subject=decision.subject,
        location=_place(words, decision, meeting),
        description=decision.letter.body if decision.letter else "",
    )
    if meeting is None:
        return entry
    return _as_version_of(session, decision, meeting, replace(entry, uid=meeting.uid), day)


def _as_version_of(
    session: Session, decision: Decision, meeting: Meeting, entry: Entry, day: date
) -> Entry:
    """Return the entry as the next version of the imported event, or of its occurrence."""
    calendar = session.calendar
    own = own_address(calendar.own_side(), meeting, decision.client)
    raised = 1 if decision.terms is None else 2
    people = meeting.people
    if own and not _is_organizer(session, meeting, decision):
        people = tuple(each for each in people if each.address == own)
    recurrence_id = meeting.recurrence_id
    if meeting.recurs and day != decision.starts_at.date():
        recurrence_id = calendar.recurrence_id_on(meeting.uid, day) or recurrence_id
    return replace(
        entry,
        subject=meeting.subject or entry.subject,
        recurrence_id=recurrence_id,
        sequence=meeting.sequence + raised,
        organizer=meeting.organizer,
        people=people,
        own_address=own,
    )


def _is_organizer(session: Session, meeting: Meeting, decision: Decision) -> bool:
    brought = bool(decision.answers.get("brought_by_colleague"))
    own = session.calendar.own_side()
    return is_organizer(own, meeting, decision.client, brought_by_colleague=brought)


def _minutes(decision: Decision) -> int:
    """Return how long the meeting lasts from now on, without travel and what is held back."""
    if decision.terms is not None and decision.terms.minutes is not None:
        return decision.terms.minutes
    if decision.tactic == "reschedule":
        return int(str(decision.answers["minutes"]))
    return decision.as_planned_minutes - decision.kept_travel_minutes


def _place(words: Words, decision: Decision, meeting: Meeting | None) -> str:
    """Return where it takes place: a call is wherever the telephone is."""
    if decision.tactic != "phone_call":
        return meeting.location if meeting is not None else ""
    number = str(decision.answers.get("phone_number") or "")
    return (
        words("invitation.by_phone_on", number=number) if number else words("invitation.by_phone")
    )


def _reminder(session: Session, decision: Decision, day: date) -> Entry:
    """Return the day on which an email for now comes back."""
    words = session.words
    return Entry(
        uid=f"{decision.id}-follow-up@{HOST}",
        starts_at=day,
        minutes=0,
        subject=words("invitation.follow_up", client=decision.client, subject=decision.subject),
        busy=False,
        reminds=True,
    )


def kept_room(session: Session, decision: Decision, name: str) -> bytes:
    """Return blocks over the time that a decision frees, under a name of the person's own.

    Raises Refusal where it frees none.
    """
    entries = [
        Entry(
            uid=f"{decision.id}-{starts_at:%Y%m%d%H%M}-room@{HOST}",
            starts_at=starts_at,
            minutes=minutes,
            subject=name,
        )
        for day in _days_ahead(session, decision)
        for starts_at, minutes in freed_spans(decision, day)
    ]
    if not entries:
        raise Refusal("no_room_to_keep")
    return calendar_text(PUBLISH, entries[:MOST_OCCURRENCES], session.now())


def _days_ahead(session: Session, decision: Decision) -> list[datetime]:
    """Return when the meeting would have been: the decided one, and the later ones ahead."""
    if decision.state not in OPEN_STATES or not session.counts(decision):
        return []
    return [decision.starts_at, *_later_starts(session, decision)]


def freed_spans(decision: Decision, starts_at: datetime) -> list[tuple[datetime, int]]:
    """Return the freed spans around one meeting: starts and minutes.

    The trip lies half before and half after it. What takes its place is taken off at its start,
    unless it moves elsewhere or is done at another hour.
    """
    answers = decision.answers
    minutes, travel = int(str(answers["minutes"])), int(str(answers.get("travel_minutes") or 0))
    there = travel // 2 if not decision.kept_travel_minutes else 0
    back = travel - travel // 2 if not decision.kept_travel_minutes else 0
    stands = _stands_in_calendar(decision)
    takes = _minutes(decision) if stands else 0
    moves = _new_time(decision) is not None and starts_at == decision.starts_at
    if not stands:
        # Writing or briefing is done at some hour before: so much of the room is not free.
        length = decision.baseline_minutes - decision.planned_minutes
        spans = [(starts_at - timedelta(minutes=there), length)]
    elif moves:
        spans = [(starts_at - timedelta(minutes=there), there + minutes + back)]
    else:
        spans = [
            (starts_at - timedelta(minutes=there), there),
            (starts_at + timedelta(minutes=takes), minutes - takes + back),
        ]
    return [(start, length) for start, length in spans if length > 0]


def _words(session: Session, decision: Decision) -> Words:
    """Return the language of what the client reads."""
    return words_in(decision.letter.language) if decision.letter else session.words
