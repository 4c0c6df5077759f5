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
    """Return a run that times a whole process; it fails when the process does."""

    def run() -> Cost:
        before = time.perf_counter()
        started = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, **(variables or {})},
        )
        assert started.stderr is not None
        said = started.stderr.read()
        _, status, used = os.wait4(started.pid, 0)
        seconds = time.perf_counter() - before
        started.stderr.close()
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            raise RuntimeError(f"{command} failed: {said.decode(errors='replace')}")
        return Cost(seconds, used.ru_maxrss / MAXRSS_A_MEGABYTE)

    return run
