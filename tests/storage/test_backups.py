"""Copies made by themselves, the whole store as one file, and the way back, which can be undone."""

from __future__ import annotations

import json
import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from storage import backups
from storage.backups import Backups
from storage.faults import Damaged, Newer, Refused
from tests.storage.builders import (
    DAY,
    NOW,
    always,
    check_in,
    decision,
    known,
    opened_plainly,
    repository,
)
from tests.storage.operations import OWN, content

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").glob("*"))


def test_the_first_change_of_a_day_finds_its_copy_made(tmp_path: Path) -> None:
    repository(tmp_path).record([decision("one")])
    assert names(tmp_path) == []
    first = (tmp_path / OWN).read_bytes()
    store = repository(tmp_path)
    store.set_state("one", "agreed")
    store.set_state("one", "refused")
    repository(tmp_path).set_state("one", "agreed")
    assert names(tmp_path) == ["decisions.here.2026-12-02.json"]
    second = (tmp_path / OWN).read_bytes()
    repository(tmp_path, now=always(NOW + timedelta(days=1))).set_state("one", "refused")
    copies = [(tmp_path / "backups" / name).read_bytes() for name in names(tmp_path)]
    assert copies == [first, second]


def test_reading_makes_no_copy(tmp_path: Path) -> None:
    repository(tmp_path).record([decision("one")])
    store = repository(tmp_path, now=always(NOW + timedelta(days=1)))
    assert store.decisions()
    assert names(tmp_path) == []


def test_the_oldest_go_first(tmp_path: Path) -> None:
    for day in range(backups.KEPT + 5):
        store = repository(tmp_path, now=always(NOW + timedelta(days=day)))
        store.record([decision(store.new_id())])
    kept = names(tmp_path)
    assert len(kept) == backups.KEPT
    assert kept[-1] == f"decisions.here.{(NOW + timedelta(days=backups.KEPT + 4)).date()}.json"


def test_a_good_copy_is_never_replaced_by_smaller_ones(tmp_path: Path) -> None:
    repository(tmp_path).record([decision(str(number)) for number in range(50)])
    repository(tmp_path).set_state("1", "agreed")
    (large,) = names(tmp_path)
    (tmp_path / OWN).unlink()
    (tmp_path / "backups").rename(tmp_path / "aside")
    repository(tmp_path).record([decision("one")])
    (tmp_path / "backups").mkdir()
    (tmp_path / "aside" / large).rename(tmp_path / "backups" / large)
    for day in range(1, backups.KEPT + 5):
        store = repository(tmp_path, now=always(NOW + timedelta(days=day)))
        store.record([decision(store.new_id())])
    kept = names(tmp_path)
    assert large in kept
    assert len(kept) == backups.KEPT + 1


def test_copies_before_something_large_do_not_replace_each_other(tmp_path: Path) -> None:
    repository(tmp_path).record([decision("one")])
    copies = Backups(tmp_path / OWN)
    copies.before("restore", NOW)
    copies.before("restore", NOW)
    assert [name.split("-before-")[1] for name in names(tmp_path)] == [
        "restore-1.json",
        "restore-2.json",
    ]


