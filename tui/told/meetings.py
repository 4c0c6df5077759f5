"""A meeting and what becomes of it, in a few words for a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawn.columns import cut

if TYPE_CHECKING:
    from content.decision import Decision
    from content.words import Words
    from tui.told.names import Names


def tactic_short(words: Words, tactic: str) -> str:
    """Return a tactic in a word or two; its id where it came from a version that knows more."""
    key = f"tactics.{tactic}.short"
    return words(key) if words.has(key) else cut(tactic, 24)


def meeting(names: Names, decision: Decision) -> str:
    """Return whom a meeting is with and what it is about."""
    return names.words(
        "home.meeting",
        client=names.client(decision.client),
        subject=names.subject(decision.subject),
    )
