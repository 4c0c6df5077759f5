"""Mutants of the data files: each condition, cost, assumption and range altered in turn."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from content import loader
from content.library import Library
from content.loader import HERE, load_from
from content.toml_files import LibraryFault, read_toml

Steps = tuple[str | int, ...]
OPPOSITES = {"is": "is_not", "is_not": "is", "below": "above", "above": "below"}
CONDITION_LISTS = ("asked_when", "when", "eligible_when", "any")


def data_files() -> list[Path]:
    """Return the data files that the reasoning is read from."""
    return [
        HERE / "interview.toml",
        HERE / "gates.toml",
        *sorted((HERE / "tactics").glob("*.toml")),
    ]


def mutants() -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Yield (what was altered, file, altered tables)."""
    for file in data_files():
        tables = read_toml(file)
        for name, altered in _alterations(file.stem, tables):
            yield name, file, altered


def load_mutant(monkeypatch: pytest.MonkeyPatch, file: Path, tables: dict[str, Any]) -> Library:
    """Load the library with one file's tables replaced; LibraryFault where it is refused."""

    def read(path: Path) -> dict[str, Any]:
        return copy.deepcopy(tables) if path == file else read_toml(path)

    with monkeypatch.context() as patch:
        patch.setattr(loader, "read_toml", read)
        return load_from(HERE)


def is_refused(monkeypatch: pytest.MonkeyPatch, file: Path, tables: dict[str, Any]) -> bool:
    """Tell whether the strict loader itself finds the mutant out."""
    try:
        load_mutant(monkeypatch, file, tables)
    except LibraryFault:
        return True
    return False


def _alterations(name: str, tables: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for steps, value in _walk(tables):
        for what, change in _changes_of(steps, value):
            altered = copy.deepcopy(tables)
            change(_at(altered, steps[:-1]), steps[-1])
            yield f"{name}: {_named(tables, steps)}: {what}", altered


def _changes_of(steps: Steps, value: Any) -> Iterator[tuple[str, Any]]:
    last = steps[-1]
    if "fragment" in steps or "agenda" in steps:
        return
    if isinstance(last, int) and isinstance(value, dict) and _is_condition(steps):
        yield "removed", lambda parent, key: parent.pop(key)
        yield from _negations(value)
    elif len(steps) == 2 and steps[0] == "cost":
        yield "removed", lambda parent, key: parent.pop(key)
        yield "doubled", lambda parent, key: parent.append(parent[key])
    elif last == "held_back" or (isinstance(value, bool) and last in ("kept_travel",)):
        yield "turned", lambda parent, key: parent.update({key: not parent[key]})
    elif _is_number(value) and (steps[0] == "assumptions" or last in RANGES):
        yield "one more", lambda parent, key: parent.update({key: parent[key] + 1})
    elif last == "closeness":
        yield "the other way round", lambda parent, key: parent.update({key: 5 - parent[key]})


RANGES = ("minimum", "maximum", "when_not_asked")


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_condition(steps: Steps) -> bool:
    lists = [step for step in steps if isinstance(step, str)]
    return bool(lists) and lists[-1] in CONDITION_LISTS


def _negations(condition: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for test, opposite in OPPOSITES.items():
        if test in condition:
            yield (
                opposite,
                lambda parent, key, t=test, o=opposite: parent[key].update({o: parent[key].pop(t)}),
            )
    for number, value in enumerate(condition.get("in", [])):
        if len(condition["in"]) > 1:
            yield f"without {value}", lambda parent, key, n=number: parent[key]["in"].pop(n)


def _walk(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    if steps:
        yield steps, value
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _walk(each, (*steps, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _walk(each, (*steps, number))


def _at(tables: Any, steps: Steps) -> Any:
    for step in steps:
        tables = tables[step]
    return tables


def _named(tables: Any, steps: Steps) -> str:
    """Name a place by ids rather than numbers where there are any."""
    names = []
    for depth, step in enumerate(steps):
        here = _at(tables, steps[: depth + 1])
        named = isinstance(step, int) and isinstance(here, dict) and "id" in here
        names.append(str(here["id"] if named else step))
    return ".".join(names)
