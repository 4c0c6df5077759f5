"""The store as the rest of the program sees it: decisions, check-ins and clients."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from threading import RLock
from typing import TYPE_CHECKING

from content.plain_text import fold
from storage.assembly import (
    UNREADABLE,
    client_now,
    decision_now,
    put_check_in,
    put_client,
    put_decision,
    put_state,
)
from storage.changes import CLIENT, DECISION
from storage.device_files import DeviceFiles
from storage.faults import Damaged, NotFound, StorageFault
from storage.history import Conflict, owner
from storage.ids import Ids
from storage.step import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from content.decision import CheckIn, Decision, KnownClient, Letter, Terms


class Repository:
    """What was decided on all devices; this device's changes go into its own file.

    What was read stays in memory: `refresh` takes in what other processes and devices wrote.
    Every change is durable when the call returns, and otherwise raises Busy, Damaged, Newer,
    Refused, NotSaved or Unsure.
    """

    def __init__(self, folder: Path, device: str, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._ids = Ids(clock)
        self._files = DeviceFiles(folder, device)
        self._decisions: dict[str, Decision] = {}
        self._unreadable: dict[str, StorageFault] = {}
        self._one_at_a_time = RLock()

    def new_id(self) -> str:
        """Return an id that comes after every id of this device."""
        self._read()
        return self._ids.new()

    def refresh(self) -> bool:
        """Take in what has changed on disk; tell whether anything has."""
        with self._one_at_a_time, _no_search_for_cycles():
            changed = self._files.refresh()
            if changed:
                self._assemble_all()
        return changed

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, in the order they were made."""
        self._read()
        return tuple(sorted(self._decisions.values(), key=lambda one: (one.decided_at, one.id)))

    def decision(self, decision_id: str) -> Decision:
        """Return one decision; raises NotFound."""
        self._read()
        try:
            return self._decisions[decision_id]
        except KeyError:
            raise NotFound("decision", decision_id) from None

    def clients(self) -> tuple[KnownClient, ...]:
        """Return what is known of every client, in the order of their names."""
        self._read()
        names = sorted(record for _, record in self._files.history.keys(CLIENT))
        return tuple(client for name in names if (client := self._client(name)))

    def client(self, name: str) -> KnownClient | None:
        """Return what is known of a client, however the name is spelled."""
        self._read()
        return self._client(fold(name))

    def faults(self) -> tuple[StorageFault, ...]:
        """Return what could not be read: files and records; everything else is in use."""
        self._read()
        return (*self._files.faults(), *self._unreadable.values())

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the records that two devices changed apart; the latest version is in use."""
        self._read()
        return tuple(self._files.history.conflicts())

    def record(self, decisions: Sequence[Decision], clients: Sequence[KnownClient] = ()) -> None:
        """Keep the decisions, and what they told of the clients, in one step.

        A decision that another one replaces is withdrawn in the same step. One that is known
        already is changed where it differs.
        """
        with self._step() as step:
            for decision in decisions:
                self._withdraw_replaced(step, decision)
            for decision in decisions:
                put_decision(step, decision)
            for client in clients:
                put_client(step, client)

    def set_state(self, decision_id: str, state: str, terms: Terms | None = None) -> Decision:
        """Note what was said to a decision, now; raises NotFound."""
        with self._step() as step:
            decision = self.decision(decision_id)
            put_state(step, replace(decision, state=state, state_at=self._clock(), terms=terms))
        return self.decision(decision_id)

    def check_in(self, decision_id: str, check_in: CheckIn) -> Decision:
        """Note what became of an occurrence; raises NotFound.

        One that was checked in before keeps the instant at which it was first.
        """
        with self._step() as step:
            before = self.decision(decision_id).check_ins.get(check_in.date)
            if before:
                check_in = replace(check_in, first_at=before.first_at)
            put_check_in(step, decision_id, check_in)
        return self.decision(decision_id)

    def set_letter(self, decision_id: str, letter: Letter | None) -> Decision:
        """Keep another letter with a decision; raises NotFound."""
        with self._step() as step:
            put_decision(step, replace(self.decision(decision_id), letter=letter))
        return self.decision(decision_id)

    def remember(self, client: KnownClient) -> None:
        """Keep what is known of a client in place of what was known before."""
        self.record((), (client,))

    @contextmanager
    def _step(self) -> Iterator[Step]:
        with self._files.writing(), self._one_at_a_time:
            self.refresh()
            self._files.check_own()
            step = Step(self._files.history, self._clock(), self._ids.new)
            yield step
            if step.changes:
                self._files.append(step.changes)
                for record in {owner(change["record"]) for change in step.changes}:
                    self._assemble(record, self._decisions, self._unreadable)

    def _withdraw_replaced(self, step: Step, decision: Decision) -> None:
        replaced = self._decisions.get(decision.replaces or "")
        if replaced and replaced.state != "withdrawn":
            at = decision.decided_at
            put_state(step, replace(replaced, state="withdrawn", state_at=at, terms=None))

    def _read(self) -> None:
        if self._files.is_stale:
            self.refresh()

    def _assemble_all(self) -> None:
        decisions: dict[str, Decision] = {}
        unreadable: dict[str, StorageFault] = {}
        for _, record in self._files.history.keys(DECISION):
            self._assemble(record, decisions, unreadable)
        # Other threads read the old ones until the new ones are complete.
        self._decisions, self._unreadable = decisions, unreadable
        self._ids.follow(self._files.last_own_id())

    def _assemble(
        self, record: str, decisions: dict[str, Decision], unreadable: dict[str, StorageFault]
    ) -> None:
        try:
            decision = decision_now(self._files.history, record)
        except UNREADABLE:
            decision = None
            unreadable[record] = Damaged("unreadable_record", record)
        else:
            unreadable.pop(record, None)
        if decision:
            decisions[record] = decision
        else:
            decisions.pop(record, None)

    def _client(self, name: str) -> KnownClient | None:
        try:
            return client_now(self._files.history, name)
        except UNREADABLE:
            self._unreadable[name] = Damaged("unreadable_record", name)
            return None


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Pause the collector: all that is read is kept, and looking through it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
