"""Reading the store loads nothing that only other commands need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

READING = """
import sys, datetime
at_start = set(sys.modules)
from storage import faults, locations, repository
folder, environ = sys.argv[1], {"BREATHING_ROOM_DEVICE": "here"}
store = repository.Repository(
    locations.data_folder(folder, environ),
    locations.device_name(environ),
    lambda: datetime.datetime.now(datetime.UTC),
)
store.decisions(), store.clients(), store.faults(), store.new_id()
print(*sorted({name.partition(".")[0] for name in sys.modules.keys() - at_start}))
"""


def test_reading_loads_no_other_package(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", READING, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(run.stdout.split())
    ours = {"content", "storage"}
    assert ours <= loaded
    others = loaded - ours - set(sys.stdlib_module_names) - {"__main__", "__mp_main__"}
    assert {name for name in others if not name.startswith("_")} == set()
    assert not loaded & {"asyncio", "dataclasses", "hashlib", "inspect", "tkinter"}
