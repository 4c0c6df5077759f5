"""Any sequence of changes, through two handles and a failing disk, does what plain dicts do."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from content.decision import Decision, KnownClient, Terms
from content.plain_text import fold
from storage.faults import StorageFault, Unsure
from storage.repository import Repository
from tests.storage.builders import DAY, MEMORY, NOW, check_in, decision, known, repository
from tests.storage.disk import failing

HANDLES = st.integers(0, 1)
CLIENTS = st.sampled_from(["Acme", "ACME", "Țară"])
RANKS = st.sampled_from(["top", "middle", "lower"])
STATES = st.sampled_from(["agreed", "refused", "withdrawn", "proposed"])
WHICH = st.integers(0, 5)
ERRORS = st.sampled_from([errno.ENOSPC, errno.EIO])


@dataclass(frozen=True)
class Model:
    """What is in the store, in plain dicts."""

    decisions: dict[str, Decision] = field(default_factory=dict)
    clients: dict[str, KnownClient] = field(default_factory=dict)

    def with_decision(self, one: Decision) -> Model:
        return replace(self, decisions={**self.decisions, one.id: one})

    def with_client(self, client: KnownClient) -> Model:
        return replace(self, clients={**self.clients, fold(client.client): client})


def held_by(store: Repository) -> Model:
    return Model(
        {one.id: one for one in store.decisions()},
        {fold(one.client): one for one in store.clients()},
    )


Act = Callable[[Repository], object]


class Store(RuleBasedStateMachine):
    """Two handles of one device, and what they should hold now, before and after."""

    fired: ClassVar[set[str]] = set()
    """The names of the calls that failed, over all examples."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(dir=MEMORY))
        self.handles = [self.opened(), self.opened()]
        self.now = Model()
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.backups: list[Model] = []

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def opened(self) -> Repository:
        return repository(self.folder / "data")

    def one(self, which: int) -> Decision:
        return sorted(self.now.decisions.values(), key=lambda one: one.id)[
            which % len(self.now.decisions)
        ]

    def changes_to(self, after: Model) -> None:
        if after != self.now:
            self.past.append(self.now)
            self.now, self.future = after, []

    # Changes

    @rule(handle=HANDLES, client=CLIENTS, rank=RANKS)
    def insert(self, handle: int, client: str, rank: str) -> None:
        store = self.handles[handle]
        one, told = decision(store.new_id(), client), known(client, client_rank=rank)
        store.record([one], [told])
        self.changes_to(self.now.with_decision(one).with_client(told))

    @precondition(lambda self: self.now.decisions)
    @rule(handle=HANDLES, client=CLIENTS, which=WHICH)
    def insert_in_place_of_another(self, handle: int, client: str, which: int) -> None:
        store, old = self.handles[handle], self.one(which)
        new = replace(decision(store.new_id(), client), replaces=old.id)
        store.record([new])
        if old.state in ("proposed", "agreed"):
            old = replace(old, state="withdrawn", state_at=NOW, terms=None)
        self.changes_to(self.now.with_decision(old).with_decision(new))

    @precondition(lambda self: self.now.decisions)
    @rule(which=WHICH, handle=HANDLES, state=STATES, minutes=st.none() | st.integers(5, 7))
    def update_state(self, which: int, handle: int, state: str, minutes: int | None) -> None:
        terms = None if minutes is None else Terms(minutes, None)
        after = replace(self.one(which), state=state, state_at=NOW, terms=terms)
        assert self.handles[handle].set_state(after.id, state, terms) == after
        self.changes_to(self.now.with_decision(after))

    @precondition(lambda self: self.now.decisions)
    @rule(which=WHICH, handle=HANDLES, later=st.integers(0, 3), minutes=st.integers(0, 3))
    def update_check_in(self, which: int, handle: int, later: int, minutes: int) -> None:
        after = self.checked_in(self.one(which), DAY + timedelta(days=later), minutes)
        said = after.check_ins[DAY + timedelta(days=later)]
        assert self.handles[handle].check_in(after.id, said) == after
        self.changes_to(self.now.with_decision(after))

    @rule(handle=HANDLES, client=CLIENTS, rank=RANKS)
    def update_client(self, handle: int, client: str, rank: str) -> None:
        self.handles[handle].remember(known(client, client_rank=rank))
        self.changes_to(self.now.with_client(known(client, client_rank=rank)))

    def checked_in(self, before: Decision, day: date, minutes: int) -> Decision:
        return replace(before, check_ins={**before.check_ins, day: check_in(minutes, day)})

    # Undo, redo, backups

    @rule(handle=HANDLES)
    def undo(self, handle: int) -> None:
        assert (self.handles[handle].undo() is not None) is bool(self.past)
        self.undone()

    def undone(self) -> None:
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule(handle=HANDLES)
    def redo(self, handle: int) -> None:
        assert (self.handles[handle].redo() is not None) is bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule(handle=HANDLES)
    def back_up(self, handle: int) -> None:
        self.handles[handle].refresh()
        self.handles[handle].upkeep.back_up(self.folder / f"{len(self.backups)}.json")
        self.backups.append(self.now)

    @precondition(lambda self: self.backups)
    @rule(handle=HANDLES, which=WHICH)
    def restore(self, handle: int, which: int) -> None:
        """Deletes what was not there yet, and brings back what was."""
        number = which % len(self.backups)
        self.handles[handle].upkeep.restore(self.folder / f"{number}.json")
        self.changes_to(self.backups[number])

    # A disk that fails

    @precondition(lambda self: self.now.decisions)
    @rule(which=WHICH, handle=HANDLES, call=st.integers(0, 30), error=ERRORS)
    def update_on_a_failing_disk(self, which: int, handle: int, call: int, error: int) -> None:
        after = self.checked_in(self.one(which), DAY, 9)
        said = after.check_ins[DAY]
        if self.is_done(handle, call, error, lambda store: store.check_in(after.id, said), after):
            self.changes_to(self.now.with_decision(after))

    @rule(handle=HANDLES, call=st.integers(0, 30), error=ERRORS)
    def undo_on_a_failing_disk(self, handle: int, call: int, error: int) -> None:
        after = self.past[-1] if self.past else self.now
        if self.is_done(handle, call, error, lambda store: store.undo(), after):
            self.undone()

    def is_done(
        self, handle: int, call: int, error: int, act: Act, after: Decision | Model
    ) -> bool:
        """Tell whether it was done: with no fault it was, with most it was not."""
        store = self.handles[handle]
        store.refresh()
        try:
            with failing(call, error) as disk:
                act(store)
        except Unsure:
            told = held_by(self.opened())
            assert held_by(store) == told
            is_new = told != self.now
            assert not is_new or after in (told, *told.decisions.values())
            return is_new
        except StorageFault:
            assert held_by(store) == self.now
            return False
        finally:
            self.fired.update(disk.calls[call : call + 1])
        return True

    # Looking

    @rule(handle=HANDLES)
    def second_handle_reads(self, handle: int) -> None:
        self.handles[handle].refresh()
        assert held_by(self.handles[handle]) == self.now
        assert not self.handles[handle].refresh()

    @rule(handle=HANDLES)
    def reopen(self, handle: int) -> None:
        self.handles[handle] = self.opened()

    @invariant()
    def the_next_process_reads_what_is_expected(self) -> None:
        store = self.opened()
        assert held_by(store) == self.now
        assert store.faults() == ()
        assert store.conflicts() == ()
        assert not list(self.folder.rglob("*.tmp"))


@pytest.mark.parametrize("examples", [25, pytest.param(3_000, marks=pytest.mark.long)])
def test_any_sequence_does_what_plain_dicts_do(examples: int) -> None:
    run_state_machine_as_test(
        Store, settings=settings(max_examples=examples, stateful_step_count=20, deadline=None)
    )
    assert Store.fired, "no fault fired"
