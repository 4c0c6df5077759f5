"""Which decisions a search through the past shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.occurrences import occurrences
from content.plain_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from content.decision import Decision

SEARCHED = ("client", "subject", "colleague", "contact")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a decision has to be to be shown; None asks for nothing."""

    since: date | None = None
    """The first day: an occurrence on it or later."""
    until: date | None = None
    """The last day: an occurrence on it or earlier."""
    client: str | None = None
    """Part of the client's name, however it is spelled."""
    tactic: str | None = None
    state: str | None = None
    search: str | None = None
    """Words that all stand somewhere in client, subject, colleague or contact."""

    def pick(self, decisions: Iterable[Decision], now: datetime) -> list[Decision]:
        """Return the decisions that fit, in their order."""
        client, words = fold(self.client or ""), fold(self.search or "").split()
        return [
            each
            for each in decisions
            if self.tactic in (None, each.tactic)
            and self.state in (None, each.state)
            and (not client or client in fold(each.client))
            and (not words or _says(each, words))
            and self._has_day(each, now)
        ]

    def _has_day(self, decision: Decision, now: datetime) -> bool:
        """Tell whether any occurrence lies within bounds; without one, the meeting as it was."""
        if self.since is None and self.until is None:
            return True
        days = [each.date for each in occurrences(decision, now)] or [decision.starts_at.date()]
        return any(
            (self.since is None or day >= self.since) and (self.until is None or day <= self.until)
            for day in days
        )


def _says(decision: Decision, words: list[str]) -> bool:
    text = fold(" ".join(str(decision.answers.get(key) or "") for key in SEARCHED))
    return all(word in text for word in words)
