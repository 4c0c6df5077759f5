"""Forgetting a client: out of the history and the backups of this device, for good.

The one change that leaves no old value behind. It can be begun again after a power cut: the hash
of the name stands before anything else is removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from content.plain_text import fold
from storage import envelope, files
from storage.beside import Beside, remove_damaged_copies
from storage.changes import CLIENT, owner
from storage.device_files import changes_of
from storage.faults import NotFound, StorageFault, Unsure
from storage.forgotten import Forgotten, client_of, document
from storage.mend import numbered
from storage.opened import opened
from storage.schema import CHANGES, FORGOTTEN, OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Set
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


def knows(device_files: DeviceFiles, name: str) -> bool:
    """Tell whether there is anything of a client to forget, or was before a power cut."""
    everywhere = [*_changes(device_files.own_tables()), *chain(*_foreign(device_files).values())]
    return (
        _is_any_of(everywhere, name, _decisions_of(name, everywhere))
        or Beside(device_files.folder, device_files.device).knows(name)
        or Forgotten(device_files.own_tables().get(FORGOTTEN)).has(name)
    )


def purge(device_files: DeviceFiles, name: str) -> Purged:
    """Remove the client from all that this device keeps, and leave a hash of the name.

    Call it while `writing`, with a file that is sound. Raises NotFound, NotSaved, Unsure.
    """
    if not knows(device_files, name):
        raise NotFound("client", name, "see_clients")
    own, theirs = device_files.own_tables(), _foreign(device_files)
    everywhere = [*_changes(own), *chain(*theirs.values())]
    decisions = _decisions_of(name, everywhere)
    purged = _without(own, name, decisions)
    if not Forgotten(own.get(FORGOTTEN)).has(name):
        purged[FORGOTTEN] = numbered([*own.get(FORGOTTEN, {}).values(), document(name)])
    device_files.rewrite(purged)
    try:
        purge_backups(device_files, name, decisions)
        beside = Beside(device_files.folder, device_files.device)
        beside.purge(name, _meetings(everywhere, decisions))
        remove_damaged_copies(device_files.own)
    except (StorageFault, OSError) as fault:
        raise Unsure("half_forgotten", device_files.folder, "try_again") from fault
    mine = {change["record"] for change in _changes(own)} & decisions
    remaining = [path for path in theirs if _is_any_of(theirs[path], name, decisions)]
    return Purged(len(mine), tuple(remaining))


def purge_backups(device_files: DeviceFiles, name: str, decisions: Set[str]) -> None:
    """Remove the client and all that was said to these decisions from the backups of this device.

    One that can't be read goes whole, and so does what a power cut or a mending left there.
    """
    for leaving in (*device_files.backups.damaged(), device_files.backups.temporary):
        files.remove(leaving)
    for path in device_files.backups.paths():
        found = opened(path, CHANGES)
        if found is None or found.fault:
            files.remove(path)
            continue
        here = decisions | _decisions_of(name, _changes(found.tables))
        purged = _without(found.tables, name, here)
        if purged != found.tables:
            temporary = device_files.backups.temporary
            files.replace(path, envelope.text(purged, CHANGES).chunks(), temporary)


def _foreign(device_files: DeviceFiles) -> dict[Path, list[Change]]:
    return {
        path: [change for change, _ in changes_of(found)]
        for path, found in device_files.foreign().items()
    }


def _decisions_of(name: str, changes: Iterable[Change]) -> set[str]:
    wanted = fold(name)
    return {
        change["record"]
        for change in changes
        if (client := client_of(change)) is not None and fold(client) == wanted
    }


def _meetings(changes: Iterable[Change], decisions: set[str]) -> set[str]:
    """Return the UIDs of the calendar's meetings that were decided about."""
    values = [each["value"] for each in changes if each.get("record") in decisions]
    return {str(value["meeting_uid"]) for value in values if value and value.get("meeting_uid")}


def _is_any_of(changes: Iterable[Change], name: str, decisions: Set[str]) -> bool:
    return any(_is_of(change, name, decisions) for change in changes)


def _is_of(change: Change, name: str, decisions: Set[str]) -> bool:
    kind, record = str(change.get("kind")), str(change.get("record"))
    if kind == CLIENT:
        return record == fold(name)
    return owner(kind, record) in decisions


def _without(tables: Tables, name: str, decisions: Set[str]) -> Tables:
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
