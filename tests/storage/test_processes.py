"""Several processes on one store: nobody's change is lost, and nobody waits for ever."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from itertools import chain
from pathlib import Path

import pytest

from storage import lock
from storage.faults import Busy, NotSaved
from tests.storage.builders import decision, plain_changes, repository

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from tests.storage.builders import decision, repository
store = repository(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    one = decision(store.new_id(), f"{sys.argv[2]} {number}")
    store.record([one])
    print(one.id, flush=True)
"""


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(
    ("writers", "each"), [(2, 500), pytest.param(6, 150, marks=pytest.mark.long)]
)
def test_every_acknowledged_insert_of_every_writer_is_there(
    tmp_path: Path, writers: int, each: int
) -> None:
    runs = [start(WRITER, str(tmp_path), f"w{number}", str(each)) for number in range(writers)]
    acknowledged = [run.communicate(timeout=300)[0].split() for run in runs]
    store = repository(tmp_path)
    assert sorted(chain(*acknowledged)) == sorted(one.id for one in store.decisions())
    assert len(store.decisions()) == writers * each
    assert store.faults() == ()
    ids = [change["id"] for change in plain_changes(tmp_path / "decisions.here.json")]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("rounds", [4, pytest.param(400, marks=pytest.mark.long)])
def test_a_writer_killed_at_any_moment_loses_nothing_acknowledged(
    tmp_path: Path, rounds: int
) -> None:
    """Each is killed after a chosen number of acknowledgements, and a moment of chance later."""
    chance = random.Random(rounds)
    acknowledged: list[str] = []
    killed_while_writing = 0
    for number in range(rounds):
        run = start(WRITER, str(tmp_path), f"r{number}", "1000000")
        assert run.stdout is not None
        acknowledged += [run.stdout.readline().strip() for _ in range(1 + chance.randrange(5))]
        time.sleep(chance.random() * 0.01)
        run.kill()
        acknowledged += run.communicate(timeout=60)[0].split()
        assert run.returncode == -9
        killed_while_writing += bool(list(tmp_path.rglob("*.tmp")))
        store = repository(tmp_path)
        assert store.faults() == ()
        assert set(acknowledged) <= {one.id for one in store.decisions()}
    repository(tmp_path).record([decision("last")])
    assert {path.name for path in tmp_path.iterdir()} == {
        "backups",
        "decisions.here.json",
        "decisions.here.json.lock",
    }
    assert len(list((tmp_path / "backups").iterdir())) == 1
    assert len(acknowledged) >= rounds
    assert killed_while_writing or rounds < 100, "no process was killed in the middle of a write"


def test_threads_of_one_process_do_not_lose_each_others_changes(tmp_path: Path) -> None:
    store = repository(tmp_path)
    failed: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for _ in range(8):
                store.record([decision(store.new_id(), name)])
                assert store.decisions()
                store.refresh()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(f"t{number}",)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(store.decisions()) == len(repository(tmp_path).decisions()) == 24


def test_a_thread_that_reads_anew_waits_for_one_that_writes(tmp_path: Path) -> None:
    store = repository(tmp_path)
    store.record([decision("one")])
    done: list[str] = []

    def read() -> None:
        store.refresh()
        done.append("read")

    with store._store.step():
        reader = threading.Thread(target=read)
        reader.start()
        reader.join(0.05)
        done.append("written")
    reader.join()
    assert done == ["written", "read"]


HOLDER = """
import sys
from pathlib import Path
from storage import lock
with lock.held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_wait_is_bounded_and_says_who_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    store = repository(tmp_path)
    store.record([decision("one")])
    holder = start(HOLDER, str(tmp_path / "decisions.here.json"))
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Busy) as busy:
        store.set_state("one", "agreed")
    assert busy.value.details == {"holder": str(holder.pid), "seconds": "0.05"}
    assert [one.state for one in store.decisions()] == ["proposed"]
    assert [one.state for one in repository(tmp_path).decisions()] == ["proposed"]
    holder.communicate("", timeout=60)
    assert store.set_state("one", "agreed").state == "agreed"


def test_a_process_that_died_holds_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.5)
    holder = start(HOLDER, str(tmp_path / "decisions.here.json"))
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.communicate(timeout=60)
    repository(tmp_path).record([decision("one")])


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotSaved), lock.held(tmp_path / "file" / "decisions.here.json"):
        pass
