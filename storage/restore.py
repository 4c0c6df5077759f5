"""The way back to a backup: a step like any other, so that undo undoes it.

The backup's changes are taken in first, so that the audit trail comes back with it; then every
record that is not what the backup says is changed, and remembers what it was.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage import records
from storage.archive import attributed
from storage.assembly import client_now
from storage.changes import CLIENT, DECISION, sealed
from storage.device_files import changes_of
from storage.disputes import in_use
from storage.forgotten import Forgotten
from storage.history import History
from storage.mend import numbered
from storage.schema import CHANGES, FORGOTTEN, OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.changes import Change
    from storage.device_files import DeviceFiles
    from storage.history import Key
    from storage.opened import Opened
    from storage.schema import Tables
    from storage.step import Step, Value


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore does."""

    decisions_before: int
    decisions_after: int
    records: int
    """Records that it changes; 0 when all is as the backup says."""


class Plan:
    """The way from the present history to what a backup says."""

    def __init__(self, device_files: DeviceFiles, backup: Opened) -> None:
        self._files, self._backup = device_files, backup
        self._before = device_files.history
        told = _visible(device_files, backup)
        self._brought = [change for change in told if change["id"] not in self._before]
        self._wanted = _history(told)
        self.both = _history(
            [*(_attributed(self._before, each) for each in self._before), *self._brought]
        )

    def result(self) -> Restored:
        """Return what the restore does."""
        return Restored(_count(self._before), _count(self._wanted), len(self._differing()))

    def tables(self, step: Step) -> Tables:
        """Return this device's tables with the step that restores; `step` begins on `both`."""
        for key, had, want in self._differing():
            heads = self.both.heads(key)
            change = step.take_place(key, heads, want)
            if _ids(heads) != _ids(self._before.heads(key)):
                change["before"] = had
        own = self._files.own_tables()
        forgotten = {**_by_hash(self._backup.tables), **_by_hash(own)}
        return {
            **own,
            OTHERS: numbered([*own.get(OTHERS, {}).values(), *self._brought]),
            FORGOTTEN: numbered(forgotten.values()),
            CHANGES: numbered([*own.get(CHANGES, {}).values(), *map(sealed, step.changes)]),
        }

    def is_needed(self) -> bool:
        """Tell whether there is anything to write."""
        return bool(self._brought or self._differing())

    def _differing(self) -> list[tuple[Key, Value, Value]]:
        """Return the records that have to change: what each was, and what it should be."""
        found = []
        for key in self.both.every_key():
            had, want = _present(self._before, key), _present(self._wanted, key)
            if had != want or _present(self.both, key) != want:
                found.append((key, had, want))
        return found


def _visible(device_files: DeviceFiles, backup: Opened) -> list[Change]:
    """Return the backup's changes, each with its device, but for forgotten clients."""
    told = [attributed(change, device) for change, device in changes_of(backup)]
    forgotten = Forgotten(device_files.own_tables().get(FORGOTTEN))
    if not forgotten:
        return told
    kept = {change["record"] for change in device_files.own_changes()}
    hidden = forgotten.decisions_in(told) - kept
    return [change for change in told if not forgotten.hides(change, hidden)]


def _history(changes: Iterable[Change]) -> History:
    history = History()
    for change in changes:
        history.add(change, change.get("device", ""))
    return history


def _attributed(history: History, change: Change) -> Change:
    return {**change, "device": history.device(change)}


def _present(history: History, key: Key) -> Value:
    kind, record = key
    if kind == CLIENT:
        with suppress(*records.UNREADABLE):
            client = client_now(history, record)
            return records.client_document(client) if client else None
    change = in_use(history, record) if kind == DECISION else history.now(key)
    return change["value"] if change else None


def _count(history: History) -> int:
    return sum(_present(history, key) is not None for key in history.keys(DECISION))


def _by_hash(tables: Tables) -> dict[str, dict[str, str]]:
    return {each["hash"]: each for each in tables.get(FORGOTTEN, {}).values()}


def _ids(changes: Iterable[Change]) -> list[str]:
    return [change["id"] for change in changes]
