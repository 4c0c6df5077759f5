"""One writer at a time, over all processes, with a bounded wait."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from storage import files
from storage.faults import Busy, NotSaved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT_SECONDS = 5.0
_POLL_SECONDS = 0.002
_HOLDER_BYTES = 32


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock that belongs to this data file; the data file itself is never locked.

    Raises Busy, which says who holds it, when the wait is over.
    """
    # Only a change needs the lock, and filelock is half of what the store costs at start.
    from filelock import FileLock, Timeout

    beside = path.with_name(f"{path.name}.lock")
    try:
        files.make_folder(path.parent)
        lock = FileLock(beside, WAIT_SECONDS, mode=files.FILE_MODE)
        lock.acquire(poll_interval=_POLL_SECONDS)
    except Timeout as error:
        raise Busy("busy", beside, holder=_holder(beside), seconds=f"{WAIT_SECONDS:g}") from error
    except OSError as error:
        raise NotSaved(files.reason(error), beside) from error
    try:
        _sign(beside)
        yield
    finally:
        lock.release()


def _sign(beside: Path) -> None:
    # The note is a help for the one who waits. Where a locked file cannot be written (Windows)
    # there is none.
    with suppress(OSError), beside.open("r+", encoding="ascii") as note:
        note.write(f"{os.getpid()}".ljust(_HOLDER_BYTES))


def _holder(beside: Path) -> str:
    try:
        return beside.read_text(encoding="ascii", errors="replace")[:_HOLDER_BYTES].strip() or "?"
    except OSError:
        return "?"
