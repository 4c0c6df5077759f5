"""Copies of this device's file, made by themselves: before the first change of a day, before what
changes much. The oldest go first, but none that is larger than the newest.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from storage import files
from storage.faults import Damaged, NotSaved, StorageFault, Unsure

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

FOLDER = "backups"
KEPT = 10
"""Copies that are kept, besides larger ones."""
_END = ".json"


class Backups:
    """The copies of one device's file; make them under the file's lock."""

    def __init__(self, own: Path) -> None:
        self._own = own
        self.folder = own.parent / FOLDER
        self._start = own.name.removesuffix(_END) + "."
        self.temporary = self.folder / f"{self._start}tmp"
        """The one name under which a copy is written first."""
        self._last_day: date | None = None

    def paths(self) -> list[Path]:
        """Return the copies that there are, the oldest first; raises Damaged."""
        try:
            with os.scandir(self.folder) as entries:
                names = [entry.name for entry in entries]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Damaged("folder_not_readable", self.folder, "clear_the_way") from error
        ours = [name for name in names if name.startswith(self._start) and name.endswith(_END)]
        return [self.folder / name for name in sorted(ours)]

    def damaged(self) -> list[Path]:
        """Return the copies that were damaged and have been set aside."""
        return sorted(self.folder.glob(f"{self._start}*{files.DAMAGED}*"))

    def each_day(self, today: date) -> None:
        """Make the copy of this day if there is none; a disk that refuses stops no change."""
        if self._last_day == today:
            return
        path = self._path(today.isoformat())
        with suppress(StorageFault):
            if not files.is_there(path):
                self._copy(path)
            self._last_day = today

    def before(self, what: str, now: datetime) -> None:
        """Make a copy before something that changes much; raises NotSaved."""
        label, number = f"{now:%Y-%m-%dT%H%M%S}-before-{what}", 1
        while files.is_there(path := self._path(f"{label}-{number}")):
            number += 1
        try:
            self._copy(path)
        except (Damaged, Unsure) as fault:
            raise NotSaved("failed", path) from fault

    def _path(self, label: str) -> Path:
        return self.folder / f"{self._start}{label}{_END}"

    def _copy(self, path: Path) -> None:
        found = files.read(self._own)
        if found is None:
            return
        raw, _ = found
        files.replace(path, [raw], self.temporary)
        self._rotate(path, len(raw))

    def _rotate(self, newest: Path, size: int) -> None:
        with suppress(OSError, Damaged):
            for old in self.paths()[:-KEPT]:
                # Where the clock was set back the newest is the first by its name.
                if old != newest and old.stat().st_size <= size:
                    old.unlink()
