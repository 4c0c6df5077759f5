"""Reading one file: what it holds, and what is wrong with it, if anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import envelope, files, schema
from storage.faults import Damaged, Newer, StorageFault
from storage.schema import META, META_DOCUMENT, Tables

if TYPE_CHECKING:
    from pathlib import Path


class Opened:
    """A file as it was read."""

    def __init__(
        self,
        stamp: files.Stamp,
        tables: Tables,
        fault: StorageFault | None,
        text: envelope.Text | None,
        number: int = 0,
    ) -> None:
        self.stamp = stamp
        self.tables = tables
        """Of a damaged file, what held: the changes whose own checksum is right."""
        self.fault = fault
        """Damaged or Newer; such a file is never written."""
        self.text = text
        """None with a fault."""
        self.number = number
        """The shape that it has on disk; 0 when it does not say."""

    @property
    def device(self) -> str:
        """The name of the device that wrote the file; empty when it does not say."""
        return str(self.tables.get(META, {}).get(META_DOCUMENT, {}).get("device", ""))

    @property
    def is_older(self) -> bool:
        """Whether the next write brings the file to today's shape."""
        return self.fault is None and self.number < schema.current()

    @property
    def should_be_read_again(self) -> bool:
        """Whether it is the disk that failed, which may do better next time."""
        return self.fault is not None and self.fault.what == "not_readable"


def opened(path: Path, growing: str) -> Opened | None:
    """Return the file, or None when there is none. No fault is raised: it is in what is returned.

    An empty file is a damaged one: a new file has no moment in which it is empty.
    """
    try:
        found = files.read(path)
    except Damaged as fault:
        stamp = None if fault.what == "not_readable" else files.stamp(path)
        return Opened(stamp or files.NO_STAMP, {}, fault, None)
    return found and _understood(path, *found, growing)


def _understood(path: Path, raw: bytes, stamp: files.Stamp, growing: str) -> Opened:
    tables: Tables = {}
    try:
        tables = envelope.parsed(raw)
        number = schema.number_of(tables)
        if number > schema.current():
            return Opened(stamp, tables, Newer("newer", path), None, number)
        text = envelope.verified(raw, tables, growing)
        what = "" if text else "checksum" if growing in tables else "wrong_shape"
    except (LookupError, TypeError):
        what = "wrong_shape"
    except ValueError:
        what = "not_json" if raw.strip() else "empty"
    if what:
        from storage import rescue  # hardly any file is damaged

        held = rescue.tables(raw, tables, growing)
        return Opened(stamp, held, Damaged(what, path), None)
    if number < schema.current():
        tables = schema.migrated(tables, number)
        text = envelope.text(tables, growing)
    return Opened(stamp, tables, None, text, number)
