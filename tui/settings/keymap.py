"""Keys of one's own: a small TOML file of a key's name and the keys that do it instead.

    "home.history" = "g"
    "settings.back" = "escape,q"

The names are those of the bindings. What can't be used is named by line and left out.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from textual.binding import Binding

from tui.refusals import shorten, shorten_path
from tui.settings.settings import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.words import Words
    from tui.settings.settings import Settings

PLACES = ("tui.screens", "tui.widgets")


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


def of(settings: Settings) -> Keymap:
    """Return the person's own keys; a path that isn't whole begins beside the settings."""
    beside = settings.file.parent if settings.file else Path()
    return read(beside / Path(settings.keymap).expanduser())


def read(path: Path) -> Keymap:
    """Return the keys of a file; never raises."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        document = tomllib.loads(text)
    except FileNotFoundError:
        return Keymap(path, {}, ((0, "missing", ""),))
    except (OSError, ValueError, RecursionError) as fault:
        return Keymap(path, {}, ((0, "unreadable", str(fault)),))
    known, keys, faults = names(), {}, []
    for name, said in document.items():
        if name not in known:
            faults.append((line_of(text, name), "unknown", name))
        elif not isinstance(said, str) or not said.strip(" ,"):
            faults.append((line_of(text, name), "no_key", name))
        else:
            keys[name] = said
    return Keymap(path, keys, tuple(faults))


def names() -> set[str]:
    """Return the names of all bindings."""
    return {binding.id for binding in _bindings() if binding.id}


def _bindings() -> Iterator[Binding]:
    """Yield the bindings of the app, its screens and its widgets."""
    for module in ("tui.app", *_modules()):
        for found in vars(import_module(module)).values():
            if isinstance(found, type) and found.__module__.startswith("tui."):
                own = vars(found).get("BINDINGS", ())
                yield from (each for each in own if isinstance(each, Binding))


def _modules() -> Iterator[str]:
    for place in PLACES:
        for module in iter_modules(import_module(place).__path__):
            yield f"{place}.{module.name}"
