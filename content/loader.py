"""Discovers and strictly reads the data files; every fault names its file and its key.

<folder>/interview.toml   the questions
<folder>/gates.toml       gates and fallbacks
<folder>/letters.toml     the letters' own questions
<folder>/tactics/*.toml   one outcome a file; the file's name is its id
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from content import conditions
from content.conditions import Condition, ConditionFault
from content.library import Library
from content.loader_checks import check_order, check_references
from content.schema import (
    KINDS,
    PARTS,
    Case,
    CostTerm,
    Fragment,
    Gate,
    Question,
    Tactic,
)
from content.toml_files import LibraryFault, read_toml

HERE = Path(__file__).parent

QUESTION_KEYS = {
    "id": str,
    "kind": str,
    "part": str,
    "options": list,
    "minimum": int,
    "maximum": (int, str),
    "asked_when": list,
    "when_not_asked": (int, str, bool),
    "optional": bool,
    "because": list,
}
TACTIC_KEYS = {
    "closeness": int,
    "fallback": bool,
    "changes_meeting": bool,
    "meets_client": bool,
    "letter_to": str,
    "letter_asks": list,
    "needs": list,
    "proposes_time": str,
    "kept_travel": bool,
    "assumptions": dict,
    "eligible_when": list,
    "cost": list,
    "fragment": list,
    "agenda": list,
}
GATE_KEYS = {"id": str, "when": list, "advise": str}
CASE_KEYS = {"id": str, "when": list}
FRAGMENT_KEYS = {"id": str, "cases": list}
COST_KEYS = {"add": str, "when": list, "held_back": bool}


@lru_cache(maxsize=1)
def load() -> Library:
    """Return the library that ships with the coach."""
    return load_from(HERE)


def load_from(folder: Path) -> Library:
    """Return the library of a folder, or raise LibraryFault."""
    tactics = [_read_tactic(file) for file in sorted((folder / "tactics").glob("*.toml"))]
    tactics.sort(key=lambda tactic: (tactic.fallback, -tactic.closeness, tactic.id))
    library = Library(
        questions=_read_questions(folder / "interview.toml", "meeting"),
        letter_questions=_read_questions(folder / "letters.toml", "letter"),
        fragments=_fragments(folder / "letters.toml", read_toml(folder / "letters.toml")),
        tactics={tactic.id: tactic for tactic in tactics},
        gates=_read_gates(folder / "gates.toml", "gate"),
        fallbacks=_read_gates(folder / "gates.toml", "fallback"),
    )
    check_references(folder, library)
    check_order(folder, library)
    return library


def _take(file: Path, where: str, table: object, keys: dict[str, Any]) -> dict[str, Any]:
    """Return the table when all of its keys are known and of the right type."""
    if not isinstance(table, dict):
        raise LibraryFault(file, where, "a table is expected")
    for key, value in table.items():
        if key not in keys:
            raise LibraryFault(file, f"{where}.{key}", f"unknown; known are {', '.join(keys)}")
        wrong_bool = isinstance(value, bool) and keys[key] is int
        if not isinstance(value, keys[key]) or wrong_bool:
            raise LibraryFault(file, f"{where}.{key}", f"{value!r} is of the wrong type")
    return table


def _require(file: Path, where: str, table: dict[str, Any], *keys: str) -> None:
    for key in keys:
        if key not in table:
            raise LibraryFault(file, f"{where}.{key}", "missing")


def _condition(file: Path, where: str, source: object) -> Condition:
    try:
        return conditions.read_all(source)
    except ConditionFault as fault:
        raise LibraryFault(file, where, str(fault)) from fault


def _cases(file: Path, where: str, source: list[object]) -> tuple[Case, ...]:
    cases = []
    for number, table in enumerate(source, 1):
        case = _take(file, f"{where}[{number}]", table, CASE_KEYS)
        _require(file, f"{where}[{number}]", case, "id")
        when = _condition(file, f"{where}.{case['id']}.when", case.get("when", []))
        cases.append(Case(case["id"], when))
    return tuple(cases)


def _fragments(file: Path, tables: dict[str, Any]) -> tuple[Fragment, ...]:
    fragments = []
    for number, source in enumerate(tables.get("fragment", []), 1):
        table = _take(file, f"fragment[{number}]", source, FRAGMENT_KEYS)
        _require(file, f"fragment[{number}]", table, "id", "cases")
        fragments.append(Fragment(table["id"], _cases(file, table["id"], table["cases"])))
    return tuple(fragments)


def _read_questions(file: Path, part: str) -> tuple[Question, ...]:
    questions: dict[str, Question] = {}
    for number, source in enumerate(read_toml(file).get("question", []), 1):
        question = _read_question(file, number, source, part)
        if question.id in questions:
            raise LibraryFault(file, question.id, "stands there twice")
        questions[question.id] = question
    return tuple(questions.values())


def _read_question(file: Path, number: int, source: object, part: str) -> Question:
    table = dict(_take(file, f"question[{number}]", source, QUESTION_KEYS))
    _require(file, f"question[{number}]", table, "id", "kind")
    where = table["id"]
    if table["kind"] not in KINDS:
        raise LibraryFault(file, f"{where}.kind", f"one of {', '.join(KINDS)} is expected")
    if table.setdefault("part", part) not in PARTS:
        raise LibraryFault(file, f"{where}.part", f"one of {', '.join(PARTS)} is expected")
    if table["kind"] == "choice" and len(table.get("options", [])) < 2:
        raise LibraryFault(file, f"{where}.options", "a choice has at least two options")
    if table["kind"] in ("number", "text", "lines"):
        _require(file, where, table, "minimum", "maximum")
    table["asked_when"] = _condition(file, f"{where}.asked_when", table.get("asked_when", []))
    table["because"] = _cases(file, f"{where}.because", table.get("because", []))
    table["options"] = tuple(table.get("options", ()))
    return Question(**{**table, "optional": table.get("optional", part == "letter")})


def _read_gates(file: Path, name: str) -> tuple[Gate, ...]:
    gates = []
    for number, source in enumerate(read_toml(file).get(name, []), 1):
        table = _take(file, f"{name}[{number}]", source, GATE_KEYS)
        _require(file, f"{name}[{number}]", table, "id", "advise")
        when = _condition(file, f"{table['id']}.when", table.get("when", []))
        gates.append(Gate(table["id"], when, table["advise"]))
    return tuple(gates)


def _read_tactic(file: Path) -> Tactic:
    table = dict(_take(file, file.stem, read_toml(file), TACTIC_KEYS))
    _require(file, file.stem, table, "cost")
    table["eligible_when"] = tuple(
        _rule(file, number, each) for number, each in enumerate(table.get("eligible_when", []), 1)
    )
    table["cost"] = tuple(_cost(file, number, each) for number, each in enumerate(table["cost"], 1))
    table["fragment"] = _fragments(file, table)
    table["agenda"] = _cases(file, "agenda", table.get("agenda", []))
    for name, minutes in table.get("assumptions", {}).items():
        if isinstance(minutes, bool) or not isinstance(minutes, int) or minutes < 0:
            raise LibraryFault(file, f"assumptions.{name}", "whole minutes are expected")
    if table.get("letter_to") not in (None, "client", "colleague"):
        raise LibraryFault(file, "letter_to", "client or colleague is expected")
    if table.get("proposes_time", "never") not in ("never", "conflict", "always"):
        raise LibraryFault(file, "proposes_time", "never, conflict or always is expected")
    for key in ("letter_asks", "needs"):
        table[key] = tuple(table.get(key, ()))
    return Tactic(id=file.stem, **table)


def _rule(file: Path, number: int, source: object) -> Case:
    """Read one condition of eligibility: a condition table that carries an id."""
    if not isinstance(source, dict) or not isinstance(source.get("id"), str):
        raise LibraryFault(file, f"eligible_when[{number}].id", "missing")
    test = {key: value for key, value in source.items() if key != "id"}
    return Case(source["id"], _condition(file, f"eligible_when.{source['id']}", [test]))


def _cost(file: Path, number: int, source: object) -> CostTerm:
    where = f"cost[{number}]"
    table = _take(file, where, source, COST_KEYS)
    _require(file, where, table, "add")
    when = _condition(file, f"{where}.when", table["when"]) if "when" in table else None
    return CostTerm(table["add"], when, table.get("held_back", False))
