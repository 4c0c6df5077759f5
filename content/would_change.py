"""What would change the advice: every single answer that alone gives another outcome.

Each asked question from `format` on is varied, one at a time. Choices and yes/no are tried out
in full. For a number the nearest value that turns the outcome is looked for only where it can
turn: where a condition compares the number, where two outcomes free the same, or where one frees
nothing. Between such places the outcome is constant, since costs are sums of answers.

A change is listed when the changed answers are complete, so that applying it gives what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from content.walk import follow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from content.conditions import Condition
    from content.facts import Facts
    from content.library import Library
    from content.schema import Question
    from content.walk import Path

    Decide = Callable[[Library, Facts], tuple[str, str]]
    Freed = Callable[[Library, str, Facts], int | None]

FIRST_VARIED = "format"
Line = tuple[int, int]
"""Minutes freed as a line over a number x: (at x = 0, per unit of x)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that alone turns the outcome."""

    question: str
    to: Any
    tactic: str
    minutes_freed: int


def changes(
    library: Library,
    answers: Mapping[str, Any],
    path: Path,
    tactic: str,
    decide: Decide,
    freed: Freed,
) -> Iterator[Change]:
    """Yield the changes in the order of the questions and of their options."""
    before = library.facts({name: path.facts[name] for name in library.assumptions})
    varied = False
    for number, question in enumerate(library.questions):
        varied = varied or question.id == FIRST_VARIED
        if varied and question.id in path.asked and question.part != "plan":
            for value in _other_values(library, question, path, freed):
                facts = before.branch()
                facts[question.id] = value
                _, missing = follow(library, answers, facts, number + 1)
                if missing is not None:
                    continue
                turned, _ = decide(library, facts)
                if turned != tactic:
                    minutes = freed(library, turned, facts)
                    yield Change(question.id, value, turned, minutes or 0)
                    if question.kind == "number":
                        break
        if path.facts[question.id] is not None:
            before[question.id] = path.facts[question.id]


def _other_values(library: Library, question: Question, path: Path, freed: Freed) -> Iterator[Any]:
    """Yield the values to try; a number's nearest first, and the smaller of two as near."""
    now = path.facts[question.id]
    if question.kind == "yes_no":
        yield not now
    elif question.kind == "choice":
        yield from (option for option in question.options if option != now)
    elif question.kind == "number":
        lowest, highest = question.minimum or 0, question.largest(path.facts) or 0
        places = {round(x) for x in _turning_places(library, question.id, path.facts, freed)}
        near = {place + step for place in places for step in (-1, 0, 1)} | {lowest, highest}
        inside = (value for value in near if lowest <= value <= highest and value != now)
        yield from sorted(inside, key=lambda value: (abs(value - now), value))


def _turning_places(
    library: Library, question_id: str, facts: Facts, freed: Freed
) -> Iterator[float]:
    yield from _thresholds(library, question_id, facts)
    lines = _lines(library, question_id, facts, freed)
    lines.append((0, 0))
    for (start, slope), (other_start, other_slope) in combinations(lines, 2):
        if slope != other_slope:
            yield (other_start - start) / (slope - other_slope)


def _thresholds(library: Library, question_id: str, facts: Facts) -> Iterator[float]:
    """Yield the values that any condition compares the number with."""
    for condition in _conditions(library):
        for name, bound in condition.thresholds:
            if name == question_id:
                value = facts[bound] if isinstance(bound, str) else bound
                if value is not None:
                    yield value


def _conditions(library: Library) -> Iterator[Condition]:
    for tactic in library.tactics.values():
        yield from (rule.when for rule in tactic.eligible_when)
        yield from (term.when for term in tactic.cost if term.when)
    yield from (gate.when for gate in (*library.gates, *library.fallbacks))
    yield from (question.asked_when for question in library.questions)


def _lines(library: Library, question_id: str, facts: Facts, freed: Freed) -> list[Line]:
    """Return minutes freed of each outcome as a line over the number, where answers tell."""
    lines = []
    at_zero, at_one = _with(library, facts, question_id, 0), _with(library, facts, question_id, 1)
    for tactic in library.tactics:
        start, then = freed(library, tactic, at_zero), freed(library, tactic, at_one)
        if start is not None and then is not None:
            lines.append((start, then - start))
    return lines


def _with(library: Library, facts: Facts, question_id: str, value: int) -> Facts:
    """Return the plain answers and assumptions of these facts, one of them changed."""
    plain = {**library.by_id, **library.assumptions}
    known = {name: facts[name] for name in plain if facts[name] is not None}
    return library.facts({**known, question_id: value})
