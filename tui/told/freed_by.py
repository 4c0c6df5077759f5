"""What one decision has freed so far, or is expected to, in a few characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawn import rooms

if TYPE_CHECKING:
    from content.decision import Decision
    from content.words import Words
    from tui.use_cases.tallies import Tally

CORRECTED, SERIES = "*", "Σ"
"""Before minutes: corrected after their week was over; those of all times of a series."""
OPEN_SHAPES = {"expected": rooms.SHAPES["expected"], "hoped": rooms.SHAPES["hoped"]}


def minutes_of(words: Words, decision: Decision, tally: Tally) -> str:
    """Return what a decision gave back; what is expected or hoped for with its shape before it."""
    marks = "" if decision.until is None else SERIES
    if tally.checked_in or tally.freed:
        marks += CORRECTED if tally.corrected else ""
        return f"{marks} {words.minutes(tally.freed)}".lstrip()
    for kind, shape in OPEN_SHAPES.items():
        if minutes := getattr(tally, kind):
            return f"{marks}{shape} {words.minutes(minutes)}"
    if tally.not_known:
        return words("history.not_known")
    return ""
