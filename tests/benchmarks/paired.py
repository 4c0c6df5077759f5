"""Timing in pairs: A, B, A, B …, so that the machine's moods fall on both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

RUNS = 9
"""Pairs that are timed; the medians are of these."""
WARM_UP = 2
MAXRSS_A_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024
"""The system gives peak memory in bytes on macOS, in kilobytes elsewhere."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    seconds: float
    megabytes: float = 0.0
    """Peak memory of a process; 0 where it was not measured."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The medians of two things that were run in turn."""

    ours: Cost
    other: Cost

    @property
    def ratio(self) -> float:
        """Our time over the other's."""
        return self.ours.seconds / self.other.seconds

    @property
    def memory_ratio(self) -> float:
        """Our peak memory over the other's."""
        return self.ours.megabytes / self.other.megabytes

    def __str__(self) -> str:
        """Say both times, and both memories where they were measured."""
        times = f"{_milliseconds(self.ours)} beside {_milliseconds(self.other)} ms"
        if not self.ours.megabytes:
            return times
        return f"{times}; {self.ours.megabytes:.0f} beside {self.other.megabytes:.0f} MB"


def _milliseconds(cost: Cost) -> str:
    value = cost.seconds * 1000
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def paired(ours: Callable[[], Cost], other: Callable[[], Cost], runs: int = RUNS) -> Pair:
    """Run two things in turn and return the medians."""
    for _ in range(WARM_UP):
        ours(), other()
    costs = [(ours(), other()) for _ in range(runs)]
    return Pair(median([pair[0] for pair in costs]), median([pair[1] for pair in costs]))


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median time with the median memory."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.megabytes for cost in costs),
    )


def call(function: Callable[[], object]) -> Callable[[], Cost]:
    """Return a run that times a function of this process."""

    def run() -> Cost:
        before = time.perf_counter()
        function()
        return Cost(time.perf_counter() - before)

    return run


def process(
    command: Sequence[str], variables: Mapping[str, str] | None = None
) -> Callable[[], Cost]:
    """Return a run that times a whole process; it fails when the process does.

    Its peak memory is measured once, before the first run.
    """
    environment = {**installed_environment(), **(variables or {})}
    peak: list[float] = []

    def run() -> Cost:
        if not peak:
            peak.append(_peak_megabytes(command, environment))
        before = time.perf_counter()
        ran = _ran(command, environment)
        seconds = time.perf_counter() - before
        if ran.returncode:
            raise RuntimeError(f"{command} failed: {ran.stderr.decode(errors='replace')}")
        return Cost(seconds, peak[0])

    return run


def installed_environment() -> dict[str, str]:
    """Return this process's variables, but with modules kept compiled, as an installer does."""
    return {key: each for key, each in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _ran(
    command: Sequence[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, env=environment, check=False
    )


PEAK = """
import os, sys
nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
started = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
print(os.wait4(started, 0)[2].ru_maxrss)
"""
"""A process begins with the peak of the one that starts it, which is why a small one does it."""


def _peak_megabytes(command: Sequence[str], environment: Mapping[str, str]) -> float:
    if not hasattr(os, "posix_spawnp"):
        return 0.0
    ran = _ran([sys.executable, "-I", "-S", "-c", PEAK, *command], environment)
    return int(ran.stdout) / MAXRSS_A_MEGABYTE
