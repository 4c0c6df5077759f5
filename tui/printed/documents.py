"""The shapes in which programs read the coach's results; minutes are whole, days YYYY-MM-DD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.occurrences import occurrences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from content.decision import Decision, Letter, Terms
    from content.occurrences import Occurrence
    from storage.log import LogEntry
    from tui.told.deeds import Deeds

    Shape = dict[str, Any]
    Overlaps = Mapping[tuple[str, date], int]


def letter(written: Letter | None) -> Shape | None:
    """Return the shape of a letter; None where there is none."""
    if written is None:
        return None
    return {
        "to": written.to,
        "subject": written.subject,
        "body": written.body,
        "language": written.language,
        "register": written.register,
    }


def decision(made: Decision, now: datetime, overlaps: Overlaps | None = None) -> Shape:
    """Return the shape of a decision with its occurrences."""
    follow_up = made.follow_up_on
    return {
        "id": made.id,
        "decided_at": made.decided_at.isoformat(),
        "zone": made.zone,
        "tactic": made.tactic,
        "advised": made.advised,
        "state": made.state,
        "state_at": made.state_at.isoformat(),
        "terms": _terms(made.terms),
        "minutes_freed": made.minutes_freed,
        "baseline_minutes": made.baseline_minutes,
        "follow_up_on": None if follow_up is None else follow_up.isoformat(),
        "replaces": made.replaces,
        "answers": dict(made.answers),
        "letter": letter(made.letter),
        "occurrences": [occurrence(each) for each in occurrences(made, now, overlaps)],
    }


def _terms(terms: Terms | None) -> Shape | None:
    if terms is None:
        return None
    at = terms.starts_at
    return {"minutes": terms.minutes, "starts_at": None if at is None else at.isoformat()}


def occurrence(each: Occurrence) -> Shape:
    """Return the shape of an occurrence."""
    return {
        "date": each.date.isoformat(),
        "starts_at": each.starts_at.isoformat(),
        "baseline_minutes": each.baseline_minutes,
        "planned_minutes": each.planned_minutes,
        "took_minutes": each.took_minutes,
        "timed": each.timed,
        "corrected": each.corrected,
        "overlap_minutes": each.overlap_minutes,
        "later_calls": [
            {"date": call.date.isoformat(), "minutes": call.minutes} for call in each.later_calls
        ],
        "status": each.status,
    }


def change(entry: LogEntry, deeds: Deeds) -> Shape:
    """Return the shape of one change in the audit trail."""
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "device": entry.device,
        "group": entry.group,
        "undoes": entry.undoes,
        "kind": entry.kind,
        "record": entry.record,
        "before": None if entry.before is None else dict(entry.before),
        "after": None if entry.after is None else dict(entry.after),
        "says": deeds.deed(entry),
    }
