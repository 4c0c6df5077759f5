"""A new file for this person's eyes only; one that is there already is left alone."""

from __future__ import annotations

import os

from tui.refusals import Refusal

MODE = 0o600


def write_new(path: str, text: bytes) -> None:
    """Write a file that is not there yet; raises Refusal where it is, and OSError."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    except FileExistsError:
        raise Refusal("file_exists", where=path) from None
    with os.fdopen(handle, "wb") as file:
        file.write(text)
