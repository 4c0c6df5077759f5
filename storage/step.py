"""One step: the changes that are made, kept and later undone together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storage.changes import CLIENT, says_the_same
from storage.records import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from storage.changes import Change
    from storage.history import History, Key

Value = dict[str, Any] | None


class Step:
    """Gathers changes, each of which takes the place of the record's last one."""

    def __init__(self, history: History, at: datetime, new_id: Callable[[], str]) -> None:
        self._history = history
        self._at = at.isoformat()
        self._new_id = new_id
        self._group = new_id()
        self._put: dict[Key, Change] = {}
        self.changes: list[Change] = []
        self.undoes: str | None = None
        """The group that all changes of this step take back."""

    def put(self, kind: str, record: str, value: dict[str, Any]) -> None:
        """Make this the record's value; nothing happens when it is already."""
        key = (kind, record)
        pending = self._put.get(key)
        before = pending or self._history.now(key)
        whole = kept(before and before["value"], value)
        if pending:
            pending["value"] = whole
        elif before is None or before["value"] != whole:
            self._put[key] = self.take_place(key, self.versions_in_use(key), whole)

    def take_place(self, key: Key, of: Sequence[Change], value: Value) -> Change:
        """Add a change that takes the place of these; it is returned, to be completed."""
        ids = [each["id"] for each in of]
        change: Change = {
            "id": self._new_id(),
            "at": self._at,
            "group": self._group,
            "kind": key[0],
            "record": key[1],
            "parent": ids[0] if ids else None,
            "value": value,
        }
        if len(ids) > 1:
            change["also"] = ids[1:]
        if self.undoes:
            change["undoes"] = self.undoes
        self.changes.append(change)
        return change

    def versions_in_use(self, key: Key) -> list[Change]:
        """Return the version in use and those that say the same; of a client all of them."""
        heads = self._history.heads(key)
        if key[0] == CLIENT:
            return heads
        return [each for each in heads if says_the_same(each["value"], heads[0]["value"])]