def test_a_backup_holds_all_devices_and_tinydb_opens_it(tmp_path: Path) -> None:
    folder, path = tmp_path / "data", tmp_path / "all" / "backup.json"
    repository(folder).record([decision("one")], [known("Acme", client_rank="top")])
    repository(folder, "phone").check_in("one", check_in(25))
    assert repository(folder).upkeep.back_up(path) == 1
    with opened_plainly(path) as plain:
        assert plain.tables() == {"changes", "others", "forgotten", "meta"}
        assert [each["device"] for each in plain.table("others")] == ["phone"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_backup_holds_what_other_devices_wrote_meanwhile(tmp_path: Path) -> None:
    store = repository(tmp_path / "data")
    store.record([decision("one")])
    repository(tmp_path / "data", "phone").record([decision("two")])
    assert store.upkeep.back_up(tmp_path / "backup.json") == 2


def test_a_backup_takes_the_place_of_a_smaller_one_only(tmp_path: Path) -> None:
    folder, path = tmp_path / "data", tmp_path / "backup.json"
    store = repository(folder)
    store.record([decision("one")])
    store.upkeep.back_up(path)
    store.record([decision("two")])
    assert store.upkeep.back_up(path) == 2
    raw = path.read_bytes()
    other = repository(tmp_path / "other")
    other.record([decision("three")])
    with pytest.raises(Refused, match="larger_there"):
        other.upkeep.back_up(path)
    assert path.read_bytes() == raw


@pytest.mark.parametrize("there", [b"", b"Dear diary", b"{}", b'{"_default": {}}'])
def test_a_backup_is_not_written_over_something_else(tmp_path: Path, there: bytes) -> None:
    repository(tmp_path / "data").record([decision("one")])
    (tmp_path / "file").write_bytes(there)
    with pytest.raises(Damaged):
        repository(tmp_path / "data").upkeep.back_up(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == there


def test_restore_brings_back_what_was_and_undo_takes_it_back(tmp_path: Path) -> None:
    folder, path = tmp_path / "data", tmp_path / "backup.json"
    store = repository(folder)
    store.record([decision("one"), decision("gone later")], [known("Acme", client_rank="top")])
    store.check_in("one", check_in(25))
    store.upkeep.back_up(path)
    then = content(folder)
    store.check_in("one", check_in(90))
    store.set_state("gone later", "refused")
    store.record([decision("new", "Novatex")], [known("Novatex"), known("Acme")])
    now = content(folder)
    plan = store.upkeep.plan(path)
    assert content(folder) == now
    assert store.upkeep.restore(path) == plan
    assert (plan.decisions_before, plan.decisions_after, plan.records) == (3, 2, 6)
    assert content(folder) == then
    assert store.undo() is not None
    assert content(folder) == now
    assert store.redo() is not None
    assert content(folder) == then
    assert [name for name in names(folder) if "before-restore" in name]


def test_restore_on_a_new_machine_brings_the_audit_trail_too(tmp_path: Path) -> None:
    path = tmp_path / "backup.json"
    store = repository(tmp_path / "old")
    store.record([decision("one")], [known("Acme", client_rank="top")])
    repository(tmp_path / "old", "phone").check_in("one", check_in(25))
    store.set_state("one", "agreed")
    store.upkeep.back_up(path)
    new = repository(tmp_path / "new", "laptop")
    new.upkeep.restore(path)
    assert content(tmp_path / "new") == content(tmp_path / "old")
    told = {each.id: each.device for each in store.log()}
    assert told.items() <= {each.id: each.device for each in new.log()}.items()
    assert new.undo() is not None
    assert (new.decisions(), new.clients()) == ((), ())
    assert new.undo() is None
    new.redo()
    assert content(tmp_path / "new") == content(tmp_path / "old")
    assert new.conflicts() == ()


def test_restore_from_a_copy_made_by_itself(tmp_path: Path) -> None:
    repository(tmp_path).record([decision("one")])
    repository(tmp_path).set_state("one", "agreed")
    store = repository(tmp_path)
    store.upkeep.restore(store.upkeep.backups()[0])
    assert store.decision("one").state == "proposed"
    assert store.undo() is not None
    assert store.decision("one").state == "agreed"


def test_what_is_as_the_backup_says_is_not_written_again(tmp_path: Path) -> None:
    folder, path = tmp_path / "data", tmp_path / "backup.json"
    store = repository(folder)
    store.record([decision("one")])
    store.upkeep.back_up(path)
    before = (folder / OWN).stat()
    assert store.upkeep.restore(path).records == 0
    assert (folder / OWN).stat() == before


def test_a_restore_beside_another_device_is_one_that_it_sees(tmp_path: Path) -> None:
    folder, path = tmp_path / "data", tmp_path / "backup.json"
    store = repository(folder)
    store.record([decision("one")])
    store.upkeep.back_up(path)
    repository(folder, "phone").check_in("one", check_in(25))
    store.upkeep.restore(path)
    assert repository(folder, "phone").decision("one").check_ins == {}
    assert store.conflicts() == ()
    store.undo()
    assert repository(folder, "phone").decision("one").check_ins[DAY].minutes == 25


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", Damaged),
        (b"null", Damaged),
        (b'{"changes": {}, "meta": {"1": {"schema": 99}}}', Newer),
    ],
)
def test_a_backup_that_cannot_be_trusted_is_refused(
    tmp_path: Path, raw: bytes, fault: type[Exception]
) -> None:
    repository(tmp_path / "data").record([decision("one")])
    before = content(tmp_path / "data")
    (tmp_path / "file").write_bytes(raw)
    with pytest.raises(fault):
        repository(tmp_path / "data").upkeep.restore(tmp_path / "file")
    assert content(tmp_path / "data") == before
    with pytest.raises(FileNotFoundError):
        repository(tmp_path / "data").upkeep.restore(tmp_path / "nothing")


def test_a_backup_of_a_changed_value_is_refused(tmp_path: Path) -> None:
    store, path = repository(tmp_path / "data"), tmp_path / "backup.json"
    store.record([decision("one")])
    store.upkeep.back_up(path)
    tables = json.loads(path.read_bytes())
    tables["changes"]["1"]["value"]["baseline_minutes"] = 999
    path.write_text(json.dumps(tables))
    with pytest.raises(Damaged, match="checksum"):
        store.upkeep.restore(path)


def test_a_copy_made_with_the_clock_set_back_is_not_the_first_to_go(tmp_path: Path) -> None:
    for day in range(backups.KEPT + 2):
        store = repository(tmp_path, now=always(NOW + timedelta(days=day)))
        store.record([decision(store.new_id())])
    Backups(tmp_path / OWN).before("restore", NOW - timedelta(days=60))
    assert [name for name in names(tmp_path) if "before-restore" in name]


def test_a_backup_touches_nothing_else_in_its_folder(tmp_path: Path) -> None:
    repository(tmp_path / "data").record([decision("one")])
    (tmp_path / "b.json.tmp").write_text("mine")
    repository(tmp_path / "data").upkeep.back_up(tmp_path / "b.json")
    assert (tmp_path / "b.json.tmp").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.json", "b.json.tmp", "data"]
