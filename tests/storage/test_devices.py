"""The folder carried between devices: by git, by services that make conflict copies, by hand."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.builders import MEMORY, NOW, always, check_in, decision, known, repository

if TYPE_CHECKING:
    from storage.repository import Repository

NAMES = ("desk", "laptop", "phone")
IGNORED = "*.lock\n*.tmp\nbackups/\nunfinished.*\n*.damaged-*\ncalendar/events.*\n"


def git(folder: Path, *arguments: str) -> str:
    env = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{
            f"GIT_{who}_{what}": "x"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    run = subprocess.run(
        ["git", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    return run.stdout


def everything(store: Repository) -> tuple[Any, ...]:
    """All that a person sees, and what they are asked."""
    disputes = sorted((each.kind, each.record, repr(each.versions)) for each in store.conflicts())
    return store.decisions(), store.clients(), disputes, store.faults()


def clones(tmp_path: Path) -> dict[str, Path]:
    """A bare repository and a clone of it for each device, set up as the README says."""
    git(tmp_path, "init", "--bare", "-q", "-b", "main", "hub")
    folders = {name: tmp_path / name for name in NAMES}
    for name, folder in folders.items():
        git(tmp_path, "clone", "-q", "hub", name)
        if name == NAMES[0]:
            (folder / ".gitignore").write_text(IGNORED)
            git(folder, "add", ".gitignore")
            git(folder, "commit", "-qm", "begin")
            git(folder, "push", "-q", "origin", "HEAD")
    return folders


def carry(folder: Path) -> None:
    git(folder, "add", "-A")
    if git(folder, "status", "--porcelain"):
        git(folder, "commit", "-qm", "decisions")
    git(folder, "pull", "-q", "--rebase", "origin", "main")
    git(folder, "push", "-q", "origin", "HEAD")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_three_git_clones_never_conflict_and_all_see_the_same(tmp_path: Path) -> None:
    folders = clones(tmp_path)
    stores = {
        name: repository(folder, name, always(NOW + timedelta(minutes=number)))
        for number, (name, folder) in enumerate(folders.items())
    }
    for turn in range(3):
        for name, store in stores.items():
            store.record([decision(f"{name}{turn}", name)], [known(name, client_rank="top")])
            if turn:
                store.set_state(f"{name}{turn - 1}", "agreed")
        for _ in range(2):
            for folder in folders.values():
                carry(folder)
    for name, store in stores.items():
        assert store.refresh(), name
    assert len(stores["desk"].decisions()) == 9
    assert everything(stores["desk"]) == everything(stores["laptop"]) == everything(stores["phone"])
    assert stores["desk"].conflicts() == ()
    assert stores["desk"].faults() == ()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_same_record_edited_in_two_clones_is_asked_about_and_settled(tmp_path: Path) -> None:
    folders = clones(tmp_path)
    desk = repository(folders["desk"], "desk")
    phone = repository(folders["phone"], "phone", always(NOW + timedelta(hours=1)))
    desk.record([decision("one")])
    for name in ("desk", "phone", "phone"):
        carry(folders[name])
    desk.set_state("one", "agreed")
    phone.set_state("one", "refused")
    for name in ("desk", "phone", "desk"):
        carry(folders[name])
    desk.refresh(), phone.refresh()
    assert everything(desk) == everything(phone)
    (conflict,) = desk.conflicts()
    assert [version.device for version in conflict.versions] == ["phone", "desk"]
    desk.resolve("one", conflict.versions[1].change)
    for name in ("desk", "phone"):
        carry(folders[name])
    phone.refresh()
    assert phone.conflicts() == desk.conflicts() == ()
    assert phone.decision("one").state == "agreed"


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of three devices that edited, undid and checked in apart; conflict copies of them."""
    base = tmp_path_factory.mktemp("apart")
    store = repository(base, "desk")
    store.record([decision("one"), decision("two"), decision("three")], [known("Acme")])
    folders = {name: base.with_name(f"of {name}") for name in NAMES}
    for number, (name, folder) in enumerate(folders.items()):
        shutil.copytree(base, folder)
        store = repository(folder, name, always(NOW + timedelta(hours=number)))
        store.set_state("one", ("agreed", "refused", "withdrawn")[number])
        store.check_in("two", check_in(10 * number))
        store.record(
            [decision(name, name)], [known("Acme", client_rank=("top", "lower", "top")[number])]
        )
        store.set_state(name, "agreed")
        store.undo()
    gone = repository(folders["desk"], "desk")
    gone.record([decision("undone")])
    (folders["phone"] / "decisions.desk.json").write_bytes(
        (folders["desk"] / "decisions.desk.json").read_bytes()
    )
    late = repository(folders["phone"], "phone", always(NOW + timedelta(hours=9)))
    late.check_in("undone", check_in(5))
    gone.undo()
    whole = base.with_name("whole")
    whole.mkdir()
    for name, folder in folders.items():
        (whole / f"decisions.{name}.json").write_bytes(
            (folder / f"decisions.{name}.json").read_bytes()
        )
    older = (base / "decisions.desk.json").read_bytes()
    elsewhere = repository(base.with_name("elsewhere"), "phone")
    elsewhere.record([decision("elsewhere")])
    for copy, raw in {
        "decisions.desk.sync-conflict-20261202-090000-ABCDEFG.json": older,
        "decisions.phone (conflicted copy 2026-12-02 090000).json": (
            base.with_name("elsewhere") / "decisions.phone.json"
        ).read_bytes(),
        "decisions.laptop (Ana's conflicted copy 2026-12-02).json": older,
    }.items():
        (whole / copy).write_bytes(raw)
    return whole


