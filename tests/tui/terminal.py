"""A real terminal for tests: the program in a pseudo-terminal, its screen kept by pyte."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyte

ROOT = Path(__file__).parent.parent.parent
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "ctrl+q": "\x11",
    "ctrl+p": "\x10",
    "ctrl+u": "\x15",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
}
PATIENCE_SECONDS = 20


class Terminal:
    """One program in one terminal window."""

    def __init__(self, pid: int, descriptor: int, columns: int, lines: int) -> None:
        self.pid, self._descriptor = pid, descriptor
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.exit_code: int | None = None
        self.raw = b""
        """Everything that the program wrote to the terminal."""

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> None:
        """Press keys by name, or type a text."""
        for key in keys:
            os.write(self._descriptor, KEYS.get(key, key).encode())
            self.settle(0.05)

    def wait_for(self, wanted: str) -> str:
        """Wait until the screen shows a text (white space folded); return the screen."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while _folded(wanted) not in _folded(self.text):
            if time.monotonic() > deadline or self.exit_code is not None:
                raise AssertionError(f"{wanted!r} is not on the screen:\n{self.text}")
            self.settle(0.05)
        return self.text

    def settle(self, seconds: float) -> None:
        """Take in what the program paints, until it has been quiet for some seconds."""
        while select.select([self._descriptor], [], [], seconds)[0]:
            try:
                painted = os.read(self._descriptor, 65536)
            except OSError:
                painted = b""
            if not painted:
                self._reap()
                return
            self.raw += painted
            self._stream.feed(painted)

    def wait_for_end(self) -> int:
        """Wait until the program has ended and return its exit code."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.exit_code is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"still running:\n{self.text}")
            self.settle(0.05)
        return self.exit_code

    def kill(self) -> None:
        """End the program the hard way, as a power cut would (kill -9)."""
        os.kill(self.pid, signal.SIGKILL)
        self._reap()

    def _reap(self) -> None:
        if self.exit_code is None:
            _, status = os.waitpid(self.pid, 0)
            self.exit_code = os.waitstatus_to_exitcode(status)


@contextmanager
def terminal(
    arguments: Sequence[str],
    variables: Mapping[str, str],
    columns: int = 80,
    lines: int = 24,
) -> Iterator[Terminal]:
    """Run `breathing-room` with these arguments in a terminal of this size."""
    pid, descriptor = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        # Tests in the background of a script are started deaf to Ctrl+C; a terminal is not.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **variables,
        }
        program = [sys.executable, "-m", "tui", *arguments]
        os.execvpe(program[0], program, environment)
    size = struct.pack("HHHH", lines, columns, 0, 0)
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, size)
    window = Terminal(pid, descriptor, columns, lines)
    try:
        yield window
    finally:
        if window.exit_code is None:
            window.kill()
        os.close(descriptor)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)
