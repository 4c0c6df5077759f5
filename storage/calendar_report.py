"""What an import did, or would do: each file, and each event that is new, changed or gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.ics_read import RefusedEvent


@dataclass(frozen=True, slots=True)
class Change:
    """One event that is new, changed or gone."""

    kind: str
    """`new`, `updated` or `gone`."""
    uid: str
    recurrence_id: str | None
    subject: str
    start: str
    """As it is stored in the version that is there now, or was there last."""
    fields: tuple[str, ...] = ()
    """What of an updated one is different."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file."""

    path: str
    events_in: int
    outside_window: int
    refused: tuple[RefusedEvent, ...]
    failed: str = ""
    """Why the file could not be read; empty when it was."""


@dataclass(slots=True)
class Report:
    """What an import did, or with a dry run would do."""

    files: list[FileReport] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def events_in(self) -> int:
        """How many events came in, new or known."""
        return sum(each.events_in for each in self.files)

    @property
    def outside_window(self) -> int:
        """How many lie wholly before or after the days that are read."""
        return sum(each.outside_window for each in self.files)

    def count(self, kind: str) -> int:
        """Return how many events are `new`, `updated` or `gone`."""
        return sum(each.kind == kind for each in self.changes)