def seen_in(folder: Path, files: list[tuple[str, bytes]]) -> list[tuple[Any, ...]]:
    """What a store that stays open sees as the files arrive one by one, and at the end anew."""
    folder.mkdir()
    store = repository(folder, "new")
    for name, raw in files:
        (folder / name).write_bytes(raw)
        store.refresh()
        store.decisions()
    return [everything(store), everything(repository(folder, "new"))]


def test_three_devices_files_arriving_in_every_order_give_the_same(
    apart: Path, in_memory: Path
) -> None:
    devices = [
        (f"decisions.{name}.json", (apart / f"decisions.{name}.json").read_bytes())
        for name in NAMES
    ]
    copies = [(path.name, path.read_bytes()) for path in sorted(apart.glob("*con*.json"))]
    assert len(copies) == 3
    seen = []
    for number, order in enumerate(permutations(devices)):
        for place, files in enumerate(([*order, *copies], [*copies, *order])):
            seen += seen_in(in_memory / f"{number}-{place}", files)
    assert all(each == seen[0] for each in seen)
    decisions, clients, disputes, faults = seen[0]
    assert {one.id for one in decisions} == {
        "one",
        "two",
        "three",
        "undone",
        "elsewhere",
        *NAMES,
    }
    assert {(kind, record.partition("/")[0]) for kind, record, _ in disputes} == {
        ("state", "one"),
        ("check_in", "two"),
        ("decision", "undone"),
    }
    assert clients[0].answers["client_rank"].value in ("top", "lower")
    assert faults == ()


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_order_of_all_files_gives_the_same(apart: Path, data: st.DataObject) -> None:
    files = [(path.name, path.read_bytes()) for path in sorted(apart.glob("*.json"))]
    with TemporaryDirectory(dir=MEMORY) as folder:
        one = seen_in(Path(folder) / "one", files)
        other = seen_in(Path(folder) / "other", data.draw(st.permutations(files)))
    assert one[0] == one[1] == other[0] == other[1]


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_settling_in_any_order_ends_without_a_question(
    apart: Path, tmp_path: Path, order: list[int]
) -> None:
    folder = tmp_path / "whole"
    shutil.copytree(apart, folder)
    store = repository(folder, "new")
    undone = everything(store)
    settled = 0
    while conflicts := store.conflicts():
        conflict = conflicts[0 if order[0] == 0 else -1]
        store.resolve(conflict.record, conflict.versions[order[1]].change)
        settled += 1
    assert settled >= 3
    assert repository(folder, "desk").conflicts() == ()
    for _ in range(settled):
        store.undo()
    assert [each[:2] for each in everything(store)[2]] == [each[:2] for each in undone[2]]
    assert everything(store)[:2] == undone[:2]


