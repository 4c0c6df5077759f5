"""The child process in which calendar files are read, so that a hostile one harms nobody.

Started by `storage.calendar_reading`: `python -m storage.ics_worker`. It takes one JSON document
on stdin and answers with one a line on stdout:

    {"at": uid}           before an event that recurs is laid out
    {"series": {…}}       an event that is in
    {"end": {…}}          the file is done: what of it is in, refused or outside
    {"failed": reason}    the file can't be opened
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import date
from typing import IO, TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import orjson

from storage import files
from storage.ics_read import Reader, TimeIsUp
from storage.ics_window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

CPU_SECONDS = 60
"""Of the whole process, over all files that it is given."""
MEMORY_BYTES = 384 * 1024 * 1024
"""Of address space, of which a process never touches all."""
EVENT_SECONDS = 1.0


def main() -> None:
    """Read the files that are asked for."""
    _limit()
    asked = orjson.loads(sys.stdin.buffer.readline())
    window = Window(
        date.fromisoformat(asked["first"]),
        date.fromisoformat(asked["last"]),
        ZoneInfo(asked["zone"]),
    )
    for path in asked["files"]:
        _read(path, window, set(asked["poison"]), asked["seconds"])


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent watches the clock there too
        return
    limits = {
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_CPU: (CPU_SECONDS, CPU_SECONDS + 1),
        resource.RLIMIT_AS: (MEMORY_BYTES, MEMORY_BYTES),
    }
    for limit, values in limits.items():
        # Not every system knows every limit, and a stricter one may be set already.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, values)


def _read(path: str, window: Window, poison: set[str], seconds: float) -> None:
    try:
        with _opened(path) as file:
            _end(_result(file, window, poison, seconds))
    except FileNotFoundError:
        _say({"failed": "not_found"}, now=True)
    except IsADirectoryError:
        _say({"failed": "not_a_file"}, now=True)
    except OSError as error:
        _say({"failed": files.reason(error)}, now=True)


def _opened(path: str) -> IO[bytes]:
    """Open an ordinary file; a pipe or a device, which might never end, is none."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise IsADirectoryError(path)
    return os.fdopen(handle, "rb")


def _result(file: IO[bytes], window: Window, poison: set[str], seconds: float) -> dict[str, Any]:
    def begin(uid: str) -> None:
        _say({"at": uid}, now=True)

    reader = Reader(
        window,
        lambda series: _say({"series": series}),
        begin=begin,
        guard=_alarm,
        poison=poison,
        seconds=seconds,
    )
    return asdict(reader.read(file))


@contextmanager
def _alarm() -> Iterator[None]:
    """Stop what takes too long, where the system can."""
    import signal

    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise TimeIsUp

    signal.signal(signal.SIGPROF, ring)
    # By the time that it works, or a busy machine would refuse what a quiet one takes; how long
    # it may take by the clock the other process watches. It rings again and again: raised in a
    # finalizer, the first would go unheard.
    signal.setitimer(signal.ITIMER_PROF, EVENT_SECONDS, EVENT_SECONDS / 10)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _end(result: dict[str, Any]) -> None:
    _say({"end": result}, now=True)


def _say(document: dict[str, Any], *, now: bool = False) -> None:
    sys.stdout.buffer.write(orjson.dumps(document) + b"\n")
    if now:
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
