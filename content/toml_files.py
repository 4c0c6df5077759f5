"""Reading the data files; a fault names its file and its key."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


class LibraryFault(ValueError):
    """A data file that the coach can't work with: names the file, the key and the reason."""

    def __init__(self, file: Path, key: str, reason: str) -> None:
        super().__init__(f"{file.name}: {key}: {reason}")
        self.file, self.key, self.reason = file, key, reason


def read_toml(file: Path, *, head: bool = False) -> dict[str, Any]:
    """Return the tables of a TOML file, or raise LibraryFault with the parser's line.

    `head`: only what stands before the first table.
    """
    try:
        text = file.read_text(encoding="utf-8")
        return tomllib.loads(text.partition("\n[")[0] if head else text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise LibraryFault(file, "the file", str(fault)) from fault
