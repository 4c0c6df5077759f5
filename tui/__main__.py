"""The way in: `breathing-room`, or `python -m tui`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

COLLECT_AFTER = 50_000
"""Objects made before the first search for cycles: more than a command makes while it loads."""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; nothing is ever raised to the caller."""
    from tui.boundary import guarded
    from tui.cli import run

    return guarded(run, sys.argv[1:] if argv is None else argv)


def start() -> None:
    """Run the command that the process was started for, and end the process with its exit code."""
    gc.set_threshold(COLLECT_AFTER)
    code = main()
    threads = sys.modules.get("threading")
    if threads is not None and threads.active_count() > 1:
        sys.exit(code)
    # The system takes back at once what Python would take apart piece by piece; what has to be on
    # the disk was synced when it was written.
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    start()
