"""Undo and redo put everything back exactly: on this device, and beside what another one said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from content.breathing_room import weeks
from content.decision import Letter, Terms
from storage.faults import NotFound
from tests.storage.builders import DAY, NOW, always, check_in, decision, known, repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storage.repository import Repository

OWN = "decisions.here.json"


def everything(store: Repository) -> tuple[Any, ...]:
    """History, clients and the week, as a fresh look at them gives."""
    decisions = store.decisions()
    later = NOW + timedelta(days=20)
    return decisions, store.clients(), repr(weeks(decisions, later)), store.conflicts()


LATER = replace(decision("three", "Novatex"), replaces="one")
OTHERWISE = Letter("client", "Altfel", "Bună ziua", "ro", "formal")
CHANGES: dict[str, Callable[[Repository], object]] = {
    "a decision": lambda store: store.record([decision("two")]),
    "a batch": lambda store: store.record([decision("two"), decision("three")], [known("Țară")]),
    "a decision in place of another": lambda store: store.record([LATER], [known("Novatex")]),
    "a state": lambda store: store.set_state("one", "agreed", Terms(30, NOW)),
    "a refusal": lambda store: store.set_state("one", "refused"),
    "a check-in": lambda store: store.check_in("one", check_in(25)),
    "a correction": lambda store: store.check_in("done", check_in(40)),
    "a letter": lambda store: store.record(
        [
            replace(
                store.decision("one"),
                letter=Letter("client", "Altfel", "Bună ziua", "ro", "formal"),
            )
        ]
    ),
    "no letter": lambda store: store.record([replace(store.decision("one"), letter=None)]),
    "another day": lambda store: store.record(
        [replace(decision("one"), answers={**decision("one").answers, "subject": "Budget"})]
    ),
    "a new client": lambda store: store.remember(known("Novatex", client_rank="top")),
    "a client": lambda store: store.remember(known("ACME", client_rank="lower")),
    "less of a client": lambda store: store.remember(known("Acme")),
}


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    store = repository(tmp_path)
    store.record([decision("one")], [known("Acme", client_rank="top", language="ro")])
    store.record([decision("done")])
    store.set_state("done", "agreed")
    store.check_in("done", check_in(20))
    return tmp_path


@pytest.mark.parametrize("name", CHANGES)
def test_undo_and_redo_restore_history_and_week_exactly(begun: Path, name: str) -> None:
    before = everything(repository(begun))
    CHANGES[name](repository(begun))
    after = everything(repository(begun))
    assert before != after
    for _ in range(2):
        store = repository(begun)
        assert store.undo() is not None
        assert everything(store) == everything(repository(begun)) == before
        assert store.redo() is not None
        assert everything(store) == everything(repository(begun)) == after
        assert store.redo() is None


def test_all_changes_in_a_row_are_undone_one_by_one_and_done_again(begun: Path) -> None:
    store = repository(begun)
    seen = [everything(store)]
    for change in CHANGES.values():
        change(store)
        if everything(store) != seen[-1]:
            seen.append(everything(store))
    for expected in reversed(seen[:-1]):
        store.undo()
        assert everything(store) == expected
    for expected in seen[1:]:
        store.redo()
        assert everything(store) == expected
    assert everything(repository(begun)) == seen[-1]


def test_down_to_the_empty_store_and_no_further(begun: Path) -> None:
    store = repository(begun)
    while store.undo():
        pass
    assert everything(store)[:2] == ((), ())
    raw = (begun / OWN).read_bytes()
    assert store.undo() is None
    assert (begun / OWN).read_bytes() == raw
    assert repository(begun / "new").undo() is None
    assert repository(begun / "new").redo() is None


def test_a_new_change_leaves_nothing_to_do_again(begun: Path) -> None:
    store = repository(begun)
    store.undo()
    store.set_state("one", "agreed")
    assert store.redo() is None
    assert store.undo() is not None
    assert store.decision("one").state == "proposed"


def test_what_was_undone_is_told_with_both_values(begun: Path) -> None:
    store = repository(begun)
    store.set_state("one", "agreed")
    undone = store.undo()
    assert undone is not None
    (entry,) = undone.entries
    assert (entry.kind, entry.record, entry.decision, entry.device) == (
        "state",
        "one",
        "one",
        "here",
    )
    assert [value and value["state"] for value in (entry.before, entry.after)] == [
        "proposed",
        "agreed",
    ]


def test_the_log_keeps_every_old_value(begun: Path) -> None:
    store = repository(begun)
    store.check_in("done", check_in(40))
    store.undo()
    entries = [each for each in store.log("done") if each.kind == "check_in"]
    minutes = [
        (each.before and each.before["minutes"], each.after and each.after["minutes"])
        for each in entries
    ]
    assert minutes == [(None, 20), (20, 40), (40, 20)]
    assert [bool(each.undoes) for each in entries] == [False, False, True]
    assert {each.record for each in store.log("acme")} == {"acme"}
    assert len(store.log()) > len(store.log("done"))
    with pytest.raises(TypeError):
        entries[0].after["minutes"] = 9  # type: ignore[index]


def test_undo_is_of_this_devices_last_change(begun: Path) -> None:
    phone = repository(begun, "phone", always(NOW + timedelta(hours=1)))
    phone.record([decision("theirs", "Novatex")])
    repository(begun).undo()
    store = repository(begun)
    assert {one.id for one in store.decisions()} == {"one", "done", "theirs"}
    assert store.decision("done").check_ins == {}
    assert phone.undo() is not None
    assert phone.undo() is None
    assert {one.id for one in repository(begun).decisions()} == {"one", "done"}


def test_two_processes_of_a_device_share_what_can_be_undone(begun: Path) -> None:
    one, other = repository(begun), repository(begun)
    one.decisions(), other.decisions()
    one.set_state("one", "agreed")
    other.set_state("one", "refused")
    one.undo()
    assert one.decision("one").state == "agreed"
    other.undo()
    assert other.decision("one").state == "proposed"
    one.redo()
    assert one.decision("one").state == "agreed"


def test_undo_beneath_another_devices_change_keeps_both_and_asks(begun: Path) -> None:
    store = repository(begun)
    store.set_state("one", "agreed")
    repository(begun, "phone", always(NOW + timedelta(hours=1))).set_state("one", "refused")
    before = everything(repository(begun))
    store.undo()
    assert store.decision("one").state == "refused"
    (conflict,) = store.conflicts()
    assert [(each.device, (each.value or {})["state"]) for each in conflict.versions] == [
        ("phone", "refused"),
        ("here", "proposed"),
    ]
    store.redo()
    assert everything(repository(begun)) == before


def test_undo_of_a_decision_that_another_device_checked_in_keeps_it_and_asks(begun: Path) -> None:
    store = repository(begun)
    store.record([decision("two")])
    repository(begun, "phone").check_in("two", check_in(25))
    before = everything(repository(begun))
    store.undo()
    assert store.decision("two").check_ins[DAY].minutes == 25
    (conflict,) = store.conflicts()
    assert (conflict.kind, conflict.record) == ("decision", "two")
    gone = conflict.versions[1]
    assert gone.value is None
    store.resolve("two", gone.change)
    assert "two" not in {one.id for one in repository(begun).decisions()}
    assert repository(begun).conflicts() == ()
    store.undo()
    assert len(store.conflicts()) == 1
    store.resolve("two", conflict.versions[0].change)
    assert store.decision("two") == repository(begun).decision("two")
    assert store.decision("two").check_ins[DAY].minutes == 25
    assert store.conflicts() == ()
    store.undo()
    store.redo()
    store.undo()
    store.redo()
    assert store.conflicts() == ()
    assert before[0] == store.decisions()


def test_what_was_before_is_in_a_file_that_is_gone(begun: Path, tmp_path: Path) -> None:
    phone = repository(begun, "phone")
    phone.record([decision("theirs")])
    repository(begun).set_state("theirs", "agreed")
    (begun / "decisions.phone.json").unlink()
    store = repository(begun)
    with pytest.raises(NotFound, match="old_value"):
        store.undo()
