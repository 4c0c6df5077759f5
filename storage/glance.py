"""All decisions as far as the measure reads them: read once, never changed.

`week` is asked for at every prompt of a shell and shows sums of years: no record is made whole for
it.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from content.decision import Decision
from storage.assembly import measured_now
from storage.changes import DECISION
from storage.device_files import DeviceFiles
from storage.faults import Damaged, StorageFault
from storage.records import UNREADABLE
from storage.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from content.measured import Measurable
    from storage.history import History

    Follow = Callable[[Decision], Decision]


class Glance:
    """What the folder holds for the measure, and what of it can't be read."""

    def __init__(self, folder: Path, device: str, follow: Follow) -> None:
        """Read all; `follow` puts in where the calendar has a decision's occurrences."""
        self.decisions: list[Measurable] = []
        self._follow = follow
        self._unreadable: list[StorageFault] = []
        self._files = DeviceFiles(folder, device)
        with uncollected():
            self._files.refresh()
            history = self._files.history
            for _, record in history.keys(DECISION):
                self._read(history, record)
            gc.freeze()  # a later search for cycles need not look through what is kept

    def faults(self) -> tuple[StorageFault, ...]:
        """Return what could not be read: files and records, as `Repository.faults` does."""
        return (*self._files.faults(), *self._unreadable)

    def _read(self, history: History, record: str) -> None:
        try:
            found = measured_now(history, record)
        except UNREADABLE:
            self._unreadable.append(Damaged("unreadable_record", record, "update"))
        else:
            if found is not None:
                self.decisions.append(self._follow(found) if isinstance(found, Decision) else found)
