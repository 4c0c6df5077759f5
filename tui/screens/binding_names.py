"""The names of all bindings, for those who set keys of their own."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACES = ("tui.screens", "tui.widgets")


def binding_names(app: type) -> set[str]:
    """Return the names of the bindings of the app's class, of its screens and of its widgets."""
    bindings = [*_of_class(app), *_of_places()]
    return {binding.id for binding in bindings if binding.id}


def _of_places() -> Iterator[Binding]:
    for place in PLACES:
        for module in iter_modules(import_module(place).__path__):
            for found in vars(import_module(f"{place}.{module.name}")).values():
                if isinstance(found, type) and found.__module__.startswith("tui."):
                    yield from _of_class(found)


def _of_class(found: type) -> Iterator[Binding]:
    own = vars(found).get("BINDINGS", ())
    yield from (each for each in own if isinstance(each, Binding))
