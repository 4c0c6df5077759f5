"""Reads calendar files in a child process: with a bounded time, and cancellable at any moment."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from storage.ics_read import FileRead, RefusedEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from storage.ics_stored import Series
    from storage.ics_window import Window

MOST_SECONDS = 9.5
"""Of one file, from its start to the last word about it."""
FILE_SECONDS = 7.0
"""After which the child itself names what is left."""
MOST_TRIES = 3
MOST_FILES = 10_000
WORKER = "storage.ics_worker"
"""The module that the child process runs."""
_SUFFIXES = (".ics", ".ical", ".ifb", ".vcs")


class Cancelled(Exception):
    """Reading was called off; nothing has changed."""


@dataclass(slots=True)
class FileFound:
    """What one file holds, or why it can't be read."""

    path: Path
    result: FileRead = field(default_factory=FileRead)
    series: list[Series] = field(default_factory=list)
    failed: str = ""
    """`not_found`, `not_a_file`, `denied`, `no_time`, `no_memory`; empty when it was read."""


def is_there(path: Path) -> bool:
    """Tell whether there is anything to be read; what lies in a closed folder is not there."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def files_in(path: Path) -> list[Path]:
    """Return the calendar files that a path means: itself, or those below a folder, by name.

    What begins with a dot is passed over, as vdir folders keep their own notes there.
    """
    if not path.is_dir():
        return [path]
    found = []
    for folder, below, names in os.walk(path):
        below[:] = sorted(each for each in below if not each.startswith("."))
        found += [
            Path(folder) / name
            for name in sorted(names)
            if name.lower().endswith(_SUFFIXES) and not name.startswith(".")
        ]
        if len(found) > MOST_FILES:
            break
    return found[:MOST_FILES]


def read_files(
    paths: Sequence[Path],
    window: Window,
    *,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[FileFound]:
    """Read calendar files one after the other; raises Cancelled.

    Nothing that is in a file makes this raise: it is told in what is yielded.
    """
    left = list(paths)
    while left:
        child = _Child(list(left), window, is_cancelled)
        try:
            for found in child.files():
                left.pop(0)
                yield found
        finally:
            child.kill()
        if left and child.is_broken:
            yield _again(left.pop(0), window, is_cancelled, child)


def _again(
    path: Path, window: Window, is_cancelled: Callable[[], bool], broken: _Child
) -> FileFound:
    """Read a file that broke its child, without the events that it broke on."""
    deadline, poison, tries = broken.deadline, {broken.at} - {""}, MOST_TRIES
    while poison and tries and time.monotonic() < deadline - 1:
        child = _Child([path], window, is_cancelled, poison=poison, deadline=deadline)
        try:
            found = next(child.files(), None)
        finally:
            child.kill()
        if found is not None:
            return found
        poison.add(child.at)
        tries -= 1
    return FileFound(path, failed="no_time" if time.monotonic() > deadline - 1 else "no_memory")


class _Child:
    """One child process over some files."""

    def __init__(
        self,
        paths: Sequence[Path],
        window: Window,
        is_cancelled: Callable[[], bool],
        poison: set[str] | None = None,
        deadline: float = 0.0,
    ) -> None:
        self._paths, self._is_cancelled = paths, is_cancelled
        self._fixed_deadline = deadline
        self.deadline = deadline or time.monotonic() + MOST_SECONDS
        self.at = ""
        """The event that it is working on."""
        self.is_broken = False
        self._process = _started()
        self._ask(window, poison or set())
        self._watch = threading.Thread(target=self._watched, daemon=True)
        self._watch.start()

    def _ask(self, window: Window, poison: set[str]) -> None:
        asked = {
            "files": [str(path) for path in self._paths],
            "first": window.first.isoformat(),
            "last": window.last.isoformat(),
            "zone": str(window.zone),
            "poison": sorted(poison),
            "seconds": min(FILE_SECONDS, max(0.5, self.deadline - time.monotonic() - 1.5)),
        }
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(orjson.dumps(asked) + b"\n")
            self._process.stdin.close()
        except BrokenPipeError:
            self.is_broken = True

    def files(self) -> Iterator[FileFound]:
        """Yield what it says of each file, until it ends or breaks."""
        assert self._process.stdout is not None
        for path in self._paths:
            found = FileFound(path)
            for line in self._process.stdout:
                if self._is_cancelled():
                    raise Cancelled
                if line.endswith(b"\n") and self._take(orjson.loads(line), found):
                    break
            else:
                if self._is_cancelled():
                    raise Cancelled
                self.is_broken = True
                return
            if not self._fixed_deadline:
                self.deadline = time.monotonic() + MOST_SECONDS
            yield found

    def _take(self, said: dict[str, Any], found: FileFound) -> bool:
        """Take in one thing it says; tell whether the file is done."""
        if "series" in said:
            found.series.append(said["series"])
            self.at = ""
        elif "at" in said:
            self.at = said["at"]
        elif "failed" in said:
            found.failed = said["failed"]
            return True
        else:
            end = said["end"]
            refused = [RefusedEvent(**each) for each in end.pop("refused")]
            found.result = FileRead(refused=refused, **end)
            return True
        return False

    def _watched(self) -> None:
        """End the process when its time is up or nobody waits for it any more."""
        while self._process.poll() is None:
            if time.monotonic() > self.deadline or self._is_cancelled():
                self._process.kill()
                return
            time.sleep(0.05)

    def kill(self) -> None:
        """End it, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def _started() -> subprocess.Popen[bytes]:
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        [sys.executable, "-m", WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=variables,
    )
