"""A decision as the commands print it, for a person or for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.breathing_room import overlaps
from content.occurrences import occurrences
from tui import output
from tui.drawn.columns import cut, table
from tui.printed import documents
from tui.told.tactic_names import tactic_name

if TYPE_CHECKING:
    from content.decision import Decision
    from content.occurrences import Occurrence
    from content.words import Words
    from tui.context import Context

WIDEST = 44
MOST_OCCURRENCES = 12


def show(context: Context, decision: Decision) -> None:
    """Print one decision."""
    session = context.session
    now = session.now()
    found = overlaps(session.repository.decisions(), now)
    if context.json:
        output.document(documents.decision(decision, now, found))
        return
    words = context.words
    output.lines([title(words, decision), f"  {standing(words, decision)}"])
    rows = occurrences(decision, now, found)
    if len(rows) > MOST_OCCURRENCES:
        output.lines([words("commands.decision.earlier", count=len(rows) - MOST_OCCURRENCES)])
    if rows:
        told = [occurrence_row(words, each) for each in rows[-MOST_OCCURRENCES:]]
        output.lines(f"  {line}" for line in table(told, right=(2,)))


def title(words: Words, decision: Decision) -> str:
    """Return the client, the subject and when the meeting is, on one line."""
    return words(
        "commands.decision.title",
        client=cut(decision.client, WIDEST),
        subject=cut(decision.subject, WIDEST),
        moment=words.moment(decision.starts_at, today=decision.decided_at.date()),
    )


def standing(words: Words, decision: Decision) -> str:
    """Return what was decided and how it stands, on one line."""
    return words(
        "commands.decision.standing",
        tactic=tactic_name(words, decision.tactic),
        state=words(f"commands.state_name.{decision.state}"),
        freed=words.minutes(decision.minutes_freed),
        id=decision.id,
    )


def occurrence_row(words: Words, each: Occurrence) -> list[str]:
    """Return an occurrence as the cells of a row: the day, what became of it, minutes freed."""
    freed = "" if each.freed_minutes is None else words.minutes(each.freed_minutes)
    return [words.day(each.date), occurrence_status(words, each), freed]


def occurrence_status(words: Words, each: Occurrence) -> str:
    """Return in a few words what became of an occurrence."""
    status = words(f"commands.status.{each.status}")
    if each.took_minutes is not None:
        key = "timed" if each.timed else "as_planned"
        status = words(f"commands.status.{key}", took=words.minutes(each.took_minutes))
    calls = sum(call.minutes for call in each.later_calls)
    notes = [words("commands.status.later_call", minutes=words.minutes(calls))] if calls else []
    notes += [words("commands.status.corrected")] if each.corrected else []
    return ", ".join([status, *notes])
