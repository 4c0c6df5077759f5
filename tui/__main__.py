"""The way in: `breathing-room`, or `python -m tui`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from tui.exit_codes import FAILED, INTERRUPTED

COLLECT_AFTER = 50_000
"""Objects made before the first search for cycles: more than a command makes while it loads."""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; nothing is ever raised to the caller."""
    try:
        from tui.boundary import guarded
        from tui.cli import run

        return guarded(run, sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:  # before the command has begun, or while it tells why it fails
        return INTERRUPTED
    except Exception as fault:  # a part of the program itself is missing, its words perhaps
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(f"{type(fault).__name__}: {' '.join(str(fault).split())}\n")
        return FAILED


def start() -> None:
    """Run the command that the process was started for, and end the process with its exit code."""
    gc.set_threshold(COLLECT_AFTER)
    code = main()
    threads = sys.modules.get("threading")
    if threads is not None and threads.active_count() > 1:
        sys.exit(code)
    # The system takes back at once what Python would take apart piece by piece; what has to be on
    # the disk was synced when it was written.
    with suppress(OSError, ValueError, KeyboardInterrupt):
        sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    start()
