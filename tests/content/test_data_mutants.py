"""Each condition, cost and range of the data files matters: altered, it is noticed.

An altered file is noticed by the strict loader, by disagreement with the independent reading of
the rules, or by the reviewed cases, which hold what each answer leads to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from content.advice import advise
from content.answers import AnswerRefused
from content.library import Library
from content.loader import load
from content.toml_files import LibraryFault
from tests.content.mutants import load_mutant, mutants
from tests.content.test_advice import NOT_ON_OFFER
from tests.reference import gates

REVIEWED = Path(__file__).parent / "data" / "reviewed_cases.json"
DOCUMENTS = [
    (document, gates.path(document), gates.outcome(document))
    for document in gates.generate(seed=7, count=400)
]
OF_OTHER_TESTS = ("minimum", "maximum", "closeness", "held_back", "kept_travel", "lasts.asked_when")
"""Ranges, order, what is held back, the trip and `lasts`: test_answers and test_advice."""


def reviewed() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads(REVIEWED.read_text(encoding="utf-8"))
    return cases


def said(library: Library, document: dict[str, Any]) -> list[str]:
    """Return what the answers led to, as `question.case`."""
    return [f"{each.question}.{each.case}" for each in advise(library, document).because]


def disagreements(library: Library) -> Iterator[object]:
    """Yield the answers for which a library decides or says anything but what it should."""
    try:
        yield from (each for each in DOCUMENTS if not _outcome_agrees(library, *each))
        yield from (
            each for each in reviewed() if said(library, each["answers"]) != each["because"]
        )
        yield from (each for each in NOT_ON_OFFER if not _reason_agrees(library, *each))
    except AnswerRefused as refused:
        yield str(refused)


def agrees(library: Library) -> bool:
    """Tell whether a library decides and says all that it should."""
    return next(disagreements(library), None) is None


def _outcome_agrees(
    library: Library, document: dict[str, Any], path: list[str], expected: gates.Outcome
) -> bool:
    advice = advise(library, document)
    options = {each.tactic: (each.eligible, each.minutes_freed) for each in advice.options}
    return (
        list(advice.path.asked) == path
        and (advice.tactic, advice.minutes_freed) == (expected.tactic, expected.minutes_freed)
        and advice.follow_up is expected.follow_up
        and options == expected.options
    )


def _reason_agrees(library: Library, document: dict[str, Any], tactic: str, failed: str) -> bool:
    return any(
        option.failed == failed
        for option in advise(library, document).options
        if option.tactic == tactic
    )


def test_the_shipped_data_agrees() -> None:
    assert list(disagreements(load())) == []


def test_every_alteration_of_the_data_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    # What would change the outcome follows from the same data, and costs most of the time.
    monkeypatch.setattr("content.advice.changes", lambda *_: ())
    unnoticed, tried = [], 0
    for name, file, tables in mutants():
        if any(part in name for part in OF_OTHER_TESTS):
            continue
        tried += 1
        try:
            altered = load_mutant(monkeypatch, file, tables)
        except LibraryFault:
            continue
        if agrees(altered):
            unnoticed.append(name)
    assert unnoticed == []
    assert tried > 150


def test_every_case_that_can_be_said_is_reviewed() -> None:
    cases = {name for case in reviewed() for name in case["because"]}
    known = {f"{q.id}.{case.id}" for q in load().questions for case in q.because}
    assert cases == known
