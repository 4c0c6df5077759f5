"""Home and History of a person with many decisions beside those of one with ten; keys; memory.

Home is timed twice: opened in an app that runs, and from the start of the process, which reads the
store. The ten decisions are some that Home lists of the 3,000, so that as many rows are painted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.repository import Repository
from tests.benchmarks import one_widget
from tests.benchmarks.figures import Figure
from tests.benchmarks.paired import Cost, paired
from tests.content.lived_in import NOW, lived_in
from tui.use_cases.attention import waiting
from tui.use_cases.overview import Overview

FEW, MANY = 10, (3_000, 10_000)
AT_MOST = 1.5
"""How many times as long as with a few decisions."""
MEMORY_AT_MOST = 2.5
"""How many times the peak memory of a Textual app of one widget."""
PERCENTILE = 95
KEYS = {"down": "up", "pagedown": "pageup", "t": "t"}
"""Keys that are pressed in History, each in turn with one that leads back or on."""
KEY_RUNS = 20
LAST_OF_HOME = "Ctrl+Q"
"""What is painted last of Home, in the line of keys."""


@dataclass(frozen=True, slots=True)
class Seen(Cost):
    """What one run took until the picture was as it stays, and until the last paint."""

    rest: float = 0.0


Do = Callable[[], Seen]


def figures() -> Iterator[Figure]:
    """Give the ratios, and what single keys take."""
    with TemporaryDirectory() as place:
        stores = {count: _store(Path(place) / f"{count}", count) for count in (FEW, *MANY)}
        for count in MANY:
            with worker(stores[FEW]) as few, worker(stores[count]) as many:
                yield from _opened(count, many, few)
        if os.name == "posix":
            yield from _started(stores)
        with worker(stores[MANY[-1]]) as many, worker() as bare:
            yield from _keys(many, bare)


def _store(folder: Path, count: int) -> Path:
    made = lived_in(max(count, MANY[0]))
    overview = Overview(tuple(made), NOW)
    if count == FEW:
        ids = {each.decision.id for each in waiting(overview) if each.kind != "check_in"}
        made = [each for each in made if each.id in ids][-FEW:]
    # Home is what opens where no meeting waits to be spoken of.
    asked = {row.decision_id for row in overview.open_rows}
    made = [each for each in made if each.id not in asked]
    Repository(folder, "here", lambda: NOW).record(made)
    return folder


@contextmanager
def worker(folder: Path | None = None) -> Iterator[Callable[[str], Do]]:
    """Open an app in a process of its own; give what makes runs of what it can do."""
    command = [sys.executable, "-m", "tests.benchmarks.screen_worker"]
    command += [] if folder is None else [str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said, told = process.stdin, process.stdout

        def does(what: str) -> Do:
            def run() -> Seen:
                print(what, file=said, flush=True)
                picture, rest = map(float, told.readline().split())
                return Seen(picture, rest=rest)

            return run

        yield does
        said.close()


def _opened(count: int, many: Callable[[str], Do], few: Callable[[str], Do]) -> Iterator[Figure]:
    for screen in ("home", "history"):
        pair = paired(_to_rest(many(screen)), _to_rest(few(screen)))
        what = f"{screen.title()} opened with {count:,} decisions beside {FEW}"
        yield Figure(what, pair.ratio, at_most=AT_MOST, detail=str(pair))


def _to_rest(do: Do) -> Callable[[], Cost]:
    """Return runs that take until the last paint."""
    return lambda: Cost(do().rest)


def _started(stores: dict[int, Path]) -> Iterator[Figure]:
    """Give what the start up to a whole Home takes, and the peak of memory beside one widget."""
    from tests.benchmarks.first_text import first_text

    def start(folder: Path) -> Callable[[], Cost]:
        variables = {
            "BREATHING_ROOM_DEVICE": "here",
            "BREATHING_ROOM_HOME": str(folder),
            "BREATHING_ROOM_NOW": NOW.isoformat(),
            "HOME": str(folder),
            "TZ": "Europe/Bucharest",
        }
        return first_text([sys.executable, "-m", "tui"], variables, LAST_OF_HOME)

    for count in MANY:
        pair = paired(start(stores[count]), start(stores[FEW]))
        what = f"Home from the start of the app with {count:,} decisions beside {FEW}"
        yield Figure(what, pair.ratio, at_most=AT_MOST, detail=str(pair))
    smallest = first_text([sys.executable, one_widget.__file__], {})
    pair = paired(start(stores[MANY[-1]]), smallest)
    what = f"Peak memory of the app with {MANY[-1]:,} decisions beside a Textual app of one widget"
    yield Figure(what, pair.memory_ratio, at_most=MEMORY_AT_MOST, detail=str(pair))


def _keys(many: Callable[[str], Do], bare: Callable[[str], Do]) -> Iterator[Figure]:
    """Give the slow presses of each key, beside a key of the smallest app that does as much.

    In an interview a key puts another screen in the place of this one, in History it changes it.
    """
    for key, other in KEYS.items():
        what = f"`{key}` in History of {MANY[-1]:,}"
        if key == next(iter(KEYS)):
            many("open_history")()
        yield _slowest(what, [many(key), many(other)], bare(key))
    many("leave")()
    another_screen = bare("s")
    another_screen()
    for name in ("number_key", "advice"):
        shown = {"number_key": "a number key in the interview", "advice": "Enter to the advice"}
        yield _slowest(shown[name], [many(name)], another_screen)


def _slowest(what: str, ours: Sequence[Do], other: Do) -> Figure:
    costs = [(do(), other()) for _ in range(KEY_RUNS) for do in ours]
    slow, floor = (_percentile([pair[at].seconds for pair in costs]) for at in (0, 1))
    middles = [statistics.median(pair[at].seconds for pair in costs) for at in (0, 1)]
    rest = statistics.median(pair[0].rest for pair in costs)
    detail = (
        f"{slow * 1000:.1f} beside {floor * 1000:.1f} ms; medians {middles[0] * 1000:.1f} beside "
        f"{middles[1] * 1000:.1f} ms, {rest * 1000:.1f} ms until it rests"
    )
    return Figure(
        f"p{PERCENTILE} of {what}, key to picture, beside a small Textual app",
        slow / floor,
        detail=detail,
    )


def _percentile(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[PERCENTILE - 1]
