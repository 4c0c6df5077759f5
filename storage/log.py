"""The audit trail: every change with the value it found and the one it left."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from storage.changes import owner
from storage.history import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from storage.changes import Change
    from storage.history import History


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One change."""

    id: str
    at: datetime
    device: str
    """The device that made it; empty when its file does not say."""
    group: str
    """Changes of one step share it."""
    undoes: str | None
    """The group that the step takes back."""
    kind: str
    """`decision`, `state`, `check_in` or `client`."""
    record: str
    """The decision's id; `<decision id>/<date>` of a check-in; the folded name of a client."""
    before: Mapping[str, Any] | None
    """The old value; None when there was none."""
    after: Mapping[str, Any] | None
    """The new value; None when the record is gone."""

    @property
    def decision(self) -> str:
        """The id of the decision that the record belongs to."""
        return owner(self.kind, self.record)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or redone."""

    entries: tuple[LogEntry, ...]
    """The changes that were taken back, in the order they were made."""


def entries(history: History, changes: Iterable[Change]) -> tuple[LogEntry, ...]:
    """Return the entries of changes of this history, in the order they were made."""
    made = sorted(changes, key=lambda one: (instant(one), one["id"]))
    return tuple(_entry(history, change) for change in made)


def _entry(history: History, change: Change) -> LogEntry:
    return LogEntry(
        id=change["id"],
        at=instant(change),
        device=history.device(change),
        group=change["group"],
        undoes=change.get("undoes"),
        kind=change["kind"],
        record=change["record"],
        before=_readable(_old_value(history, change)),
        after=_readable(change["value"]),
    )


def _old_value(history: History, change: Change) -> dict[str, Any] | None:
    if "before" in change:
        return change["before"]
    replaced = history.parents(change)
    return replaced[0]["value"] if replaced else None


def _readable(value: object) -> Mapping[str, Any] | None:
    return MappingProxyType(deepcopy(value)) if isinstance(value, dict) else None
