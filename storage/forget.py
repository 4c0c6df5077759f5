"""Forgetting a client: out of the history and the backups of this device, for good.

The one change that leaves no old value behind. It can be begun again after a power cut: the hash
of the name stands before anything else is removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content.plain_text import fold
from storage import envelope, files
from storage.changes import CLIENT
from storage.device_files import changes_of
from storage.faults import NotFound, StorageFault, Unsure
from storage.forgotten import Forgotten, client_of, document
from storage.history import owner
from storage.mend import numbered
from storage.opened import opened
from storage.schema import CHANGES, FORGOTTEN, OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from storage.changes import Change
    from storage.device_files import DeviceFiles
    from storage.schema import Tables


@dataclass(frozen=True, slots=True)
class Purged:
    """What was removed, and where copies remain."""

    decisions: int
    remaining: tuple[Path, ...]
    """Files of other devices in the folder that still hold the client; they are hidden here."""


def purge(device_files: DeviceFiles, name: str, *, is_known: bool) -> Purged:
    """Remove the client from this device's file, its backups and its damaged copies.

    Call it while `writing`, with a file that is sound. `is_known`: something else than the store
    knows the client. Raises NotFound, StorageFault, Unsure.
    """
    own = device_files.own_tables()
    theirs = {path: list(changes_of(found)) for path, found in device_files.foreign().items()}
    everywhere = [*_changes(own), *(change for each in theirs.values() for change, _ in each)]
    decisions = _decisions_of(name, everywhere)
    was_forgotten = Forgotten(own.get(FORGOTTEN)).has(name)
    if not (is_known or was_forgotten or decisions or _names_client(name, everywhere)):
        raise NotFound("client", name)
    purged = _without(own, name, decisions)
    if not was_forgotten:
        purged[FORGOTTEN] = numbered([*own.get(FORGOTTEN, {}).values(), document(name)])
    device_files.rewrite(purged)
    try:
        purge_backups(device_files, name)
        _remove_damaged_copies(device_files.own)
    except (StorageFault, OSError) as fault:
        raise Unsure("half_forgotten", device_files.backups.folder, "try_again") from fault
    mine = {change["record"] for change in _changes(own)} & decisions
    remaining = [
        path
        for path, changes in theirs.items()
        if any(_is_of(change, name, decisions) for change, _ in changes)
    ]
    return Purged(len(mine), tuple(remaining))


def purge_backups(device_files: DeviceFiles, name: str) -> None:
    """Remove the client from the backups of this device; one that can't be read goes whole."""
    for path in device_files.backups.paths():
        found = opened(path, CHANGES)
        if found is None or found.fault:
            files.remove(path)
            continue
        decisions = _decisions_of(name, _changes(found.tables))
        purged = _without(found.tables, name, decisions)
        if purged != found.tables:
            temporary = device_files.backups.temporary
            files.replace(path, envelope.text(purged, CHANGES).chunks(), temporary)


def _decisions_of(name: str, changes: Iterable[Change]) -> set[str]:
    wanted = fold(name)
    return {
        change["record"]
        for change in changes
        if (client := client_of(change)) is not None and fold(client) == wanted
    }


def _names_client(name: str, changes: Iterable[Change]) -> bool:
    return any(_is_of(change, name, set()) for change in changes)


def _is_of(change: Change, name: str, decisions: set[str]) -> bool:
    record = str(change.get("record"))
    if change.get("kind") == CLIENT:
        return record == fold(name)
    return owner(record) in decisions


def _without(tables: Tables, name: str, decisions: set[str]) -> Tables:
    """Return the tables without what says something of the client."""
    purged: dict[str, Any] = dict(tables)
    for table in (CHANGES, OTHERS):
        purged[table] = {
            number: change
            for number, change in tables.get(table, {}).items()
            if not _is_of(change, name, decisions)
        }
    return purged


def _changes(tables: Tables) -> list[Change]:
    return [*tables.get(CHANGES, {}).values(), *tables.get(OTHERS, {}).values()]


def _remove_damaged_copies(own: Path) -> None:
    """What was damaged has been mended by now: its copies only held what could not be read."""
    for path in own.parent.glob(f"{own.name}.damaged-*"):
        if not path.is_dir():
            files.remove(path)
