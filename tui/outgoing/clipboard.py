"""Copying: the way that works where the person is, and one line that says what was copied.

tmux by default drops what an app asks the terminal to copy, Windows takes no UTF-8, and whether
a terminal heard the request is never answered. So the line always says how the text begins: it
can be compared with what is pasted.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from content.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.coach import Coach

PATIENCE_SECONDS = 3
SHOWN_CHARACTERS = 32
TMUX_AND_TERMINAL = ("tmux", "load-buffer", "-w", "-")
"""Fills tmux's own buffer and the clipboard of the terminal around it."""
TMUX_ALONE = ("tmux", "load-buffer", "-")
"""For a tmux before 3.2."""


def copy(app: Coach, text: str) -> str:
    """Copy a text, freed of control characters; return the line that says so."""
    plain = clean(text, lines=True)
    way = _copied_by(app.session.environment.variables, plain)
    if way == "terminal":
        app.copy_to_clipboard(plain)
    return app.session.words(f"letter_screen.copied.{way}", beginning=beginning(plain))


def beginning(text: str) -> str:
    """Return how a text begins, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_CHARACTERS else f"{line[: SHOWN_CHARACTERS - 1].rstrip()}…"


def _copied_by(variables: Mapping[str, str], text: str) -> str:
    """Copy by a program where there is one for this place; else leave it to the terminal."""
    if variables.get("TMUX"):
        if _run(TMUX_AND_TERMINAL, text.encode()):
            return "done"
        return "tmux" if _run(TMUX_ALONE, text.encode()) else "terminal"
    far = bool(variables.get("SSH_CONNECTION") or variables.get("SSH_TTY"))
    if sys.platform == "darwin" and not far and _run(("pbcopy",), text.encode()):
        return "done"
    if variables.get("WSL_DISTRO_NAME") and _run(("clip.exe",), _for_windows(text)):
        return "done"
    return "terminal"


def _for_windows(text: str) -> bytes:
    """Return the text as Windows reads it: of UTF-8 it would make other letters."""
    return text.replace("\n", "\r\n").encode("utf-16-le")


def _run(command: Sequence[str], given: bytes) -> bool:
    """Give a program the text on its standard input; tell whether it took it."""
    try:
        done = subprocess.run(
            command,
            input=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