def test_a_change_after_two_devices_said_the_same_asks_nothing(tmp_path: Path) -> None:
    desk = repository(tmp_path, "desk")
    desk.record([decision("one")])
    shutil.copytree(tmp_path, tmp_path / "elsewhere")
    phone = repository(tmp_path / "elsewhere", "phone", always(NOW + timedelta(hours=1)))
    desk.set_state("one", "agreed")
    phone.set_state("one", "agreed")
    raw = (tmp_path / "elsewhere" / "decisions.phone.json").read_bytes()
    (tmp_path / "decisions.phone.json").write_bytes(raw)
    assert repository(tmp_path, "desk").conflicts() == ()
    repository(tmp_path, "desk").set_state("one", "withdrawn")
    store = repository(tmp_path, "desk")
    assert (store.conflicts(), store.decision("one").state) == ((), "withdrawn")
    store.undo()
    assert (store.conflicts(), store.decision("one").state) == ((), "agreed")


def test_an_answer_about_a_client_that_is_taken_back_stays_away(tmp_path: Path) -> None:
    """Though two devices learnt it apart."""
    for name in ("desk", "phone"):
        repository(tmp_path / name, name).remember(known("Acme", phone_welcome="yes"))
    raw = (tmp_path / "phone" / "decisions.phone.json").read_bytes()
    (tmp_path / "desk" / "decisions.phone.json").write_bytes(raw)
    store = repository(tmp_path / "desk", "desk")
    client = store.client("Acme")
    assert client is not None
    store.remember(replace(client, answers={}))
    again = repository(tmp_path / "desk", "desk").client("Acme")
    assert again is not None
    assert again.answers == {}


def _newer(folder: Path, *changes: object) -> None:
    """Write another device's file in a shape that a later version made."""
    tables = {
        "changes": {str(number): each for number, each in enumerate(changes, 1)},
        "meta": {"1": {"schema": 99, "device": "new", "digest": "x"}},
    }
    (folder / "decisions.new.json").write_text(json.dumps(tables))


STATE = {"id": "z1", "kind": "state", "record": "one", "parent": None, "at": "x", "group": "g"}


@pytest.mark.parametrize(
    "change",
    [
        5,
        None,
        {**STATE, "record": 5, "value": None},
        STATE,
        {**STATE, "value": 3},
        {**STATE, "value": None, "parent": 7},
        {**STATE, "value": None, "also": "z2"},
    ],
)
def test_what_another_device_wrote_and_is_no_change_is_named_and_passed_over(
    tmp_path: Path, change: object
) -> None:
    repository(tmp_path).record([decision("one")])
    _newer(tmp_path, change, {**STATE, "id": "z9", "record": "two", "value": None})
    store = repository(tmp_path)
    assert [each.id for each in store.decisions()] == ["one"]
    assert store.conflicts() == ()
    assert store.log()
    assert store.faults()


def test_changes_that_take_the_place_of_each_other_stop_nothing(tmp_path: Path) -> None:
    gone = {**STATE, "kind": "decision", "record": "q", "value": None}
    alive = {**STATE, "id": "z3", "record": "q", "value": {"state": "agreed"}}
    first, second = {**gone, "parent": "z2"}, {**gone, "id": "z2", "parent": "z1"}
    repository(tmp_path).record([decision("one")])
    _newer(tmp_path, first, second, alive)
    assert [each.id for each in repository(tmp_path).decisions()] == ["one"]


def test_a_client_with_a_stroke_in_the_name_is_a_client_of_its_own(tmp_path: Path) -> None:
    store = repository(tmp_path)
    store.remember(known("Acme/EU", client_rank="top"))
    assert store.log("acme") == ()
    assert [each.record for each in store.log("acme/eu")] == ["acme/eu"]
