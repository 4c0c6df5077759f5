"""A program in a real terminal, timed until the first text of its own has come."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.paired import Cost, installed_environment

COLUMNS, LINES = 100, 30
PATIENCE_SECONDS = 60
KILOBYTES_IN_A_MEGABYTE = 1024
_STEERING = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\].*?(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\"
    rb"|\x1b[ -/]*[0-~]|\x1b.*\Z",
    re.DOTALL,
)
"""What a terminal obeys and does not show, one that is not whole yet included."""


def first_text(
    command: Sequence[str], variables: Mapping[str, str], text: str = ""
) -> Callable[[], Cost]:
    """Return a run that opens a program, waits for its first text, or for this one, and ends it."""

    def run() -> Cost:
        before = time.perf_counter()
        pid, descriptor = pty.fork()
        if pid == 0:
            _become(command, {**installed_environment(), **variables, "TERM": "xterm-256color"})
        try:
            fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            _wait(descriptor, command, text.encode())
            return Cost(time.perf_counter() - before, _peak_megabytes(pid))
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(descriptor)

    return run


def _peak_megabytes(pid: int) -> float:
    """Return the peak of memory so far, where the system tells it of a process that runs."""
    status = Path(f"/proc/{pid}/status")
    told = status.read_text(encoding="ascii") if status.exists() else ""
    found = re.search(r"VmHWM:\s*(\d+) kB", told)
    return int(found[1]) / KILOBYTES_IN_A_MEGABYTE if found else 0.0


def _become(command: Sequence[str], variables: Mapping[str, str]) -> None:
    try:
        os.execvpe(command[0], list(command), variables)
    finally:
        os._exit(127)


def _wait(descriptor: int, command: Sequence[str], text: bytes) -> None:
    """Read until there is text to be seen, or this one."""
    said, until = b"", time.perf_counter() + PATIENCE_SECONDS
    while not (shown := _STEERING.sub(b"", said).strip()) or text not in shown:
        readable, _, _ = select.select([descriptor], [], [], until - time.perf_counter())
        if not readable:
            raise RuntimeError(f"{command} shows nothing")
        try:
            said += os.read(descriptor, 65536)
        except OSError as ended:
            raise RuntimeError(f"{command} ended: {said!r}") from ended
