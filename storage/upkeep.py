"""Care for the store as a whole: backups, damage, forgetting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import archive, checkup, forget
from storage.faults import Damaged
from storage.restore import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from storage.checkup import Problem
    from storage.forget import Purged
    from storage.mend import Damage
    from storage.open_store import OpenStore
    from storage.restore import Restored


class Upkeep:
    """What is done rarely; each raises Busy, NotSaved and Unsure besides what it names."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store
        self._files = store.files

    def damage(self) -> Damage | None:
        """Return what is known of the damage to this device's file; None when it is sound."""
        self._store.read()
        return self._files.damage if isinstance(self._files.own_fault(), Damaged) else None

    def mend(self, problems: Sequence[Problem] | None = None) -> None:
        """Mend what can be mended of these problems; without them, of this device's file.

        Before the file is written anew from all that could be rescued, the damaged one is copied.
        """
        with self._store.rewriting():
            if problems is None and isinstance(self._files.own_fault(), Damaged):
                self._files.mend()
            for problem in problems or ():
                if problem.mend:
                    problem.mend()

    def problems(self) -> tuple[Problem, ...]:
        """Return all that is wrong with the store, as it is on disk now."""
        self._store.refresh()
        return tuple(checkup.problems(self._store))

    def backups(self) -> tuple[Path, ...]:
        """Return the copies that were made by themselves, the oldest first."""
        return tuple(self._files.backups.paths())

    def back_up(self, path: Path) -> int:
        """Write the whole store into one file; return the number of decisions in it.

        Raises Damaged when something else is there, and Refused when a larger backup is.
        """
        self._store.refresh()
        own, device = self._files.own_changes(), self._files.device
        whole = archive.tables(self._store.history, own, device, self._files.own_tables())
        archive.write(path, whole)
        return len(self._store.decisions)

    def plan(self, path: Path) -> Restored:
        """Return what restoring a backup would do. Raises as `restore` does."""
        self._store.refresh()
        self._files.check_own()
        return Plan(self._files, archive.read(path)).result()

    def restore(self, path: Path) -> Restored:
        """Make every record what a backup says, in one step.

        Raises FileNotFoundError, Damaged, Newer.
        """
        backup = archive.read(path)
        with self._store.rewriting():
            self._files.check_own()
            plan = Plan(self._files, backup)
            result = plan.result()
            if plan.is_needed():
                self._files.backups.before("restore", self._store.clock())
                self._files.rewrite(plan.tables(self._store.new_step(plan.both)))
        return result

    def knows(self, client: str) -> bool:
        """Tell whether there is anything of a client to forget."""
        self._store.refresh()
        return forget.knows(self._files, client)

    def forget(self, client: str) -> Purged:
        """Remove a client from this device for good; it can't be undone.

        Raises NotFound, Damaged, Newer.
        """
        with self._store.rewriting():
            self._files.check_own()
            return forget.purge(self._files, client)
