"""A tactic's name in the person's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawn.columns import cut

if TYPE_CHECKING:
    from content.words import Words

WIDEST = 44


def tactic_name(words: Words, tactic: str) -> str:
    """Return the name of a tactic; its id where it came from a version that knows more."""
    key = f"tactics.{tactic}.name"
    return words(key) if words.has(key) else cut(tactic, WIDEST)
