"""The agenda as the command prints it, for a person or for a program."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui import output
from tui.drawn.columns import cut, table
from tui.printed import agenda_rows
from tui.told.agenda_words import decided, this_week, why

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from content.words import Words
    from tui.calendars.calendar_use import Row
    from tui.context import Context

NAME_COLUMNS, SUBJECT_COLUMNS, WHY_COLUMNS = 24, 32, 40


def show(context: Context, rows: Sequence[Row], days: int) -> None:
    """Print the meetings by day; their rows can be named afterwards."""
    if context.json:
        output.document({"meetings": [shape(row) for row in rows]})
        return
    words = context.words
    if not rows:
        key = "empty" if context.session.calendar.store.is_empty else "nothing"
        output.talk(words(f"commands.agenda.{key}", count=days))
        return
    agenda_rows.remember(context, rows)
    numbered = list(enumerate(rows, 1))
    lines = table([_cells(words, number, row) for number, row in numbered], right=(0, 2))
    today = context.session.today()
    for day, group in groupby(zip(numbered, lines, strict=True), key=lambda each: _day(each[0][1])):
        output.lines([words.day(day, "long_day", today=today), *(f"  {line}" for _, line in group)])
    output.talk(this_week(words, rows, today))
    output.talk(words("commands.agenda.correct"))


def _day(row: Row) -> date:
    return row.meeting.starts_at.date()


def shape(row: Row) -> dict[str, object]:
    """Return the shape of a meeting in which a program reads it."""
    meeting = row.meeting
    return {
        "starts_at": meeting.starts_at.isoformat(),
        "minutes": meeting.minutes,
        "all_day": meeting.all_day,
        "client": row.verdict.client,
        "is_client": row.verdict.is_client,
        "why": row.verdict.why,
        "why_value": row.verdict.value,
        "subject": meeting.subject,
        "location": meeting.location,
        "uid": meeting.uid,
        "recurrence_id": meeting.recurrence_id or None,
        "recurs": meeting.recurs,
        "decision": None if row.decision is None else row.decision.id,
    }


def _cells(words: Words, number: int, row: Row) -> list[str]:
    meeting = row.meeting
    return [
        str(number),
        words("agenda.all_day") if meeting.all_day else words.clock(meeting.starts_at),
        "" if meeting.all_day else words.minutes(meeting.minutes),
        cut(row.verdict.client or "–", NAME_COLUMNS),
        cut(meeting.subject, SUBJECT_COLUMNS),
        decided(words, row) or cut(why(words, row), WHY_COLUMNS),
    ]
