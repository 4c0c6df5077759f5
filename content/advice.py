"""Advice: from answers to an outcome, with what led there and what each way would give back.

The rules are those of the interview's gates and tactics: a gate decides first; otherwise the
eligible tactic that frees the most minutes, a tie going to the one that keeps the client closer;
where none frees more than 0 minutes, a fallback. No words are chosen here: ids are looked up when
they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content.answers import AnswerRefused, allowed
from content.walk import Path, walk
from content.would_change import Change, changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.facts import Facts
    from content.library import Library


@dataclass(frozen=True, slots=True)
class Because:
    """One answer that led to the advice, and the case that names its consequence."""

    question: str
    answer: Any
    case: str


@dataclass(frozen=True, slots=True)
class Option:
    """One outcome beside the others."""

    tactic: str
    eligible: bool
    minutes_freed: int | None
    """Minutes freed per occurrence; None where the answers don't tell."""
    failed: str | None
    """The id of the first condition that it does not meet."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the coach advises, and all that comes with it."""

    tactic: str
    minutes_freed: int
    baseline_minutes: int
    follow_up: bool
    """True when a later call is held back: the matter is not over with the email."""
    decided_by: str
    """The id of the gate or fallback that decided, or `most_freed`."""
    because: tuple[Because, ...]
    options: tuple[Option, ...]
    would_change: tuple[Change, ...]
    path: Path


def advise(
    library: Library, answers: Mapping[str, Any], assumptions: Mapping[str, int] | None = None
) -> Advice:
    """Advise on complete answers; AnswerRefused names the first answer that is missing."""
    path = complete_path(library, answers, assumptions)
    facts = path.facts
    tactic, decided_by = decide(library, facts)
    baseline = facts["baseline_minutes"]
    return Advice(
        tactic=tactic,
        minutes_freed=minutes_freed(library, tactic, facts) or 0,
        baseline_minutes=baseline,
        follow_up=holds_back(library, tactic, facts),
        decided_by=decided_by,
        because=_because(library, path),
        options=tuple(_option(library, each, facts) for each in library.tactics),
        would_change=tuple(changes(library, answers, path, tactic, decide, minutes_freed)),
        path=path,
    )


def complete_path(
    library: Library,
    answers: Mapping[str, Any],
    assumptions: Mapping[str, int] | None = None,
    chosen: str | None = None,
) -> Path:
    """Return the path when every answer that it needs is there; else raise AnswerRefused."""
    path = walk(library, answers, chosen=chosen, assumptions=assumptions)
    if path.next is not None:
        question = library.question(path.next)
        raise AnswerRefused(question.id, answers.get(question.id), allowed(question, path.facts))
    return path


def decide(library: Library, facts: Facts) -> tuple[str, str]:
    """Return the advised outcome and the id of what decided it."""
    gate_id = facts["gate"]
    if gate_id is not None:
        return next(gate.advise for gate in library.gates if gate.id == gate_id), gate_id
    best = _most_freed(library, facts)
    if best is not None:
        return best, "most_freed"
    fallback = next(each for each in library.fallbacks if each.when.holds(facts))
    return fallback.advise, fallback.id


def _most_freed(library: Library, facts: Facts) -> str | None:
    """Return the eligible tactic that frees the most; tactics come closest first."""
    best, most = None, 0
    for tactic in library.tactics.values():
        if tactic.fallback or not facts[f"eligible.{tactic.id}"]:
            continue
        freed = minutes_freed(library, tactic.id, facts)
        if freed is not None and freed > most:
            best, most = tactic.id, freed
    return best


def minutes_freed(library: Library, tactic_id: str, facts: Facts) -> int | None:
    """Return baseline minus cost in minutes per occurrence; None where answers lack."""
    cost = library.tactics[tactic_id].minutes(facts)
    return None if cost is None else facts["baseline_minutes"] - cost


def holds_back(library: Library, tactic_id: str, facts: Facts) -> bool:
    """Tell whether the outcome holds minutes back for later (a call after an email)."""
    tactic = library.tactics[tactic_id]
    return tactic.minutes(facts) != tactic.minutes_as_planned(facts)


def _option(library: Library, tactic_id: str, facts: Facts) -> Option:
    failed = next(
        (
            rule.id
            for rule in library.tactics[tactic_id].eligible_when
            if not rule.when.holds(facts)
        ),
        None,
    )
    return Option(tactic_id, failed is None, minutes_freed(library, tactic_id, facts), failed)


def _because(library: Library, path: Path) -> tuple[Because, ...]:
    said = []
    for question_id in path.asked:
        for case in library.question(question_id).because:
            if case.when.holds(path.facts):
                said.append(Because(question_id, path.facts[question_id], case.id))
                break
    return tuple(said)
