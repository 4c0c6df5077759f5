"""The whole store as one file, in the shape of one device's file."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from storage import envelope, files, schema
from storage.changes import sealed
from storage.faults import Refused
from storage.mend import numbered
from storage.opened import Opened, opened
from storage.schema import CHANGES, FORGOTTEN, META, META_DOCUMENT, OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from storage.changes import Change
    from storage.history import History
    from storage.schema import Tables


def tables(history: History, own: Iterable[Change], device: str, own_tables: Tables) -> Tables:
    """Return the whole store in the shape of one device's file."""
    mine = list(own)
    known = {change["id"] for change in mine}
    others = [
        attributed(change, history.device(change))
        for change in history
        if change["id"] not in known
    ]
    return {
        OTHERS: numbered(others),
        FORGOTTEN: own_tables.get(FORGOTTEN, {}),
        CHANGES: numbered(mine),
        META: {META_DOCUMENT: {"schema": schema.current(), "device": device}},
    }


def attributed(change: Change, device: str) -> Change:
    """Return a change as it is kept in the file of another device than the one that made it."""
    return sealed({**change, "device": device})


def write(path: Path, whole: Tables) -> None:
    """Write the store into a new file, or in place of an older backup that is no larger.

    Raises Damaged when something else is there, Refused (`larger_there`), NotSaved or Unsure.
    """
    chunks = envelope.text(whole, CHANGES).chunks()
    there = opened(path, CHANGES)
    if there is not None:
        if there.fault:
            raise there.fault
        if there.stamp.size > sum(map(len, chunks)):
            raise Refused("larger_there", path, "new_name")
    # Outside of the store a name beside it may be somebody else's.
    name = f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}{files.TEMPORARY}"
    files.replace(path, chunks, path.with_name(name))


def read(path: Path) -> Opened:
    """Return a backup; raises FileNotFoundError, Damaged or Newer."""
    found = opened(path, CHANGES)
    if found is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    if found.fault:
        found.fault.remedy = "another_file" if found.fault.remedy != "update" else "update"
        raise found.fault
    return found
