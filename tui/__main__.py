"""The way in: `breathing-room`, or `python -m tui`."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; nothing is ever raised to the caller."""
    from tui.boundary import guarded
    from tui.cli import run

    return guarded(run, sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
