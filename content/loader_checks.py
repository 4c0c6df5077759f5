"""What holds among all data files together: names that are known, and answers given before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.toml_files import LibraryFault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from content.library import Library
    from content.schema import Fragment


def check_references(folder: Path, library: Library) -> None:
    """Every name that a file uses must be a question, a derived fact or an assumption."""
    known = _known_facts(library)
    for tactic in library.tactics.values():
        file = folder / "tactics" / f"{tactic.id}.toml"
        for rule in tactic.eligible_when:
            _check_names(file, f"eligible_when.{rule.id}", rule.when.names, known)
        for term in tactic.cost:
            names = {term.add} | (term.when.names if term.when else frozenset())
            _check_names(file, "cost", names, known)
        for case in tactic.agenda:
            _check_names(file, f"agenda.{case.id}.when", case.when.names, known)
        _check_fragments(file, tactic.fragment, known)
        _check_names(file, "letter_asks", tactic.letter_asks, set(library.by_id))
        _check_names(file, "needs", tactic.needs, set(library.by_id))
    _check_fragments(folder / "letters.toml", library.fragments, known)
    for gate in (*library.gates, *library.fallbacks):
        _check_names(folder / "gates.toml", f"{gate.id}.when", gate.when.names, known)
        _check_names(folder / "gates.toml", f"{gate.id}.advise", [gate.advise], library.tactics)
    if not library.fallbacks or library.fallbacks[-1].when.names:
        raise LibraryFault(folder / "gates.toml", "fallback", "the last must always hold")
    for question in library.questions:
        names = {name for case in question.because for name in case.when.names}
        _check_names(folder / "interview.toml", f"{question.id}.because", names, known)


def _check_fragments(file: Path, fragments: tuple[Fragment, ...], known: set[str]) -> None:
    for fragment in fragments:
        for case in fragment.cases:
            _check_names(file, f"{fragment.id}.{case.id}.when", case.when.names, known)


def _known_facts(library: Library) -> set[str]:
    chosen = {"chosen", "chosen.changes_meeting", "new_time_proposed"}
    return {
        *library.by_id,
        *library.needs,
        *library.assumptions,
        *chosen,
    }


def _check_names(file: Path, where: str, names: Any, known: Any) -> None:
    for name in sorted(names):
        if name not in known:
            raise LibraryFault(file, where, f"no fact, question or outcome is called {name!r}")


def check_order(folder: Path, library: Library) -> None:
    """A question may depend only on answers before it: so every path is walked forward once."""
    before: set[str] = {"chosen", "chosen.changes_meeting", *library.assumptions}
    table = library.needs
    file = folder / "interview.toml"
    for question in library.questions:
        names = set(question.asked_when.names)
        if isinstance(question.maximum, str):
            names.add(question.maximum)
        for name in sorted(_roots(file, question.id, names, table, ())):
            if name not in before:
                raise LibraryFault(file, question.id, f"depends on {name!r}, asked later or never")
        before.add(question.id)


def _roots(
    file: Path, where: str, names: Any, table: Mapping[str, tuple[str, ...]], trail: tuple[str, ...]
) -> set[str]:
    """Follow derived facts back to the answers that they are worked out from."""
    roots: set[str] = set()
    for name in names:
        if name in trail:
            raise LibraryFault(file, where, f"{name!r} follows from itself")
        if name in table:
            roots |= _roots(file, where, table[name], table, (*trail, name))
        else:
            roots.add(name)
    return roots
