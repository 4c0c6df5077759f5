"""Figures that a person feels, as ratios: the machine's own speed would blur them.

`python -m tests.benchmarks store` has the large ones.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from tests.storage.builders import DAY, check_in, decision, opened_plainly, repository
from tests.storage.disk import failing

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


def test_an_insert_among_2_000_is_faster_than_tinydbs_own(tmp_path: Path) -> None:
    """About five times; the limit leaves room for a disk that is slow to sync."""
    store = repository(tmp_path)
    store.record(decisions(2_000))
    path = tmp_path / "decisions.here.json"
    (tmp_path / "plain.json").write_bytes(path.read_bytes())
    fresh = iter(decisions(12, "e"))
    ours = best_of(12, lambda: store.record([next(fresh)]))
    with opened_plainly(tmp_path / "plain.json") as plain:
        table = plain.table("changes")
        theirs = best_of(2, lambda: table.insert({"kind": "decision"}))
    assert theirs > 2 * ours, f"{theirs * 1000:.0f} ms and {ours * 1000:.0f} ms"


def test_reading_1_000_decisions_costs_little_more_than_reading_json(tmp_path: Path) -> None:
    repository(tmp_path).record(decisions(1_000))
    ours = best_of(7, lambda: repository(tmp_path).decisions())
    with opened_plainly(tmp_path / "decisions.here.json") as plain:
        theirs = best_of(7, lambda: plain.table("changes").all())
    assert ours < 2.5 * theirs, f"{ours * 1000:.0f} ms and {theirs * 1000:.0f} ms"


def test_looking_whether_anything_changed_reads_no_file(tmp_path: Path) -> None:
    store = repository(tmp_path)
    store.record(decisions(10))
    assert not store.refresh()
    with failing(None) as disk:
        assert not store.refresh()
    assert set(disk.calls) <= {"scandir", "lstat"}
