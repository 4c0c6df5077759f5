"""An insert that is interrupted at any call leaves the store as it was or as it should be."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storage import files
from storage.faults import NotSaved, StorageFault, Unsure
from tests.storage.builders import check_in, decision, plain_changes, repository
from tests.storage.disk import failing

if TYPE_CHECKING:
    from storage.repository import Repository

ROOT = Path(__file__).parents[2]


def calls_of_an_insert(folder: Path) -> list[str]:
    """The calls that a change of a store that was read makes, in their order."""
    store = started(folder)
    with failing(None) as disk:
        store.record([decision(store.new_id())])
    return disk.calls


def started(folder: Path) -> Repository:
    store = repository(folder)
    store.record([decision(store.new_id(), "First")])
    return store


def clients(store: Repository) -> list[str]:
    return [one.client for one in store.decisions()]


def test_an_insert_is_written_synced_renamed_and_synced_in_this_order(tmp_path: Path) -> None:
    calls = calls_of_an_insert(tmp_path)
    written = max(place for place, call in enumerate(calls) if call == "write")
    renamed = calls.index("replace")
    synced = [place for place, call in enumerate(calls) if call == "fsync"]
    assert len(synced) == 2
    assert written < synced[0] < renamed < synced[1]
    assert calls.count("replace") == 1


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_at_any_call_leaves_memory_equal_to_the_file(
    tmp_path: Path, error: int
) -> None:
    for call, name in enumerate(calls_of_an_insert(tmp_path / "counted")):
        folder = tmp_path / str(call)
        store = started(folder)
        one = decision(store.new_id(), "Second")
        raised: Exception | None = None
        with failing(call, error) as disk:
            try:
                store.record([one])
            except StorageFault as fault:
                raised = fault
        assert disk.fired, name
        on_disk = clients(repository(folder))
        assert clients(store) == on_disk, (call, name)
        assert len(plain_changes(folder / "decisions.here.json")) == 2 * len(on_disk)
        if raised is None:
            assert on_disk == ["First", "Second"], (call, name)
        elif not isinstance(raised, Unsure):
            assert on_disk == ["First"], (call, name, raised)
        assert_still_works(store, folder)


def assert_still_works(store: Repository, folder: Path) -> None:
    store.record([decision(store.new_id(), "Third")])
    assert clients(store) == clients(repository(folder))
    assert clients(store)[-1] == "Third"
    left = {path.name for path in folder.iterdir()}
    assert left == {"decisions.here.json", "decisions.here.json.lock"}


def test_a_full_disk_is_called_full(tmp_path: Path) -> None:
    calls = calls_of_an_insert(tmp_path / "counted")
    store = started(tmp_path)
    with failing(calls.index("write"), errno.ENOSPC), pytest.raises(NotSaved, match="full"):
        store.record([decision(store.new_id())])


def test_a_failed_rename_is_no_success(tmp_path: Path) -> None:
    calls = calls_of_an_insert(tmp_path / "counted")
    store = started(tmp_path)
    with failing(calls.index("replace"), errno.EIO), pytest.raises(Unsure):
        store.record([decision(store.new_id())])


def test_a_file_may_not_grow_past_its_limit(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    store = started(tmp_path)
    before = (tmp_path / "decisions.here.json").read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 100, hard))
        with pytest.raises(NotSaved, match="full"):
            store.record([decision(store.new_id(), body="long " * 500)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (tmp_path / "decisions.here.json").read_bytes() == before
    assert_still_works(store, tmp_path)


KILLED = """
import sys
from pathlib import Path
from tests.storage.builders import decision, repository
from tests.storage.disk import killing
store = repository(Path(sys.argv[1]))
store.record([decision(store.new_id(), "First")])
print("acknowledged", flush=True)
with killing(int(sys.argv[2])):
    store.record([decision(store.new_id(), "Second")])
print("survived", flush=True)
"""


def test_a_process_that_is_killed_at_any_call_loses_nothing_acknowledged(tmp_path: Path) -> None:
    calls = calls_of_an_insert(tmp_path / "counted")
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path / str(call)), str(call)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for call in range(len(calls))
    ]
    for call, (name, run) in enumerate(zip(calls, runs, strict=True)):
        said, _ = run.communicate(timeout=60)
        assert said == "acknowledged\n", (call, name)
        assert run.returncode == -9, (call, name)
        store = repository(tmp_path / str(call))
        assert store.faults() == ()
        renamed = call > calls.index("replace")
        assert clients(store) == ["First", "Second"][: 1 + renamed], (call, name)
        assert_still_works(store, tmp_path / str(call))


def test_a_failed_sync_of_the_folder_is_no_success(tmp_path: Path) -> None:
    calls = calls_of_an_insert(tmp_path / "counted")
    last = max(place for place, call in enumerate(calls) if call == "fsync")
    store = started(tmp_path)
    with failing(last, errno.EIO), pytest.raises(Unsure):
        store.check_in(store.decisions()[0].id, check_in())
    assert store.decisions() == repository(tmp_path).decisions()


def test_only_windows_goes_without_syncing_the_folder() -> None:
    assert files._FOLDERS_CAN_BE_SYNCED is (os.name != "nt")
