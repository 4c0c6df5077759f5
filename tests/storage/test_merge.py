"""The files of several devices: one store, the same in every order, both versions of a dispute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.assembly import decision_now
from storage.disputes import conflicts
from storage.history import Conflict, History
from tests.storage.builders import (
    DAY,
    NOW,
    always,
    check_in,
    decision,
    known,
    plain_changes,
    repository,
)

if TYPE_CHECKING:
    from pathlib import Path

    from content.decision import Decision
    from storage.changes import Change

DEVICES = ("desk", "phone", "laptop")


def carry(folders: dict[str, Path]) -> None:
    """Copy every device's file into every other device's folder, as a synchronising service."""
    for device, folder in folders.items():
        raw = (folder / f"decisions.{device}.json").read_bytes()
        for other in folders.values():
            (other / f"decisions.{device}.json").write_bytes(raw)


@pytest.fixture
def apart(tmp_path: Path) -> Path:
    """Three devices that knew one decision and then changed it apart; return their one folder."""
    folders = {device: tmp_path / device for device in DEVICES}
    for number, device in enumerate(DEVICES):
        store = repository(folders[device], device, always(NOW + timedelta(minutes=number)))
        store.record([decision(store.new_id(), f"from {device}")])
    carry(folders)
    shared = repository(folders["desk"]).decisions()[0].id
    for number, (device, state) in enumerate(
        zip(DEVICES, ("agreed", "refused", "agreed"), strict=True), start=1
    ):
        store = repository(folders[device], device, always(NOW + timedelta(hours=number)))
        store.check_in(shared, check_in(10 * number, day=DAY + timedelta(days=7 * number)))
        store.set_state(shared, state)
    carry(folders)
    return folders["desk"]


def changes_of(folder: Path) -> dict[str, list[Any]]:
    return {device: plain_changes(folder / f"decisions.{device}.json") for device in DEVICES}


def united(*files: list[Change]) -> History:
    history = History()
    for changes in files:
        for change in changes:
            history.add(change, "?")
    return history


def disputed(history: History) -> list[Conflict]:
    return sorted(conflicts(history), key=lambda one: (one.kind, one.record))


def decisions_of(history: History) -> dict[str, Decision | None]:
    return {key[1]: decision_now(history, key[1]) for key in sorted(history.keys("decision"))}


def test_every_order_of_the_files_gives_the_same(apart: Path) -> None:
    files = changes_of(apart)
    histories = [united(*order) for order in permutations(files.values())]
    assert len(decisions_of(histories[0])) == 3
    for history in histories[1:]:
        assert decisions_of(history) == decisions_of(histories[0])
        assert disputed(history) == disputed(histories[0])


@given(st.data())
def test_every_order_of_the_changes_gives_the_same(data: st.DataObject) -> None:
    parents: dict[str, str | None] = {"a": None, "b": "a", "c": "a", "d": "c", "e": None}
    changes: list[Any] = [
        {
            "id": one,
            "at": NOW.isoformat(),
            "group": "g",
            "kind": "decision",
            "record": "r",
            "parent": parent,
            "value": {"n": one},
        }
        for one, parent in parents.items()
    ]
    history = united(data.draw(st.permutations(changes)))
    assert [head["id"] for head in history.heads(("decision", "r"))] == ["e", "d", "b"]


def test_check_ins_of_several_devices_stand_beside_each_other(apart: Path) -> None:
    shared = repository(apart, "desk").decisions()[0]
    assert [shared.check_ins[day].minutes for day in sorted(shared.check_ins)] == [10, 20, 30]


def test_the_latest_state_is_in_use_and_all_versions_are_told(apart: Path) -> None:
    store = repository(apart, "desk")
    shared = store.decisions()[0]
    assert shared.state == "agreed"
    assert shared.state_at == NOW + timedelta(hours=3)
    (conflict,) = store.conflicts()
    assert (conflict.kind, conflict.record) == ("state", shared.id)
    assert [(version.device, (version.value or {})["state"]) for version in conflict.versions] == [
        ("laptop", "agreed"),
        ("phone", "refused"),
        ("desk", "agreed"),
    ]


def test_the_same_said_twice_is_no_conflict(tmp_path: Path) -> None:
    for device in ("desk", "phone"):
        repository(tmp_path / device, device).record([decision("one")])
    raw = (tmp_path / "phone" / "decisions.phone.json").read_bytes()
    (tmp_path / "desk" / "decisions.phone.json").write_bytes(raw)
    store = repository(tmp_path / "desk", "desk")
    assert store.conflicts() == ()
    assert len(store.decisions()) == 1


def test_a_change_follows_its_parent_though_its_clock_is_behind(tmp_path: Path) -> None:
    first = repository(tmp_path, "desk")
    first.record([decision("one")])
    behind = repository(tmp_path, "phone", always(NOW - timedelta(days=9)))
    behind.set_state("one", "agreed")
    assert repository(tmp_path, "desk").decision("one").state == "agreed"
    assert repository(tmp_path, "desk").conflicts() == ()


@pytest.mark.parametrize(
    "name",
    [
        "decisions.phone.sync-conflict-20261202-090000-ABCDEFG.json",
        "decisions.phone (conflicted copy 2026-12-02 090000).json",
        "decisions.phone (Ana's conflicted copy 2026-12-02).json",
        "decisions.phone_conflict-20261202-090000.json",
        "decisions.here.sync-conflict-20261202-090000-ABCDEFG.json",
    ],
)
def test_a_conflict_copy_is_read_and_left_alone(tmp_path: Path, name: str) -> None:
    phone = repository(tmp_path, "phone")
    phone.record([decision(phone.new_id(), "Acme")])
    raw = (tmp_path / "decisions.phone.json").read_bytes()
    phone.record([decision(phone.new_id(), "Novatex")])
    ours = (tmp_path / "decisions.phone.json").read_bytes()
    other = repository(tmp_path / "elsewhere", "phone")
    other.record([decision(other.new_id(), "Carpatica")])
    copy = (tmp_path / "elsewhere" / "decisions.phone.json").read_bytes()
    (tmp_path / name).write_bytes(copy)
    store = repository(tmp_path)
    store.record([decision(store.new_id(), "Here")])
    clients = {one.client for one in repository(tmp_path).decisions()}
    assert clients == {"Acme", "Novatex", "Carpatica", "Here"}
    assert (tmp_path / name).read_bytes() == copy
    assert (tmp_path / "decisions.phone.json").read_bytes() == ours != raw


def test_only_this_devices_file_is_written(apart: Path) -> None:
    before = {path.name: path.read_bytes() for path in apart.glob("decisions.*.json")}
    store = repository(apart, "desk")
    for one in store.decisions():
        store.set_state(one.id, "withdrawn")
    changed = {name for name, raw in before.items() if (apart / name).read_bytes() != raw}
    assert changed == {"decisions.desk.json"}


def test_what_two_devices_learnt_of_a_client_is_united(tmp_path: Path) -> None:
    learnt = {
        "desk": known("Acme", client_rank="top", register="warm"),
        "phone": known("ACME", client_rank="middle", language="ro"),
    }
    earlier = replace(learnt["desk"].answers["client_rank"], as_of=date(2026, 1, 1))
    learnt["desk"] = replace(
        learnt["desk"], answers={**learnt["desk"].answers, "client_rank": earlier}
    )
    for device, client in learnt.items():
        repository(tmp_path / device, device).remember(client)
    raw = (tmp_path / "phone" / "decisions.phone.json").read_bytes()
    (tmp_path / "desk" / "decisions.phone.json").write_bytes(raw)
    store = repository(tmp_path / "desk", "desk")
    found = store.client("acme")
    assert found is not None
    assert {name: one.value for name, one in found.answers.items()} == {
        "client_rank": "middle",
        "register": "warm",
        "language": "ro",
    }
    assert store.conflicts() == ()


def test_changes_that_replace_each_other_do_not_hide_a_record() -> None:
    changes: list[Any] = [
        {
            "id": one,
            "at": NOW.isoformat(),
            "group": "g",
            "kind": "decision",
            "record": "r",
            "parent": parent,
            "value": {},
        }
        for one, parent in (("a", "b"), ("b", "a"))
    ]
    now = united(changes).now(("decision", "r"))
    assert now is not None
    assert now["id"] == "b"
