"""Decisions as CSV: one row an occurrence; no cell is taken for a formula by a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from unicodedata import normalize

from content.occurrences import occurrences
from content.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from content.decision import Decision
    from content.occurrences import Occurrence
    from tui.printed.documents import Overlaps

HEADER = (
    "id",
    "decided_at",
    "client",
    "subject",
    "tactic",
    "advised",
    "state",
    "date",
    "status",
    "baseline_minutes",
    "planned_minutes",
    "took_minutes",
    "overlap_minutes",
    "later_call_minutes",
    "timed",
    "corrected",
)
FORMULAS = "=+-@|\u2212"
"""A cell that begins with one of these, in any of its forms, could be run as a formula."""


def csv_lines(decisions: Iterable[Decision], now: datetime, overlaps: Overlaps) -> str:
    """Return the header and a row for each occurrence; a decision without one has a row too."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for decision in decisions:
        for each in occurrences(decision, now, overlaps) or (None,):
            writer.writerow([*_decision_cells(decision), *_occurrence_cells(each)])
    return out.getvalue()


def _decision_cells(decision: Decision) -> list[str]:
    cells = (
        decision.id,
        decision.decided_at.isoformat(),
        decision.client,
        decision.subject,
        decision.tactic,
        decision.advised,
        decision.state,
    )
    return [harmless(cell) for cell in cells]


def _occurrence_cells(each: Occurrence | None) -> list[str | int | None]:
    if each is None:
        return [None] * 9
    return [
        each.date.isoformat(),
        each.status,
        each.baseline_minutes,
        each.planned_minutes,
        each.took_minutes,
        each.overlap_minutes,
        sum(call.minutes for call in each.later_calls),
        str(each.timed).lower(),
        str(each.corrected).lower(),
    ]


def harmless(text: str) -> str:
    """Return the text as a cell that is only ever text; what can't be seen before it counts not."""
    plain = clean(text)
    first = next((char for char in plain if char.isprintable() and char != " "), "")
    return f"'{plain}" if first and normalize("NFKC", first)[0] in FORMULAS else plain
