"""Commands as they are felt: `week` beside bare Python with TinyDB, `advise --batch` beside JSON.

`week` reads 1,000 decisions. The batch is advised in this process, so that start-up, which the
first figure shows, is not counted again.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.repository import Repository
from tests.benchmarks.figures import Figure
from tests.benchmarks.paired import call, paired, process
from tests.content.lived_in import NOW, lived_in
from tests.reference import gates
from tui.__main__ import main

DECISIONS, DOCUMENTS = 1_000, 10_000
BATCH_RUNS = 3


def figures() -> Iterator[Figure]:
    """Give what `week` costs at a prompt, and what advice costs a line."""
    with TemporaryDirectory() as folder:
        yield _week(Path(folder))
        yield _batch(Path(folder))


def _week(folder: Path) -> Figure:
    Repository(folder / "data", "desk", lambda: NOW).record(lived_in(DECISIONS))
    variables = {
        "BREATHING_ROOM_DEVICE": "desk",
        "BREATHING_ROOM_HOME": str(folder / "data"),
        "BREATHING_ROOM_NOW": NOW.isoformat(),
        "TZ": "Europe/Bucharest",
    }
    ours = process([sys.executable, "-m", "tui", "week"], variables)
    pair = paired(ours, process([sys.executable, "-c", "import tinydb"]), runs=25)
    what = f"`week` of {DECISIONS:,} decisions beside Python that imports TinyDB"
    return Figure(what, pair.ratio, at_most=6, detail=str(pair))


def _batch(folder: Path) -> Figure:
    file = folder / "batch.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for document in gates.generate(seed=1, count=DOCUMENTS):
            lines.write(f"{json.dumps(document)}\n")

    def advise() -> None:
        with redirect_stdout(io.StringIO()):
            assert main(["advise", "--batch", str(file), "--data", str(folder / "none")]) == 0

    def parse() -> None:
        for line in file.read_text(encoding="utf-8").splitlines():
            json.loads(line)

    pair = paired(call(advise), call(parse), BATCH_RUNS)
    what = f"`advise --batch` of {DOCUMENTS:,} documents beside parsing their JSON"
    return Figure(what, pair.ratio, at_most=300, detail=str(pair))
