"""A short letter handed to the mail program of the desktop, where there is one."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from content.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.decision import Letter

LONGEST = 1_900
"""Characters of a link that every system hands on whole."""
_DESKTOPS = ("DISPLAY", "WAYLAND_DISPLAY")


def link(letter: Letter, address: str) -> str | None:
    """Return the letter as a mailto link; None for one that is too long for it."""
    body = clean(letter.body, lines=True).replace("\n", "\r\n")
    asked = urlencode({"subject": clean(letter.subject), "body": body}, quote_via=quote)
    found = f"mailto:{quote(clean(address).strip(), safe='@')}?{asked}"
    return found if len(found) <= LONGEST else None


def opener(variables: Mapping[str, str]) -> list[str] | None:
    """Return the command that opens links on this desktop; None where there is no desktop."""
    if sys.platform == "darwin":
        return None if variables.get("SSH_CONNECTION") else ["open"]
    if sys.platform == "win32":
        return ["rundll32", "url.dll,FileProtocolHandler"]
    return ["xdg-open"] if any(variables.get(name) for name in _DESKTOPS) else None


def hand_on(command: list[str], address: str) -> bool:
    """Start the mail program with a link; tell whether it could be started."""
    nowhere = subprocess.DEVNULL
    try:
        started = subprocess.Popen(
            [*command, address],
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except OSError:
        return False
    # Nobody waits for it here, but somebody has to take note of its end.
    threading.Thread(target=started.wait, daemon=True).start()
    return True
