"""Prints the table of figures: `python -m tests.benchmarks [NAME…]`.

Each `bench_<name>.py` beside this file gives its figures. Exits 1 when one is not reached. When the
commands and the store are both measured, the picture of how cost grows is drawn anew as well.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.benchmarks.figures import HEADER, Figure, Point, Skipped
from tests.benchmarks.plot import drawn

HERE = Path(__file__).parent
PICTURE = HERE.parent.parent / "screenshots" / "growth.svg"
CPU_INFO = Path("/proc/cpuinfo")


def main(wanted: list[str]) -> int:
    """Print the figures as they come."""
    print(f"{_machine()}\n")
    print(HEADER, flush=True)
    reached, points = True, list[Point]()
    for figure in _figures(wanted):
        print(figure.as_row(), flush=True)
        reached &= figure.reached
        if isinstance(figure, Figure) and figure.point is not None:
            points.append(figure.point)
    if len({point.curve for point in points}) > 1:
        PICTURE.write_text(drawn(points), encoding="utf-8")
    return 0 if reached else 1


def _machine() -> str:
    """Return what the figures were measured on."""
    told = CPU_INFO.read_text(encoding="utf-8") if CPU_INFO.exists() else ""
    model = next((line.partition(":")[2] for line in told.splitlines() if "model name" in line), "")
    cpu = model.strip() or platform.processor()
    python = f"Python {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} × {cpu}, {python}"


def _figures(wanted: list[str]) -> Iterator[Figure | Skipped]:
    for file in sorted(HERE.glob("bench_*.py")):
        if not wanted or file.stem.removeprefix("bench_") in wanted:
            yield from import_module(f"tests.benchmarks.{file.stem}").figures()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
