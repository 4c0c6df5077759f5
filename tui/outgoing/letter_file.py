"""A letter as a file: plain text, or a draft for a mail program when its name ends in .eml."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from content.plain_text import clean, fold
from tui.outgoing import mail_draft

if TYPE_CHECKING:
    from datetime import datetime

    from content.decision import Letter

FILE_MODE = 0o600
MAIL = ".eml"
LONGEST_NAME = 40


def suggested(client: str, day: datetime) -> Path:
    """Return a file for a letter to this client, in the person's own folder."""
    letters = [each if each.isalnum() else "-" for each in fold(client)[:LONGEST_NAME]]
    name = "-".join(part for part in "".join(letters).split("-") if part) or "letter"
    return Path.home() / f"{name}-{day:%Y-%m-%d}.txt"


def content(path: Path, letter: Letter, address: str, now: datetime, name: str = "") -> bytes:
    """Return what the file holds; a draft is to the address, by this name."""
    if path.suffix.lower() == MAIL:
        return mail_draft.draft(letter, address, now, name)
    return f"{clean(letter.subject)}\n\n{clean(letter.body, lines=True)}\n".encode()


def write(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file that this person alone can read, whole or not at all.

    Raises FileExistsError where there is one already, unless it is to be replaced; OSError, which
    names the folder where it is the folder that refuses.
    """
    handle, beside = _beside(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if not replace:
            # The name is taken in one step, so that nobody's file is overwritten in between.
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)


def _beside(path: Path) -> tuple[int, str]:
    """Open a new file in the same folder, which takes the name once it is whole."""
    try:
        return tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:LONGEST_NAME]}.")
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(path.parent)) from None
