"""Mending this device's file: what holds in it, and what its backups know besides."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storage import files
from storage.faults import Damaged, StorageFault
from storage.opened import opened
from storage.schema import CHANGES, FORGOTTEN, META, OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from storage.backups import Backups
    from storage.opened import Opened
    from storage.schema import Tables


@dataclass(frozen=True, slots=True)
class Damage:
    """What was found out about a damaged file of this device; the file is as it was found."""

    fault: Damaged
    copy: Path | None
    """Where the bytes were copied to; None when there are none or the disk took no copy."""
    held: int
    """Changes that were read from the file."""
    backed_up: int
    """Changes that only a backup knows."""


def look_at(found: Opened, own: Path, backups: Backups) -> Damage:
    """Copy the damaged file aside, and put into what was opened all that can be rescued."""
    assert isinstance(found.fault, Damaged), "only a damaged file is looked at"
    held = len(found.tables.get(CHANGES, {}))
    found.tables = united([found.tables, *_backed_up(backups)])
    found.fault.remedy = "mend"
    copy = None
    # A disk that takes no copy is no reason not to read: mending makes sure of it again.
    with suppress(StorageFault):
        copy = _copied(own)
    return Damage(found.fault, copy, held, len(found.tables[CHANGES]) - held)


def keep_aside(own: Path) -> None:
    """Keep a damaged file beside, before it is written anew; raises NotSaved or Unsure."""
    try:
        _copied(own)
    except Damaged:
        files.set_aside(own)


def united(sources: list[Tables]) -> Tables:
    """Return the first tables with what the others know besides.

    Changes are only ever added, so that one more is never wrong; the order of their ids is the
    order they were made in.
    """
    found = {name: table for name, table in sources[0].items() if name != META}
    for name in (CHANGES, OTHERS, FORGOTTEN):
        documents = {
            _identity(document): document
            for tables in sources
            for document in tables.get(name, {}).values()
        }
        found[name] = numbered(documents[identity] for identity in sorted(documents))
    return {**found, META: sources[0].get(META, {})}


def numbered(documents: Iterable[Any]) -> dict[str, Any]:
    """Return documents as a table."""
    return {str(number): document for number, document in enumerate(documents, 1)}


def _backed_up(backups: Backups) -> list[Tables]:
    try:
        found = [opened(path, CHANGES) for path in backups.paths()]
    except Damaged:
        return []
    return [each.tables for each in found if each]


def _copied(own: Path) -> Path | None:
    found = files.read(own)
    return files.copy_aside(own, found[0]) if found and found[0] else None


def _identity(document: dict[str, Any]) -> str:
    return str(document.get("id") or document.get("hash") or document)
