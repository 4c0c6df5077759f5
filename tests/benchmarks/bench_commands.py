"""Commands as they are felt: `week` beside bare Python and its peers, `advise --batch` beside JSON.

The batch is advised in this process, so that start-up, which the other figures show, is not counted
again.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.repository import Repository
from tests.benchmarks import peer_stores, peers
from tests.benchmarks.figures import Figure, Point, Skipped
from tests.benchmarks.paired import Cost, call, paired, process
from tests.content.lived_in import NOW, lived_in
from tests.reference import gates
from tui.__main__ import main

SIZES = {1_000: 25, 10_000: 9, 100_000: 7}
"""Decisions, and the pairs that are timed."""
AT_MOST = {1_000: 2.0}
"""How many times as long as Python with TinyDB `week` may take."""
LEEWAY = 1.1
"""Memory caches know fewer of more decisions."""
ENTRIES, DOCUMENTS = 1_000, 10_000
BATCH_RUNS = 7
TINYDB = [sys.executable, "-c", "import tinydb"]
STORES = {"watson": peer_stores.watson, "jrnl": peer_stores.jrnl}
COMMANDS = {"watson": "report", "jrnl": "-n 12"}


def figures() -> Iterator[Figure | Skipped]:
    """Give what `week` costs at a prompt and how that grows, and what advice costs a line."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        weeks = {size: _week(folder / f"{size}", size) for size in SIZES}
        for size, runs in SIZES.items():
            yield _beside_tinydb(weeks[size], size, runs)
        for few, many in zip(list(SIZES), list(SIZES)[1:], strict=False):
            yield _growth(weeks[few], few, weeks[many], many)
        for program, store in STORES.items():
            yield _beside_peer(weeks[ENTRIES], program, store, folder)
        yield _batch(folder)


def _week(folder: Path, decisions: int) -> Callable[[], Cost]:
    Repository(folder, "desk", lambda: NOW).record(lived_in(decisions))
    variables = {
        "BREATHING_ROOM_DEVICE": "desk",
        "BREATHING_ROOM_HOME": str(folder),
        "BREATHING_ROOM_NOW": NOW.isoformat(),
        "TZ": "Europe/Bucharest",
    }
    return process([sys.executable, "-m", "tui", "week"], variables)


def _beside_tinydb(week: Callable[[], Cost], decisions: int, runs: int) -> Figure:
    pair = paired(week, process(TINYDB), runs)
    return Figure(
        f"`week` of {decisions:,} decisions beside Python that imports TinyDB",
        pair.ratio,
        at_most=AT_MOST.get(decisions),
        detail=str(pair),
        point=Point("breathing-room week", decisions, pair.ours.seconds),
    )


def _growth(few: Callable[[], Cost], fewer: int, many: Callable[[], Cost], more: int) -> Figure:
    pair = paired(many, few, SIZES[more])
    what = f"`week`: a decision of {more:,} beside one of {fewer:,}"
    return Figure(what, pair.ratio * fewer / more, at_most=LEEWAY, detail=str(pair))


def _beside_peer(
    week: Callable[[], Cost],
    program: str,
    store: Callable[[Path, int, datetime], tuple[list[str], dict[str, str]]],
    folder: Path,
) -> Figure | Skipped:
    shown = f"{program} {COMMANDS[program]}"
    what = f"`week` of {ENTRIES:,} decisions beside `{shown}` of {ENTRIES:,} entries"
    if peers.found(program) is None:
        return Skipped(what, program)
    own = folder / program
    own.mkdir()
    command, variables = store(own, ENTRIES, NOW)
    pair = paired(week, process(command, variables))
    return Figure(f"{what} ({peers.named(program)})", pair.ratio, at_most=1, detail=str(pair))


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
