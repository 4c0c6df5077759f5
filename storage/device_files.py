"""The folder: one file for each device, of which this one writes its own and reads them all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from storage import files, lock
from storage.backups import Backups
from storage.changes import is_shaped, sealed
from storage.faults import Damaged, StorageFault
from storage.forgotten import Forgotten
from storage.history import History
from storage.opened import Opened, opened
from storage.schema import CHANGES, FORGOTTEN, META, OTHERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from storage.changes import Change
    from storage.durable import Store
    from storage.mend import Damage
    from storage.schema import Tables

START, END = "decisions.", ".json"


class DeviceFiles:
    """The changes of all devices, and the file of this one.

    The copies that a synchronising service makes of a file that two devices wrote
    (`decisions.x.sync-conflict-….json`, `decisions.x (conflicted copy ….json`) are read like the
    files of other devices, and never written or removed.
    """

    def __init__(self, folder: Path, device: str) -> None:
        self.history = History()
        self.folder = folder
        self.device = device
        self.own = folder / f"{START}{device}{END}"
        self.backups = Backups(self.own)
        self._opened: dict[Path, Opened] | None = None
        self._misshapen: list[StorageFault] = []
        self.damage: Damage | None = None
        """What could be rescued when this device's file was last found damaged."""

    @cached_property
    def _store(self) -> Store:
        """This device's file as TinyDB keeps it; to read, TinyDB need not be loaded."""
        from storage.durable import Store

        return Store(self.own, self.device, CHANGES)

    def refresh(self) -> bool:
        """Read again what has changed on disk; tell whether anything has."""
        stamps = self._stamps()
        known = self._opened or {}
        if self._opened is not None and stamps == {p: found.stamp for p, found in known.items()}:
            return False
        today = {}
        for path, stamp in stamps.items():
            found = known.get(path)
            if found is None or found.stamp != stamp or found.should_be_read_again:
                found = self._read_own() if path == self.own else _foreign(path)
            if found is not None:
                today[path] = found
        self._unite(today)
        self._opened = today
        return True

    def faults(self) -> tuple[StorageFault, ...]:
        """Return what is wrong with the files; all the others are in use."""
        found = [opened.fault for opened in (self._opened or {}).values() if opened.fault]
        return (*found, *self._misshapen)

    def own_fault(self) -> StorageFault | None:
        """Return what is wrong with this device's file: Damaged, Newer or nothing."""
        found = (self._opened or {}).get(self.own)
        return found.fault if found else None

    def own_changes(self) -> list[Change]:
        """Return the changes that this device made and that are in use, in their order."""
        found = (self._opened or {}).get(self.own)
        changes = found.tables.get(CHANGES, {}).values() if found else ()
        return [change for change in changes if change["id"] in self.history]

    def last_own_id(self) -> str:
        """Return the id of this device's last change; empty when there is none."""
        found = (self._opened or {}).get(self.own)
        changes = found.tables.get(CHANGES, {}) if found else {}
        return str(changes[next(reversed(changes))].get("id", "")) if changes else ""

    def own_tables(self) -> Tables:
        """Return the tables of this device's file, not to be changed."""
        found = (self._opened or {}).get(self.own)
        return found.tables if found else {}

    def foreign(self) -> dict[Path, Opened]:
        """Return the files that other devices wrote."""
        return {path: each for path, each in (self._opened or {}).items() if path != self.own}

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold this device's file; call `refresh` first of all. Raises Busy."""
        with lock.held(self.own):
            yield

    def check_own(self) -> None:
        """Raise what is wrong with this device's file: Damaged or Newer."""
        fault = self.own_fault()
        if fault:
            raise fault

    def append(self, changes: Sequence[Change], now: datetime) -> None:
        """Add the changes to this device's file in one durable step; call it while `writing`.

        Raises Damaged, Newer, Refused, NotSaved, Unsure.
        """
        documents = [sealed(change) for change in changes]
        self._back_up(now)
        known, self._opened = self._opened or {}, None
        self._store.durable.know(known.get(self.own))
        self._store.table(CHANGES, cache_size=0).insert_multiple(documents)
        found = self._store.durable.opened()
        self._opened = {**known, self.own: found} if found else known
        for document in documents:
            self.history.add(document, self.device)

    def rewrite(self, tables: Tables) -> None:
        """Put these tables in the place of this device's file, damaged or not; read it again.

        What is said of the file itself (its device, its shape) is said anew.
        Call it while `writing`. Raises Refused, NotSaved, Unsure.
        """
        self._opened = None
        self._store.durable.write_anew({name: tables[name] for name in tables if name != META})
        # The change is made: what can't be read back now is read when it is asked for.
        with suppress(StorageFault):
            self.refresh()

    def mend(self) -> None:
        """Write this device's file anew from all that was rescued; the damaged one is kept aside.

        Call it while `writing`. Raises Refused, NotSaved, Unsure.
        """
        from storage import mend  # hardly any file is damaged

        mend.keep_aside(self.own)
        self.rewrite(self.own_tables())

    def drop(self) -> None:
        """Take nothing that was read for what is on disk: it is read again when it is asked for."""
        self._opened = None

    @property
    def is_stale(self) -> bool:
        """Whether nothing was read yet, or not since a change failed, or the disk failed."""
        known = self._opened
        return known is None or any(each.should_be_read_again for each in known.values())

    def _back_up(self, now: datetime) -> None:
        found = (self._opened or {}).get(self.own)
        if found and found.is_older:
            self.backups.before("migration", now)
        elif found:
            self.backups.each_day(now.date())

    def _stamps(self) -> dict[Path, files.Stamp | None]:
        stamps = {path: files.stamp(path) for path in self._paths()}
        if self.own not in stamps and self._was_there():
            stamps[self.own] = files.NO_STAMP
        return stamps

    def _was_there(self) -> bool:
        """Tell whether there are copies of this device's file: then it should be there as well."""
        with suppress(Damaged):
            return bool(self.backups.paths())
        return False

    def _read_own(self) -> Opened | None:
        found = opened(self.own, CHANGES)
        if found is None and self._was_there():
            found = Opened(files.NO_STAMP, {}, Damaged("missing", self.own), None)
        if found and isinstance(found.fault, Damaged) and not found.should_be_read_again:
            from storage import mend  # hardly any file is damaged

            self.damage = mend.look_at(found, self.own, self.backups)
        return found

    def _paths(self) -> list[Path]:
        try:
            with os.scandir(self.folder) as entries:
                names = [entry.name for entry in entries]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Damaged("folder_not_readable", self.folder) from error
        ours = [name for name in names if name.startswith(START) and name.endswith(END)]
        return [self.folder / name for name in sorted(ours)]

    def _unite(self, today: dict[Path, Opened]) -> None:
        history = History()
        hides = _hides(today, self.own)
        misshapen = []
        for path, found in today.items():
            is_own = path == self.own
            if not _add(history, found, None if is_own else hides, is_sound=is_own):
                misshapen.append(path)
        self.history = history
        self._misshapen = [Damaged("wrong_shape", path) for path in misshapen]


