"""The app from its start to its first text in a real terminal, beside the floor and its peers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.repository import Repository
from tests.benchmarks import one_widget, peers
from tests.benchmarks.figures import Figure, Skipped
from tests.benchmarks.paired import paired
from tests.content.lived_in import NOW, lived_in

DECISIONS = 1_000
AT_MOST, AT_MOST_OF_PEERS = 1.6, 0.5
"""How many times as long as the smallest Textual app the first text may take, and as the peers."""
PEERS = ("posting", "harlequin")


def figures() -> Iterator[Figure | Skipped]:
    """Give the ratios; nothing where there are no pseudo-terminals."""
    if os.name != "posix":
        return
    from tests.benchmarks.first_text import first_text

    with TemporaryDirectory() as place:
        folder = Path(place)
        Repository(folder / "data", "desk", lambda: NOW).record(lived_in(DECISIONS))
        variables = {
            "BREATHING_ROOM_DEVICE": "desk",
            "BREATHING_ROOM_HOME": str(folder / "data"),
            "BREATHING_ROOM_NOW": NOW.isoformat(),
            "HOME": str(folder),
            "TZ": "Europe/Bucharest",
        }
        ours = first_text([sys.executable, "-m", "tui"], variables)
        what = f"First text of the app with {DECISIONS:,} decisions beside"
        smallest = first_text([sys.executable, one_widget.__file__], variables)
        pair = paired(ours, smallest)
        yield Figure(
            f"{what} a Textual app of one widget", pair.ratio, at_most=AT_MOST, detail=str(pair)
        )
        for program in PEERS:
            path = peers.found(program)
            if path is None:
                yield Skipped(f"{what} {program}", program)
                continue
            pair = paired(ours, first_text([path], variables))
            named = f"{what} {peers.named(program)}"
            yield Figure(named, pair.ratio, at_most=AT_MOST_OF_PEERS, detail=str(pair))
