"""Importing a consultant's year: 2,500 events, 40 of them recurring, beside khal's import of it.

khal takes a minute for a file, so that the two are run in turn once, not nine times.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks import consultant, peers
from tests.benchmarks.figures import Figure, Skipped
from tests.benchmarks.paired import Pair, median, process
from tests.khal import KHAL

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS = 1
NOW = "2026-11-24T09:00:00+02:00"


def figures() -> Iterator[Figure | Skipped]:
    """Give the ratio of the two imports, where khal is installed."""
    what = "`calendar import` of 2,500 events beside"
    khal = peers.found("khal")
    if khal is None:
        yield Skipped(f"{what} khal", "khal")
        return
    pairs = []
    for _ in range(RUNS):
        with TemporaryDirectory() as folder:
            pairs.append(_pair(Path(folder), khal))
    pair = Pair(median([each.ours for each in pairs]), median([each.other for each in pairs]))
    yield Figure(f"{what} {peers.named('khal')}", pair.ratio, at_most=1, detail=str(pair))


def _pair(folder: Path, khal: str) -> Pair:
    year = folder / "year.ics"
    consultant.write(year, date(2026, 6, 1))
    (folder / "khal").mkdir()
    config = folder / "khal.conf"
    config.write_text(KHAL.format(folder=folder), encoding="utf-8")
    variables = {
        "BREATHING_ROOM_NOW": NOW,
        "HOME": str(folder),
        "TZ": "Europe/Bucharest",
        "XDG_STATE_HOME": str(folder / "state"),
    }
    ours = [sys.executable, "-m", "tui", "calendar", "import", str(year), "--data", str(folder)]
    theirs = [khal, "-c", str(config), "import", "--batch", "-a", "mine", str(year)]
    return Pair(process(ours, variables)(), process(theirs, variables)())
