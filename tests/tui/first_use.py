"""A first use in a real terminal, recorded: from nothing at all to a recorded decision.

`first_use.toml` holds the keys; `python -m tests.tui.first_use` presses them and records the screen
after each step in `first_use.<language>.txt`: look at it, then keep it.
"""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from content.words import languages
from tests.tui.terminal import Terminal, terminal

HERE = Path(__file__).parent
COLUMNS, LINES = 80, 24
QUIET_SECONDS = 3.0
"""How long nothing is painted before a screen is recorded."""
PATIENCE_SECONDS = 20.0
"""How long a recorded screen is waited for."""
RULE = "━━━━━"


@dataclass(frozen=True, slots=True)
class Step:
    """What is pressed, and what it does."""

    does: str
    keys: tuple[str, ...]


def steps() -> list[Step]:
    """Return the steps in their order."""
    document = tomllib.loads((HERE / "first_use.toml").read_text(encoding="utf-8"))
    return [Step(each["does"], tuple(each["keys"])) for each in document["step"]]


def kept(language: str) -> Path:
    """Return the file of the screens of a language."""
    return HERE / f"first_use.{language}.txt"


def screens(language: str) -> list[tuple[str, str]]:
    """Return each recorded screen after its heading."""
    recorded = []
    for part in kept(language).read_text(encoding="utf-8").split(f"{RULE} ")[1:]:
        heading, _, screen = part.partition("\n")
        recorded.append((heading, screen.removesuffix("\n")))
    return recorded


def heading(number: int, step: Step) -> str:
    """Return what stands above the screen after a step."""
    return f"{number}. {step.does}: {' '.join(step.keys) or 'nothing'}"


def surroundings(folder: Path, language: str) -> dict[str, str]:
    """Return the variables of somebody who has nothing yet, at an instant that stands still."""
    return {
        "BREATHING_ROOM_HOME": str(folder / "data"),
        "BREATHING_ROOM_CONFIG": str(folder / "config"),
        "BREATHING_ROOM_LANG": language,
        "BREATHING_ROOM_NOW": "2026-12-03T08:40:00+02:00",
        "BREATHING_ROOM_PLAIN": "0",
        "EDITOR": "",
        "TZ": "Europe/Bucharest",
        "VISUAL": "",
        "XDG_STATE_HOME": str(folder / "state"),
    }


def wait_for_screen(window: Terminal, wanted: str, named: str) -> None:
    """Wait until the terminal shows exactly this; else say how it differs."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while window.text != wanted:
        if time.monotonic() > deadline or window.exit_code is not None:
            lines = unified_diff(wanted.split("\n"), window.text.split("\n"), "recorded", "shown")
            raise AssertionError(f"{named}\n" + "\n".join(lines))
        window.settle(0.05)


def record(language: str) -> Iterator[str]:
    """Press the keys, and yield the screens as the file holds them."""
    with TemporaryDirectory() as folder:
        variables = surroundings(Path(folder), language)
        with terminal([], variables, COLUMNS, LINES) as window:
            for number, step in enumerate(steps(), 1):
                window.press(*step.keys)
                window.settle(QUIET_SECONDS)
                yield f"{RULE} {heading(number, step)}\n{window.text}\n"


def main() -> None:
    """Record all languages anew."""
    for language in languages():
        kept(language).write_text("".join(record(language)), encoding="utf-8")


if __name__ == "__main__":
    main()
