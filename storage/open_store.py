"""The store while it is open: what was read from all files, and the one way to change it."""

from __future__ import annotations

from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from storage import records
from storage.assembly import decision_now
from storage.changes import DECISION, owner
from storage.device_files import DeviceFiles
from storage.faults import Damaged, StorageFault
from storage.ids import Ids
from storage.step import Step
from storage.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from content.decision import Decision
    from storage.history import History


class OpenStore:
    """The decisions of all devices in memory, over the files that they are kept in."""

    def __init__(self, folder: Path, device: str, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.ids = Ids(clock)
        self.files = DeviceFiles(folder, device)
        self.decisions: dict[str, Decision] = {}
        """By their ids, in the order they were made."""
        self.unreadable: dict[str, StorageFault] = {}
        self._one_at_a_time = RLock()
        self._version = 0
        self._in_order: tuple[int, tuple[Decision, ...]] = (-1, ())

    @property
    def history(self) -> History:
        """The changes of all devices."""
        return self.files.history

    def refresh(self) -> bool:
        """Take in what has changed on disk; tell whether anything has."""
        with self._one_at_a_time, uncollected():
            changed = self.files.refresh()
            if changed:
                self._assemble_all()
        return changed

    def read(self) -> None:
        """Make sure that the store was read, and not left half way by a change that failed."""
        if self.files.is_stale:
            self.refresh()

    def in_order(self) -> tuple[Decision, ...]:
        """Return all decisions in the order they were made."""
        version, found = self._in_order
        if version != self._version:
            version, found = self._version, tuple(self.decisions.values())
            self._in_order = version, found
        return found

    @contextmanager
    def step(self) -> Iterator[Step]:
        """Make one step: what is added to it is durable at the end, all of it or nothing.

        Raises Busy, Damaged, Newer, Refused, NotSaved, Unsure.
        """
        with self._held():
            self.files.check_own()
            step = self.new_step(self.history)
            yield step
            if step.changes:
                self.files.append(step.changes, self.clock())
                self._take_in({owner(each["kind"], each["record"]) for each in step.changes})

    @contextmanager
    def rewriting(self) -> Iterator[None]:
        """Hold the store while this device's file is written anew; then take in what it says."""
        with self._held():
            try:
                yield
            except BaseException:
                self.files.drop()
                raise
            self._assemble_all()

    def new_step(self, history: History) -> Step:
        """Return a step that begins now, on this history."""
        return Step(history, self.clock(), self.ids.new)

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self.files.writing(), self._one_at_a_time:
            self.refresh()
            yield

    def _take_in(self, records: set[str]) -> None:
        """Assemble the records that a step has changed; most changes leave the order as it is."""
        # Other threads read the old ones until the new ones are complete.
        before, decisions, unreadable = self.decisions, {**self.decisions}, {**self.unreadable}
        for record in records:
            self._assemble(record, decisions, unreadable)
        if any(_has_moved(before.get(record), decisions.get(record)) for record in records):
            decisions = _sorted(decisions)
        self.decisions, self.unreadable = decisions, unreadable
        self._version += 1

    def _assemble_all(self) -> None:
        decisions: dict[str, Decision] = {}
        unreadable: dict[str, StorageFault] = {}
        for _, record in self.history.keys(DECISION):
            self._assemble(record, decisions, unreadable)
        # Other threads read the old ones until the new ones are complete.
        self.decisions, self.unreadable = _sorted(decisions), unreadable
        self._version += 1
        self.ids.follow(self.files.last_own_id())

    def _assemble(
        self, record: str, decisions: dict[str, Decision], unreadable: dict[str, StorageFault]
    ) -> None:
        try:
            decision = decision_now(self.history, record)
        except records.UNREADABLE:
            decision = None
            unreadable[record] = Damaged("unreadable_record", record, "update")
        else:
            unreadable.pop(record, None)
        if decision:
            decisions[record] = decision
        else:
            decisions.pop(record, None)


def _sorted(decisions: dict[str, Decision]) -> dict[str, Decision]:
    return {each.id: each for each in sorted(decisions.values(), key=_made)}


def _has_moved(before: Decision | None, now: Decision | None) -> bool:
    """Tell whether a decision has come, or stands at another place in the order."""
    return now is not None and (before is None or before.decided_at != now.decided_at)


def _made(decision: Decision) -> tuple[float, str]:
    return decision.decided_at.timestamp(), decision.id
