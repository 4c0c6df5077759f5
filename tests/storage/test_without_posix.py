"""The store on a system without POSIX's flags, modes and synced folders, as Windows is one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.storage.builders import repository

ROOT = Path(__file__).parents[2]

ELSEWHERE = """
import os, sys
from pathlib import Path
flags = {name: getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC")}
for name in flags:
    delattr(os, name)
from storage import files
for name in flags:  # the lock of this system wants them
    setattr(os, name, flags[name])
files._FOLDERS_CAN_BE_SYNCED = False
plain_open = os.open
def only_files(path, *arguments, **named):
    assert not os.path.isdir(path), "a folder can't be opened"
    return plain_open(path, *arguments, **named)
os.open = only_files
from tests.storage.builders import check_in, decision, known, repository
folder = Path(sys.argv[1])
store = repository(folder / "data")
store.record([decision("one"), decision("two", "Novatex")], [known("Acme")])
store.check_in("one", check_in(25))
store.undo(); store.redo()
store.upkeep.back_up(folder / "all.json")
store.upkeep.restore(folder / "all.json")
own = folder / "data" / "decisions.here.json"
own.write_bytes(own.read_bytes()[:-1])
damaged = repository(folder / "data")
assert damaged.upkeep.damage()
damaged.upkeep.mend()
damaged.upkeep.forget("Novatex")
"""


def test_everything_works_there_as_well(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", ELSEWHERE, str(tmp_path)], cwd=ROOT, check=True)
    store = repository(tmp_path / "data")
    assert [one.id for one in store.decisions()] == ["one"]
    assert store.faults() == ()


def test_no_name_of_a_file_is_one_that_windows_refuses(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", ELSEWHERE, str(tmp_path)], cwd=ROOT, check=True)
    names = [path.name for path in tmp_path.rglob("*")]
    assert len(names) > 4
    assert not [name for name in names if set(name) & set('<>:"|?*\\') or name[-1] in " ."]
