"""Imports run one way: nowhere in a circle, and in `tui` from what is seen down to plain words."""

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


def test_no_import_runs_in_a_circle() -> None:
    """Those inside of functions and those for the type checker alone are counted as well."""
    graph = grimp.build_graph("content", "storage", "tui", cache_dir=None)
    imports = {each: graph.find_modules_directly_imported_by(each) for each in graph.modules}
    assert imports["tui.app"] & {"tui.coach", "tui.screens.base"}
    # Whoever imports none of the rest is done with; what is left at the end imports each other.
    while done := {each for each, imported in imports.items() if not imported & imports.keys()}:
        imports = {each: imported for each, imported in imports.items() if each not in done}
    assert sorted(imports) == []


def test_rooms_import_only_downwards() -> None:
    graph = grimp.build_graph("tui", exclude_type_checking_imports=True, cache_dir=None)
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
