"""Figures that a person feels, as ratios where the machine's own speed would blur them."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from tinydb import TinyDB

from tests.storage.builders import DAY, check_in, decision, repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from content.decision import Decision

LETTER = "Dear Ana, all of it fits in a call of half an hour. " * 25


def best_of(times: int, act: Callable[[], object]) -> float:
    """Seconds of the fastest run: the others were somebody else's."""

    def once() -> float:
        start = perf_counter()
        act()
        return perf_counter() - start

    return min(once() for _ in range(times))


def decisions(number: int, prefix: str = "d") -> list[Decision]:
    """Decisions of about 2 KB, agreed and checked in."""
    return [
        replace(
            decision(f"{prefix}{n:05}", body=LETTER), state="agreed", check_ins={DAY: check_in()}
        )
        for n in range(number)
    ]


def test_an_insert_among_10_000_is_five_times_as_fast_as_tinydbs_own(tmp_path: Path) -> None:
    store = repository(tmp_path)
    store.record(decisions(10_000))
    path = tmp_path / "decisions.here.json"
    (tmp_path / "plain.json").write_bytes(path.read_bytes())
    fresh = iter(decisions(6, "e"))
    ours = best_of(6, lambda: store.record([next(fresh)]))
    with TinyDB(tmp_path / "plain.json") as plain:
        table = plain.table("changes")
        theirs = best_of(2, lambda: table.insert({"kind": "decision"}))
    assert path.stat().st_size > 20_000_000
    assert theirs > 5 * ours, f"{theirs * 1000:.0f} ms and {ours * 1000:.0f} ms"


def test_reading_1_000_decisions_is_hardly_felt(tmp_path: Path) -> None:
    """About 17 ms; the limit leaves room for a machine that does other things as well."""
    repository(tmp_path).record(decisions(1_000))
    seconds = best_of(7, lambda: repository(tmp_path).decisions())
    assert seconds < 0.05, f"{seconds * 1000:.0f} ms"


def test_looking_whether_anything_changed_reads_no_file(tmp_path: Path) -> None:
    store = repository(tmp_path)
    store.record(decisions(1_000))
    seconds = best_of(7, store.refresh)
    assert seconds < 0.002, f"{seconds * 1000:.1f} ms"
