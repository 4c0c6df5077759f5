"""Reading one file: what it holds, and what is wrong with it, if anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage import envelope, files, schema
from storage.changes import is_whole
from storage.faults import Damaged, Newer, StorageFault
from storage.schema import META, META_DOCUMENT, Tables

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class Opened:
    """A file as it was read."""

    stamp: files.Stamp
    tables: Tables
    """Of a damaged file, what held: the changes whose own checksum is right."""
    fault: StorageFault | None
    """Damaged or Newer; such a file is never written."""
    text: envelope.Text | None
    """None with a fault."""

    @property
    def device(self) -> str:
        """The name of the device that wrote the file; empty when it does not say."""
        return str(self.tables.get(META, {}).get(META_DOCUMENT, {}).get("device", ""))


def opened(path: Path, growing: str) -> Opened | None:
    """Return the file, or None when there is none. No fault is raised: it is in what is returned.

    An empty file is a damaged one: a new file has no moment in which it is empty.
    """
    try:
        found = files.read(path)
    except Damaged as fault:
        return Opened(files.stamp(path) or files.NO_STAMP, {}, fault, None)
    if found is None:
        return None
    raw, stamp = found
    try:
        tables = envelope.parsed(raw)
        number = schema.number_of(tables)
        if number > schema.SCHEMA:
            return Opened(stamp, tables, Newer("newer", path), None)
        text = envelope.verified(raw, tables, growing)
        if text is None:
            return Opened(stamp, _rest(tables, growing), Damaged("checksum", path), None)
    except (LookupError, TypeError):
        return Opened(stamp, {}, Damaged("wrong_shape", path), None)
    except ValueError:
        return Opened(stamp, {}, Damaged("not_json" if raw.strip() else "empty", path), None)
    if number < schema.SCHEMA:
        tables = schema.migrated(tables, number)
        text = envelope.text(tables, growing)
    return Opened(stamp, tables, None, text)


def _rest(tables: Tables, growing: str) -> Tables:
    table = tables[growing]
    return {
        **tables,
        growing: {number: table[number] for number in table if is_whole(table[number])},
    }
