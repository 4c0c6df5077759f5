"""The exit codes of every command."""

from __future__ import annotations

DONE = 0
FAILED = 1
"""Refused or failed, with one line on stderr."""
MISUSED = 2
"""Called in a way that it can't be."""
INTERRUPTED = 130
"""Ended by Ctrl-C, as shells count it."""
