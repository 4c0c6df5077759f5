"""One step: the changes that are made, kept and later undone together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storage.records import kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from storage.changes import Change
    from storage.history import History, Key


class Step:
    """Gathers changes, each of which takes the place of the record's last one."""

    def __init__(self, history: History, at: datetime, new_id: Callable[[], str]) -> None:
        self._history = history
        self._at = at.isoformat()
        self._new_id = new_id
        self._group = new_id()
        self._last: dict[Key, Change] = {}
        self.changes: list[Change] = []

    def put(self, kind: str, record: str, value: dict[str, Any]) -> None:
        """Make this the record's value; nothing happens when it is already."""
        key = (kind, record)
        before = self._last.get(key) or self._history.now(key)
        whole = kept(before and before["value"], value)
        if before and before["value"] == whole:
            return
        change: Change = {
            "id": self._new_id(),
            "at": self._at,
            "group": self._group,
            "kind": kind,
            "record": record,
            "parent": before and before["id"],
            "value": whole,
        }
        self._last[key] = change
        self.changes.append(change)
