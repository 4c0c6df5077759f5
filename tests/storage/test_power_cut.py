"""A change that is interrupted at any call leaves the store as it was or as it should be."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage import files
from storage.faults import NotSaved, StorageFault, Unsure
from tests.storage.builders import check_in, decision, plain_changes, repository
from tests.storage.disk import failing
from tests.storage.operations import OPERATIONS, OWN, backed_up, content, in_shape_of

ROOT = Path(__file__).parents[2]
EVERY_OPERATION = pytest.mark.parametrize("name", OPERATIONS)


def begun(name: str, folder: Path) -> Path:
    """Make the store that the operation is made to."""
    OPERATIONS[name].begin(folder)
    return folder


def calls_of(name: str, folder: Path, done: Path) -> list[str]:
    """The calls that the operation makes on a copy of the folder, in their order."""
    shutil.copytree(folder, done)
    store = repository(done)
    store.decisions()
    with failing(None) as disk:
        OPERATIONS[name].act(store, folder)
    return disk.calls


def assert_still_works(folder: Path) -> None:
    """The next change succeeds and sweeps what the interrupted one left behind."""
    store = repository(folder)
    if store.faults():
        store.upkeep.mend()
    store.record([decision("later", "Later")])
    assert "later" in {one.id for one in repository(folder).decisions()}
    assert [path for path in folder.rglob("*.tmp") if path.parent == folder] == []
    for path in folder.rglob("decisions.*.json"):
        plain_changes(path)


@EVERY_OPERATION
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_at_any_call_leaves_the_old_state_or_the_new(
    in_memory: Path, name: str, error: int
) -> None:
    folder = begun(name, in_memory / "begun")
    with in_shape_of(name):
        old = content(folder)
        calls = calls_of(name, folder, in_memory / "done")
        new = content(in_memory / "done")
        assert old != new
        migrated = list((in_memory / "done" / "backups").glob("*before-migration*"))
        assert bool(migrated) == (name == "migration")
        for call, called in enumerate(calls):
            here = (call, called)
            copy = in_memory / str(call)
            shutil.copytree(folder, copy)
            store = repository(copy)
            store.decisions()
            raised: Exception | None = None
            with failing(call, error) as disk:
                try:
                    OPERATIONS[name].act(store, folder)
                except StorageFault as fault:
                    raised = fault
            assert disk.fired, here
            on_disk = content(copy)
            assert (store.decisions(), store.clients()) == on_disk[:2], here
            assert on_disk in (old, new), here
            if raised is None:
                assert on_disk == new, here
            elif not isinstance(raised, Unsure):
                assert on_disk == old, (here, raised)
            if not store.faults():
                store.record([decision("again")])
                told = {one.id for one in repository(copy).decisions()}
                assert told == {one.id for one in on_disk[0]} | {"again"}, here
            assert_still_works(copy)


@EVERY_OPERATION
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that can be copied")
def test_a_process_that_is_killed_at_any_call_loses_nothing_acknowledged(
    in_memory: Path, name: str
) -> None:
    folder = begun(name, in_memory / "begun")
    with in_shape_of(name):
        old = content(folder)
        calls = calls_of(name, folder, in_memory / "done")
        new = content(in_memory / "done")
        run = subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.storage.killed",
                name,
                folder,
                *map(str, range(len(calls))),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        ended = [json.loads(line) for line in run.stdout.splitlines()]
        assert len(ended) == len(calls)
        for call, said, code in ended:
            here = (call, calls[call])
            assert (said, code) == ("", -9), here
            copy = in_memory / f"killed-{call}"
            assert content(copy) in (old, new), here
            assert_still_works(copy)


def test_an_insert_is_written_synced_renamed_and_synced_in_this_order(tmp_path: Path) -> None:
    calls = calls_of("insert", begun("insert", tmp_path / "begun"), tmp_path / "done")
    written = max(place for place, call in enumerate(calls) if call == "write")
    renamed = calls.index("replace")
    synced = [place for place, call in enumerate(calls) if call == "fsync"]
    assert len(synced) == 2
    assert written < synced[0] < renamed < synced[1]
    assert calls.count("replace") == 1


def failing_insert(tmp_path: Path, called: str, error: int, *, last: bool = False) -> None:
    """Insert on a disk that fails at the first (or the last) call of that name."""
    folder = begun("insert", tmp_path / "begun")
    calls = calls_of("insert", folder, tmp_path / "done")
    places = [place for place, call in enumerate(calls) if call == called]
    store = repository(folder)
    store.decisions()
    with failing(places[-1 if last else 0], error) as disk:
        try:
            OPERATIONS["insert"].act(store, folder)
        finally:
            assert disk.fired


def test_a_full_disk_is_called_full(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="full"):
        failing_insert(tmp_path, "write", errno.ENOSPC)


def test_a_failed_rename_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(Unsure):
        failing_insert(tmp_path, "replace", errno.EIO)


def test_a_failed_sync_of_the_folder_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(Unsure):
        failing_insert(tmp_path, "fsync", errno.EIO, last=True)


def test_a_file_may_not_grow_past_its_limit(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    backed_up(tmp_path)
    store = repository(tmp_path)
    before, raw = content(tmp_path), (tmp_path / OWN).read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(raw) + 100, hard))
        with pytest.raises(NotSaved, match="full"):
            store.record([decision("two", body="long " * 500)])
        assert (store.decisions(), store.clients(), []) == before
        assert content(tmp_path) == before
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / OWN).read_bytes() == raw
    assert_still_works(tmp_path)


def test_a_disk_with_no_room_for_a_backup_still_takes_a_small_change(tmp_path: Path) -> None:
    """The copy of the day is a help: it is made when there is room again."""
    folder = begun("first insert of a day", tmp_path / "begun")
    calls = calls_of("first insert of a day", folder, tmp_path / "done")
    store = repository(folder)
    store.decisions()
    with failing(calls.index("write"), errno.ENOSPC) as disk:
        store.check_in("one", check_in(25))
    assert disk.fired
    assert store.upkeep.backups() == ()
    store.check_in("one", check_in(26))
    assert len(store.upkeep.backups()) == 1


def test_only_windows_goes_without_syncing_the_folder() -> None:
    assert files._FOLDERS_CAN_BE_SYNCED is (os.name != "nt")
