"""The interview that was left in the middle: kept at every answer, gone when it is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storage import files, lock
from storage.durable import DurableStorage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TABLE, _DOCUMENT = "unfinished", "1"


class Unfinished:
    """The unfinished interview of this device, in a small TinyDB file of its own."""

    def __init__(self, folder: Path, device: str) -> None:
        self._path = folder / f"unfinished.{device}.json"
        self._storage = DurableStorage(self._path, device, TABLE)

    def read(self) -> dict[str, Any] | None:
        """Return what was written last, or None when there is none; raises Damaged or Newer."""
        tables = self._storage.read()
        return tables and tables[TABLE].get(_DOCUMENT)

    def write(self, interview: Mapping[str, Any]) -> None:
        """Keep this in place of what was there, durably.

        Raises Busy, Damaged, Newer, Refused, NotSaved, Unsure.
        """
        with lock.held(self._path):
            self._storage.write({TABLE: {_DOCUMENT: dict(interview)}})

    def clear(self) -> None:
        """Forget it; a damaged file is set aside instead. Raises Busy or Unsure."""
        with lock.held(self._path):
            found = self._storage.opened()
            if found and found.fault:
                files.set_aside(self._path)
            else:
                files.remove(self._path)
