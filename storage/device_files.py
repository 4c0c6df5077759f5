"""The folder: one file for each device, of which this one writes its own and reads them all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from storage import files, lock
from storage.changes import sealed
from storage.durable import Store
from storage.faults import Damaged, StorageFault
from storage.history import History
from storage.opened import Opened, opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from storage.changes import Change

CHANGES = "changes"
_START, _END = "decisions.", ".json"


class DeviceFiles:
    """The changes of all devices, and the file of this one.

    The copies that a synchronising service makes of a file that two devices wrote
    (`decisions.x.sync-conflict-….json`, `decisions.x (conflicted copy ….json`) are read like the
    files of other devices, and never written or removed.
    """

    def __init__(self, folder: Path, device: str) -> None:
        self.history = History()
        self._folder = folder
        self._device = device
        self._own = folder / f"{_START}{device}{_END}"
        store = Store(self._own, device, CHANGES)
        self._storage = store.durable
        self._table = store.table(CHANGES, cache_size=0)
        self._opened: dict[Path, Opened] | None = None
        self._misshapen: list[StorageFault] = []

    def refresh(self) -> bool:
        """Read again what has changed on disk; tell whether anything has."""
        stamps = {path: files.stamp(path) for path in self._paths()}
        known = self._opened or {}
        if self._opened is not None and stamps == {p: found.stamp for p, found in known.items()}:
            return False
        today = {}
        for path, stamp in stamps.items():
            found = known.get(path)
            if found is None or found.stamp != stamp:
                found = self._storage.opened() if path == self._own else _foreign(path)
            if found is not None:
                today[path] = found
        self._unite(today)
        self._opened = today
        return True

    def faults(self) -> tuple[StorageFault, ...]:
        """Return what is wrong with the files; all the others are in use."""
        found = [opened.fault for opened in (self._opened or {}).values() if opened.fault]
        return (*found, *self._misshapen)

    def last_own_id(self) -> str:
        """Return the id of this device's last change; empty when there is none."""
        found = (self._opened or {}).get(self._own)
        changes = found.tables.get(CHANGES, {}) if found else {}
        return str(changes[next(reversed(changes))].get("id", "")) if changes else ""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold this device's file; call `refresh` first of all. Raises Busy."""
        with lock.held(self._own):
            yield

    def check_own(self) -> None:
        """Raise what is wrong with this device's file: Damaged or Newer."""
        found = (self._opened or {}).get(self._own)
        if found and found.fault:
            raise found.fault

    def append(self, changes: Sequence[Change]) -> None:
        """Add the changes to this device's file in one durable step; call it while `writing`.

        Raises Damaged, Newer, Refused, NotSaved, Unsure.
        """
        known, self._opened = self._opened or {}, None
        documents = [sealed(change) for change in changes]
        self._table.insert_multiple(documents)
        found = self._storage.opened()
        self._opened = {**known, self._own: found} if found else known
        for document in documents:
            self.history.add(document, self._device)

    @property
    def is_stale(self) -> bool:
        """Whether nothing has been read yet, or not since a change failed."""
        return self._opened is None

    def _paths(self) -> list[Path]:
        try:
            with os.scandir(self._folder) as entries:
                names = [entry.name for entry in entries]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Damaged("folder_not_readable", self._folder) from error
        ours = [name for name in names if name.startswith(_START) and name.endswith(_END)]
        return [self._folder / name for name in sorted(ours)]

    def _unite(self, today: dict[Path, Opened]) -> None:
        history = History()
        misshapen = set()
        for path, found in today.items():
            for change in found.tables.get(CHANGES, {}).values():
                try:
                    history.add(change, found.device)
                except (LookupError, TypeError):
                    misshapen.add(path)
        self.history = history
        self._misshapen = [Damaged("wrong_shape", path) for path in sorted(misshapen)]


def _foreign(path: Path) -> Opened | None:
    found = opened(path, CHANGES)
    if found is not None:
        found.text = None  # it is never written
    return found
