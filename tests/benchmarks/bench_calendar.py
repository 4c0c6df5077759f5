"""Importing a consultant's year: 2,500 events, 40 of them recurring, beside khal's import of it.

khal is looked for on the PATH and in the folders that BREATHING_ROOM_PROGRAMS names. It takes a
minute for a file, so that the two are run in turn once, not nine times.
"""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks import consultant
from tests.benchmarks.figures import Figure
from tests.benchmarks.paired import Pair, median, process
from tests.khal import KHAL

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS = 1
NOW = "2026-11-24T09:00:00+02:00"


def figures() -> Iterator[Figure]:
    """Give the ratio of the two imports, where khal is installed."""
    places = os.pathsep.join([os.environ.get("BREATHING_ROOM_PROGRAMS", ""), os.environ["PATH"]])
    khal = shutil.which("khal", path=places)
    if khal is None:
        return
    pairs = []
    for _ in range(RUNS):
        with TemporaryDirectory() as folder:
            pairs.append(_pair(Path(folder), khal))
    pair = Pair(median([each.ours for each in pairs]), median([each.other for each in pairs]))
    yield Figure(
        "`calendar import` of 2,500 events beside khal's", pair.ratio, at_most=1, detail=str(pair)
    )


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
