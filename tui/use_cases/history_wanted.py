"""What of the past is wanted: which decisions, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from content.loader import load
from content.schedule import STATES
from tui.told.meetings import tactic_short
from tui.use_cases.filters import Filter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.told.names import Names

Choice = TypeVar("Choice")
LATEST = "latest"
ORDERS = (LATEST, "earliest", "freed", "client")
BY_WEEK = (LATEST, "earliest")
NOT_KNOWN = "not_known"
"""Beside the states: what was never checked in and is still open."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters and an order; by itself everything, the latest first."""

    filter: Filter = field(default_factory=Filter)
    order: str = ORDERS[0]
    state: str | None = None
    """A state, or `not_known`."""
    client: str | None = None
    """One client alone, however the name is spelled."""

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return self.filter != Filter() or self.state is not None or self.client is not None

    def searched(self, words: str | None) -> Wanted:
        """Return the same with other words to search for."""
        return replace(self, filter=replace(self.filter, search=words))

    def next_tactic(self) -> Wanted:
        """Return the next tactic alone, and after the last all of them."""
        tactic = _after([None, *load().tactics], self.filter.tactic)
        return replace(self, filter=replace(self.filter, tactic=tactic))

    def next_state(self) -> Wanted:
        """Return the next state alone, and after the last all of them."""
        return replace(self, state=_after([None, *STATES, NOT_KNOWN], self.state))

    def next_order(self) -> Wanted:
        """Return the next order."""
        return replace(self, order=_after(ORDERS, self.order))

    def said(self, names: Names) -> str:
        """Return what is wanted in words, parted by dots."""
        words, tactic = names.words, self.filter.tactic
        parts = [
            tactic_short(words, tactic) if tactic else words("history.every_tactic"),
            words(f"history.state.{self.state or 'every'}"),
            words(f"history.order.{self.order}"),
        ]
        if self.filter.search:
            parts.insert(0, words("history.searched", words=self.filter.search))
        if self.client is not None:
            parts.insert(0, names.client(self.client))
        return " · ".join(parts)


def _after(choices: Sequence[Choice], present: Choice) -> Choice:
    """Return the choice after the present one; after the last, the first."""
    return choices[(list(choices).index(present) + 1) % len(choices)]
