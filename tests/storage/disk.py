"""A disk that fails, or goes out with the power, at the call that a test chooses."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CALLS = ("open", "write", "fsync", "fstat", "close", "replace", "lstat", "unlink", "scandir")


class Disk:
    """Counts the calls made to the files of the system; at the chosen one something happens."""

    def __init__(self, at: int | None, happens: Callable[[], None]) -> None:
        self.calls: list[str] = []
        self.fired = False
        self._at = at
        self._happens = happens

    def passes(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) - 1 == self._at:
            self.fired = True
            self._happens()


@contextmanager
def failing(at: int | None, errno: int = 0) -> Iterator[Disk]:
    """A disk whose call number `at` fails with this error; with None it only counts."""

    def fail() -> None:
        raise OSError(errno, os.strerror(errno))

    with _watched(Disk(at, fail)) as disk:
        yield disk


@contextmanager
def killing(at: int) -> Iterator[Disk]:
    """This process is killed instead of making call number `at`."""
    with _watched(Disk(at, lambda: os.kill(os.getpid(), signal.SIGKILL))) as disk:
        yield disk


@contextmanager
def _watched(disk: Disk) -> Iterator[Disk]:
    real = {name: getattr(os, name) for name in CALLS}
    try:
        for name, call in real.items():
            setattr(os, name, _through(disk, name, call))
        yield disk
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def _through(disk: Disk, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def passed(*arguments: Any, **named: Any) -> Any:
        disk.passes(name)
        return call(*arguments, **named)

    return passed