def _add(
    history: History, found: Opened, hides: Callable[[Change], bool] | None, *, is_sound: bool
) -> bool:
    """Add a file's changes to the history; tell whether all of them are changes.

    `is_sound`: it is this device's own and bears its checksums, so that they need no look.
    """
    are_changes = True
    is_sound = is_sound and found.fault is None
    for change, device in changes_of(found):
        if not (is_sound or is_shaped(change)):
            are_changes = False
            continue
        if hides and hides(change):
            continue
        try:
            history.add(change, device)
        except (LookupError, TypeError):
            are_changes = False
    return are_changes


def _hides(today: dict[Path, Opened], own: Path) -> Callable[[Change], bool] | None:
    """Return what tells a change of another file that is about a forgotten client."""
    mine = today.get(own)
    forgotten = Forgotten(mine.tables.get(FORGOTTEN)) if mine else Forgotten()
    if mine is None or not forgotten:
        return None
    kept = {change.get("record") for change in mine.tables.get(CHANGES, {}).values()}
    others = (found for path, found in today.items() if path != own)
    told = (change for found in others for change, _ in changes_of(found))
    hidden = forgotten.decisions_in(told) - kept
    return lambda change: forgotten.hides(change, hidden)


def changes_of(found: Opened) -> Iterable[tuple[Change, str]]:
    """Go through a file's changes, each with the device that made it."""
    device = found.device
    for change in found.tables.get(CHANGES, {}).values():
        yield change, device
    for change in found.tables.get(OTHERS, {}).values():
        yield change, change.get("device", "")


def _foreign(path: Path) -> Opened | None:
    found = opened(path, CHANGES)
    if found is not None:
        found.text = None  # it is never written
        if found.fault and isinstance(found.fault, Damaged):
            found.fault.remedy = "other_device"
    return found
