"""Kills a process at every call that an operation makes to the disk.

`python -m tests.storage.killed OPERATION FOLDER CALL…` makes a copy of FOLDER for each call, and a
child process that makes the change there and is killed at that call. Prints, for each, what the
child acknowledged and how it ended.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from tests.storage.builders import repository
from tests.storage.disk import killing
from tests.storage.operations import OPERATIONS, in_shape_of


def main(name: str, begun: Path, calls: list[int]) -> None:
    with in_shape_of(name):
        for call in calls:
            folder = begun.with_name(f"killed-{call}")
            shutil.copytree(begun, folder)
            print(json.dumps([call, *_killed(name, begun, folder, call)]), flush=True)


def _killed(name: str, begun: Path, folder: Path, call: int) -> tuple[str, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        store = repository(folder)
        store.decisions()
        write = os.write
        with killing(call):
            OPERATIONS[name].act(store, begun)
            write(writing, b"acknowledged")
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return said.read(), os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [int(call) for call in sys.argv[3:]])
