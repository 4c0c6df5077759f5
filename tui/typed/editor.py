"""The person's own editor, for a text that the app holds."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from content.plain_text import clean
from tui.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.coach import Coach

FILE_MODE = 0o600


def editor(variables: Mapping[str, str]) -> list[str] | None:
    """Return the command of the person's editor; None where none is named."""
    named = variables.get("VISUAL") or variables.get("EDITOR") or ""
    try:
        return shlex.split(named) or None
    except ValueError:
        return None


def edit(app: Coach, text: str, name: str) -> str:
    """Let the person change a text in their editor, and return it as they left it.

    Raises Refusal (`no_editor`, `editor_failed`, `no_suspend`); then the text is as it was. The
    file, readable by this person alone, is gone afterwards, with all that an editor put beside it.
    """
    command = editor(app.session.environment.variables)
    if command is None:
        raise Refusal("no_editor")
    with tempfile.TemporaryDirectory(
        prefix="breathing-room-", ignore_cleanup_errors=True
    ) as folder:
        file = Path(folder) / f"{name}.txt"
        try:
            _write(file, text)
            with app.suspend():
                done = subprocess.run([*command, str(file)], check=False)
        except SuspendNotSupported:
            raise Refusal("no_suspend") from None
        except OSError as fault:
            raise Refusal("editor_failed", value=command[0], reason=fault.strerror) from None
        if done.returncode:
            raise Refusal("editor_failed", value=command[0], reason=done.returncode)
        return _read(file)


def _write(file: Path, text: str) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
        opened.write(text + "\n")


def _read(file: Path) -> str:
    """Return what the file holds now, safe to show."""
    return clean(file.read_bytes().decode("utf-8", errors="replace"), lines=True).strip("\n")
