"""The rooms inside `tui` know each other one way only: from what is seen down to plain words."""

from __future__ import annotations

from pathlib import Path

import grimp

ROOMS = (
    {"commands", "screens"},
    {"talks", "widgets"},
    {"printed", "sample"},
    {"use_cases"},
    {"calendars", "outgoing", "settings"},
    {"typed"},
    {"told"},
    {"drawn"},
)
"""From the top: a room imports those below it, never one beside or above it."""


def test_rooms_import_only_downwards() -> None:
    graph = grimp.build_graph("tui", exclude_type_checking_imports=True)
    rooms = {path.parent.name for path in Path("tui").glob("*/__init__.py")}
    assert rooms == set().union(*ROOMS)
    places = {room: number for number, level in enumerate(ROOMS) for room in level}
    wrong = [
        f"{importer} imports {imported}"
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if (a := _room(importer)) in places and (b := _room(imported)) in places
        if a != b and places[a] >= places[b]
    ]
    assert wrong == []


def _room(module: str) -> str:
    return [*module.split("."), ""][1]
