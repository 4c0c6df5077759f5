"""The agenda in words: why a meeting is here, what is decided, how full the week is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.iso_weeks import week_of
from tui.refusals import Refusal, fault_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from content.words import Words
    from tui.calendars.calendar_use import Row
    from tui.calendars.calendar_watch import CalendarWatch


def decided(words: Words, row: Row) -> str:
    """Return what was decided about a meeting; nothing while nothing was."""
    if row.decision is None:
        return ""
    key = f"tactics.{row.decision.tactic}.name"
    tactic = words(key) if words.has(key) else row.decision.tactic
    return words("agenda.decided", tactic=tactic)


def why(words: Words, row: Row) -> str:
    """Return why a meeting is one with a client, or is none."""
    return words(f"agenda.why.{row.verdict.why}", value=row.verdict.value)


def this_week(words: Words, rows: Sequence[Row], today: date) -> str:
    """Return how much of what is left of this week is with clients, and how much is decided."""
    week = week_of(today)
    of_week = [
        row
        for row in rows
        if row.verdict.is_client and week_of(row.meeting.starts_at.date()) == week
    ]
    minutes = sum(row.meeting.minutes for row in of_week if not row.meeting.all_day)
    return words(
        "agenda.this_week",
        count=len(of_week),
        minutes=words.minutes(minutes),
        decided=sum(row.decision is not None for row in of_week),
    )


def reading(words: Words, watch: CalendarWatch) -> str:
    """Return how far reading the calendars is, or why it came to nothing; else nothing."""
    if watch.progress is not None:
        done, every = watch.progress
        return words("agenda.reading", done=done, every=every)
    if isinstance(watch.fault, Refusal):
        return watch.fault.says(words)
    return "" if watch.fault is None else fault_line(words, watch.fault)
