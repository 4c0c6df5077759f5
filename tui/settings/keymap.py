"""Keys of one's own: a small TOML file of a key's name and the keys that do it instead.

    "home.history" = "g"
    "settings.back" = "escape,q"

The names are those of the bindings. What can't be used is named by line and left out.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.refusals import shorten, shorten_path
from tui.settings.settings import line_of

if TYPE_CHECKING:
    from collections.abc import Container

    from content.words import Words
    from tui.settings.settings import Settings


@dataclass(frozen=True)
class Keymap:
    """Keys by the name of the binding, and what of the file can't be used."""

    file: Path
    keys: dict[str, str]
    faults: tuple[tuple[int, str, str], ...] = ()
    """Line, the id of what is wrong, and where it is."""

    def fault_lines(self, words: Words) -> list[str]:
        """Return what can't be used, a line each."""
        place = shorten_path(str(self.file))
        return [
            words(f"settings.keys.{wrong}", where=place, line=line, name=shorten(name))
            for line, wrong, name in self.faults
        ]


def of(settings: Settings, known: Container[str]) -> Keymap:
    """Return the person's own keys; a path that isn't whole begins beside the settings.

    `known`: the names of all bindings.
    """
    beside = settings.file.parent if settings.file else Path()
    return read(beside / Path(settings.keymap).expanduser(), known)


def read(path: Path, known: Container[str]) -> Keymap:
    """Return the keys of a file for bindings of known names; never raises."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        document = tomllib.loads(text)
    except FileNotFoundError:
        return Keymap(path, {}, ((0, "missing", ""),))
    except (OSError, ValueError, RecursionError) as fault:
        return Keymap(path, {}, ((0, "unreadable", str(fault)),))
    keys, faults = {}, []
    for name, said in document.items():
        if name not in known:
            faults.append((line_of(text, name), "unknown", name))
        elif not isinstance(said, str) or not said.strip(" ,"):
            faults.append((line_of(text, name), "no_key", name))
        else:
            keys[name] = said
    return Keymap(path, keys, tuple(faults))
