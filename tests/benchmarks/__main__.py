"""Prints the table of figures: `python -m tests.benchmarks [NAME…]`.

Each `bench_<name>.py` beside this file gives its figures. Exits 1 when one is not reached.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.benchmarks.figures import HEADER, Figure


def main(wanted: list[str]) -> int:
    """Print the figures as they come."""
    print(f"{platform.platform()}, Python {platform.python_version()}\n")
    print(HEADER, flush=True)
    reached = True
    for figure in _figures(wanted):
        print(figure.as_row(), flush=True)
        reached &= figure.reached
    return 0 if reached else 1


def _figures(wanted: list[str]) -> Iterator[Figure]:
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        if not wanted or file.stem.removeprefix("bench_") in wanted:
            yield from import_module(f"tests.benchmarks.{file.stem}").figures()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
