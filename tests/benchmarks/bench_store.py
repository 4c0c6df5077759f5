"""One more decision in a store of 1,000, of 10,000 and of 100,000, beside TinyDB's own storage.

Each decision is a real one: made from answers, with its letter, its state and the check-ins of a
series. TinyDB keeps it as one document, as one would without this project: not in step with the
folder, not safe from a second writer, and broken by a power cut in the middle.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tinydb import TinyDB

from content.decision import CheckIn, Decision
from storage import records
from storage.repository import Repository
from tests.benchmarks.figures import Figure, Point
from tests.benchmarks.paired import Cost, call, paired
from tests.content.cases import answers
from tests.tui.stores import session
from tui.use_cases.session import Session

SIZES = {1_000: 9, 10_000: 7, 100_000: 7}
"""Decisions in the store, and the pairs that are timed there."""
GOALS = {10_000: 5.0}
CLIENTS = 200
FIRST = date(2024, 1, 8)
MEETINGS = (
    answers(format="in_person", travel_minutes=40, phone_welcome="yes"),
    answers(minutes=90, minutes_needed=30, repeats="weekly", lasts="until 2026-12-31"),
    answers(client_rank="lower", fits_in_writing=True, client_flexible=True, serious=True),
    answers(
        brought_by_colleague=True,
        colleague="Ioana Marin",
        direct_contact=False,
        colleague_can_speak=True,
    ),
)


def figures() -> Iterator[Figure]:
    """Give, for each size, how many times as long TinyDB takes."""
    with TemporaryDirectory() as folder:
        made = _patterns(session(Path(folder)))
    for size, runs in SIZES.items():
        with TemporaryDirectory() as folder:
            yield _figure(Path(folder), made, size, runs)


def _patterns(coach: Session) -> list[Decision]:
    """Make a decision of each kind, as the app does."""
    return [coach.decision(meeting, state="agreed") for meeting in MEETINGS]


def _figure(folder: Path, made: list[Decision], size: int, runs: int) -> Figure:
    decisions = (_decision(made, number) for number in range(2 * size))
    first = [next(decisions) for _ in range(size)]
    ours, theirs = _our_store(folder, first), _plain_store(folder / "plain.json", first)
    with TinyDB(theirs, encoding="utf-8") as plain:
        pair = paired(
            call(lambda: ours.record([next(decisions)])),
            _theirs(plain, (_document(each) for each in decisions)),
            runs,
        )
    return Figure(
        f"TinyDB's own time over ours, one decision more in {size:,}",
        1 / pair.ratio,
        at_least=GOALS.get(size),
        detail=str(pair),
        point=Point("one decision more", size, pair.ours.seconds),
    )


def _theirs(plain: TinyDB, documents: Iterator[dict[str, Any]]) -> Any:
    def run() -> Cost:
        document = next(documents)
        return call(lambda: plain.insert(document))()

    return run


def _decision(made: list[Decision], number: int) -> Decision:
    """Return a decision on another client's meeting, checked in where it is a series."""
    pattern = made[number % len(made)]
    check_ins = {}
    if pattern.repeats != "once":
        days = [FIRST + timedelta(weeks=week) for week in range(4)]
        at = pattern.decided_at
        check_ins = {day: CheckIn(day, "took", 35, (), at, at) for day in days}
    return replace(
        pattern,
        id=f"{number:018d}",
        answers={**pattern.answers, "client": f"Client {number % CLIENTS}"},
        check_ins=check_ins,
    )


def _document(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        **records.decision_document(decision),
        "state": records.state_document(decision),
        "check_ins": [records.check_in_document(each) for each in decision.check_ins.values()],
    }


def _our_store(folder: Path, decisions: list[Decision]) -> Repository:
    store = session(folder / "ours").repository
    store.record(decisions)
    return store


def _plain_store(path: Path, decisions: list[Decision]) -> Path:
    documents = {str(number): _document(each) for number, each in enumerate(decisions, 1)}
    path.write_text(json.dumps({"_default": documents}), encoding="utf-8")
    return path
