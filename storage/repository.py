"""The store as the rest of the program sees it: decisions, check-ins and clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.plain_text import fold
from content.record import replace
from content.schedule import OPEN_STATES
from storage import disputes, records
from storage.assembly import (
    client_now,
    put_check_in,
    put_client,
    put_decision,
    put_state,
)
from storage.changes import CLIENT, owner
from storage.faults import Damaged, NotFound, StorageFault
from storage.open_store import OpenStore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from content.decision import CheckIn, Decision, KnownClient, Terms
    from storage.history import Conflict
    from storage.log import LogEntry, Undone
    from storage.step import Step
    from storage.undo import Group, Steps
    from storage.upkeep import Upkeep


class Repository:
    """What was decided on all devices; this device's changes go into its own file.

    What was read stays in memory: `refresh` takes in what other processes and devices wrote.
    Every change is durable when the call returns, and otherwise raises Busy, Damaged, Newer,
    Refused, NotSaved or Unsure.
    """

    def __init__(self, folder: Path, device: str, clock: Callable[[], datetime]) -> None:
        self._store = OpenStore(folder, device, clock)
        self.follow: Callable[[Decision], Decision] | None = None
        """Puts in where the calendar has a decision's occurrences; None: there is no calendar."""

    @property
    def device(self) -> str:
        """This device's name."""
        return self._store.files.device

    @property
    def upkeep(self) -> Upkeep:
        """Backups, mending and forgetting."""
        # Hardly any command needs it, and every command pays for what is imported.
        from storage.upkeep import Upkeep

        return Upkeep(self._store)

    def new_id(self) -> str:
        """Return an id that comes after every id of this device."""
        self._store.read()
        return self._store.ids.new()

    def refresh(self) -> bool:
        """Take in what has changed on disk; tell whether anything has."""
        return self._store.refresh()

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, in the order they were made."""
        self._store.read()
        found = self._store.in_order()
        return found if self.follow is None else tuple(map(self._followed, found))

    def decision(self, decision_id: str) -> Decision:
        """Return one decision; raises NotFound."""
        self._store.read()
        try:
            return self._followed(self._store.decisions[decision_id])
        except KeyError:
            raise NotFound("decision", decision_id) from None

    def _followed(self, decision: Decision) -> Decision:
        if self.follow is None or decision.meeting_uid is None:
            return decision
        return self.follow(decision)

    def clients(self) -> tuple[KnownClient, ...]:
        """Return what is known of every client, in the order of their names."""
        self._store.read()
        names = sorted(record for _, record in self._store.history.keys(CLIENT))
        return tuple(client for name in names if (client := self._client(name)))

    def client(self, name: str) -> KnownClient | None:
        """Return what is known of a client, however the name is spelled."""
        self._store.read()
        return self._client(fold(name))

    def faults(self) -> tuple[StorageFault, ...]:
        """Return what could not be read: files and records; everything else is in use."""
        self._store.read()
        return (*self._store.files.faults(), *self._store.unreadable.values())

    def record(self, decisions: Sequence[Decision], clients: Sequence[KnownClient] = ()) -> None:
        """Keep the decisions, and what they told of the clients, in one step.

        A decision that another one replaces is withdrawn in the same step; a refused one stays
        refused. One that is known already is changed where it differs.
        """
        with self._store.step() as step:
            for decision in decisions:
                self._withdraw_replaced(step, decision)
            for decision in decisions:
                put_decision(step, decision)
            for client in clients:
                put_client(step, client)

    def set_state(
        self,
        decision_id: str,
        state: str,
        terms: Terms | None = None,
        clients: Sequence[KnownClient] = (),
    ) -> Decision:
        """Note what was said to a decision, now, and what it tells of clients, in one step.

        Raises NotFound.
        """
        with self._store.step() as step:
            decision = self.decision(decision_id)
            put_state(
                step, replace(decision, state=state, state_at=self._store.clock(), terms=terms)
            )
            for client in clients:
                put_client(step, client)
        return self.decision(decision_id)

    def check_in(self, decision_id: str, check_in: CheckIn) -> Decision:
        """Note what became of an occurrence; raises NotFound.

        One that was checked in before keeps the instant at which it was first.
        """
        with self._store.step() as step:
            before = self.decision(decision_id).check_ins.get(check_in.date)
            if before:
                check_in = replace(check_in, first_at=before.first_at)
            put_check_in(step, decision_id, check_in)
        return self.decision(decision_id)

    def remember(self, client: KnownClient) -> None:
        """Keep what is known of a client in place of what was known before."""
        self.record((), (client,))

    # Changes of this device, and versions of several

    def undo(self) -> Undone | None:
        """Take back the last step of this device that stands; None when there is none."""
        return self._take_back(lambda found: found.done)

    def redo(self) -> Undone | None:
        """Take back the last undo, unless something changed since; None when there is none."""
        return self._take_back(lambda found: found.undone)

    def log(self, record: str | None = None) -> tuple[LogEntry, ...]:
        """Return every change of all devices, or of one decision or client, the oldest first."""
        from storage.log import entries

        self._store.read()
        history = self._store.history
        return entries(
            history,
            [
                each
                for each in history
                if record is None or record in (each["record"], owner(each["kind"], each["record"]))
            ],
        )

    @property
    def is_damaged(self) -> bool:
        """Whether this device's file is damaged, and only read until it is mended."""
        self._store.read()
        return isinstance(self._store.files.own_fault(), Damaged)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the records that two devices changed apart; the first version is in use."""
        self._store.read()
        return tuple(disputes.conflicts(self._store.history))

    def resolve(self, record: str, keep: str) -> None:
        """Keep one of the versions in dispute, by the id of its change; raises NotFound."""
        with self._store.step() as step:
            disputes.settle(step, self._store.history, record, keep)

    def _take_back(self, pick: Callable[[Steps], list[Group]]) -> Undone | None:
        from storage.log import Undone, entries
        from storage.undo import steps, take_back

        with self._store.step() as step:
            groups = pick(steps(self._store.files.own_changes()))
            if not groups:
                return None
            undone = Undone(entries(self._store.history, groups[-1]))
            take_back(step, self._store.history, groups[-1])
        return undone

    def _withdraw_replaced(self, step: Step, decision: Decision) -> None:
        replaced = self._store.decisions.get(decision.replaces or "")
        if replaced and replaced.state in OPEN_STATES:
            at = decision.decided_at
            put_state(step, replace(replaced, state="withdrawn", state_at=at, terms=None))

    def _client(self, name: str) -> KnownClient | None:
        try:
            return client_now(self._store.history, name)
        except records.UNREADABLE:
            self._store.unreadable[name] = Damaged("unreadable_record", name, "update")
            return None
