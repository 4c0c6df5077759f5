"""What is wrong with the store: each problem, where it is, its remedy, and how to mend it."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from storage import disputes, files, forget, lock, mend
from storage.beside import Beside
from storage.calendar_store import FOLDER as CALENDAR
from storage.device_files import changes_of
from storage.faults import Damaged, StorageFault, Untidy
from storage.forgotten import Forgotten, client_of
from storage.opened import opened
from storage.schema import CHANGES, FORGOTTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from storage.device_files import DeviceFiles
    from storage.open_store import OpenStore
    from storage.schema import Tables

OPEN_TO_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    fault: StorageFault
    mend: Callable[[], None] | None = None
    """Mends it, under the lock of this device's file; None where a person or a device has to."""


def problems(store: OpenStore) -> Iterator[Problem]:
    """Go through all that is wrong with a store that was read just now."""
    yield from _faults(store)
    yield from _beside(store.files)
    if store.files.own_fault() is None:
        yield from _backups(store.files)
    yield from _left_behind(store.files)
    yield from _open_to_others(store.files)
    for conflict in disputes.conflicts(store.history):
        yield Problem(Untidy("two_versions", conflict.record, "resolve"))


def _faults(store: OpenStore) -> Iterator[Problem]:
    own = store.files.own_fault()
    for fault in (*store.files.faults(), *store.unreadable.values()):
        can_be_mended = fault is own and fault.remedy == "mend"
        yield Problem(fault, store.files.mend if can_be_mended else None)


def _beside(device_files: DeviceFiles) -> Iterator[Problem]:
    for storage, found in Beside(device_files.folder, device_files.device).opened():
        if isinstance(found.fault, Damaged):
            found.fault.remedy = "set_aside"
            yield Problem(found.fault, partial(files.set_aside, storage.path))
        elif found.fault:
            yield Problem(found.fault)


def _backups(device_files: DeviceFiles) -> Iterator[Problem]:
    try:
        paths = device_files.backups.paths()
    except Damaged as fault:
        yield Problem(fault)
        return
    for path in paths:
        found = opened(path, CHANGES)
        if found is None:
            continue
        if isinstance(found.fault, Damaged):
            found.fault.remedy = "set_aside"
            yield Problem(found.fault, partial(files.set_aside, path))
        elif found.fault is None:
            yield from _compared(device_files, path, found.tables)


def _compared(device_files: DeviceFiles, path: Path, backup: Tables) -> Iterator[Problem]:
    """Compare a backup with the file that it is a copy of, which only ever grows."""
    own = device_files.own_tables()
    forgotten = Forgotten(own.get(FORGOTTEN))
    known = {change["id"] for change in own.get(CHANGES, {}).values()}
    lost = [change for change in backup[CHANGES].values() if change.get("id") not in known]
    theirs = [change for each in device_files.foreign().values() for change, _ in changes_of(each)]
    hidden = forgotten.decisions_in([*lost, *theirs])
    purged = [change for change in lost if forgotten.hides(change, hidden)]
    if purged:
        names = {client_of(change) or change["record"] for change in purged}
        yield Problem(Untidy("not_purged", path), partial(_purge, device_files, names, hidden))
    elif lost:
        yield Problem(
            Untidy("rolled_back", device_files.own), partial(_take_in, device_files, backup)
        )


def _purge(device_files: DeviceFiles, names: set[str], decisions: set[str]) -> None:
    for name in names:
        forget.purge_backups(device_files, name, decisions)


def _take_in(device_files: DeviceFiles, backup: Tables) -> None:
    device_files.rewrite(mend.united([device_files.own_tables(), backup]))


def _left_behind(device_files: DeviceFiles) -> Iterator[Problem]:
    if not device_files.folder.is_dir():
        return
    own, beside = device_files.own, Beside(device_files.folder, device_files.device)
    for path in (files.temporary_of(own), device_files.backups.temporary):
        if _is_left_behind(path, own):
            yield Problem(Untidy("left_behind", path), partial(files.remove, path))
    for each in beside.files:
        path = files.temporary_of(each.path)
        if _is_left_behind(path, each.path):
            yield Problem(Untidy("left_behind", path), partial(_sweep, path, each.path))


def _is_left_behind(temporary: Path, path: Path) -> bool:
    """Tell whether a power cut left it: it is there while nobody is writing the file itself."""
    if not files.is_there(temporary):
        return False
    try:
        with lock.held(path):
            return files.is_there(temporary)
    except StorageFault:
        return False


def _sweep(temporary: Path, path: Path) -> None:
    with lock.held(path):
        files.remove(temporary)


def _open_to_others(device_files: DeviceFiles) -> Iterator[Problem]:
    if os.name == "nt":
        return
    folder, backups = device_files.folder, device_files.backups.folder
    is_open, wanted = _is_open(folder), f"*.{device_files.device}.*"
    places = (folder, backups, folder / CALENDAR)
    ours = {*places[1:], *(path for place in places for path in place.glob(wanted))}
    others = set(folder.glob("decisions.*")) if is_open else set()
    for path in ([folder] if is_open else []) + sorted(filter(_is_open, ours | others)):
        yield Problem(Untidy("open_to_others", path), partial(_close, path))


def _is_open(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    is_ours = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
    return is_ours and bool(mode & OPEN_TO_OTHERS) and path.suffix != files.TEMPORARY


def _close(path: Path) -> None:
    with suppress(OSError):
        path.chmod(files.FOLDER_MODE if path.is_dir() else files.FILE_MODE)
