"""What still holds in a damaged file is rescued, kept aside, shown, and mended when one agrees."""

from __future__ import annotations

import os
import random
import stat
from typing import TYPE_CHECKING

import pytest

from storage.faults import Damaged
from tests.storage.builders import decision, opened_plainly, repository
from tests.storage.operations import OWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RECORDS = 1_000
ENOUGH = 0.99


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of 500 decisions and their states, without a backup beside it."""
    folder = tmp_path_factory.mktemp("intact")
    repository(folder).record([decision(f"{n:04}", f"Țară {n}") for n in range(RECORDS // 2)])
    return (folder / OWN).read_bytes()


def middle(raw: bytes) -> int:
    return len(raw) // 2


def git_conflict(raw: bytes) -> bytes:
    """As git leaves one long line on which two branches differ."""
    other = raw.replace(b"Review", b"Revue", 3)
    return b"<<<<<<< HEAD\n" + raw + b"\n=======\n" + other + b"\n>>>>>>> phone\n"


def nul_block(raw: bytes) -> bytes:
    return raw[: middle(raw)] + b"\0" * 4096 + raw[middle(raw) + 4096 :]


def bad_utf8(raw: bytes) -> bytes:
    places = sorted(random.Random(1).sample(range(len(raw)), 3))
    for place in places:
        raw = raw[:place] + b"\xff" + raw[place + 1 :]
    return raw


def first_number_twice(raw: bytes) -> bytes:
    return raw.replace(b'"2":{', b'"1":{', 1)


def nested(raw: bytes) -> bytes:
    return raw[: middle(raw)] + b'{"a":[' * 50_000 + raw[middle(raw) :]


def huge_integer(raw: bytes) -> bytes:
    return raw.replace(b'"baseline_minutes":100', b'"baseline_minutes":' + b"9" * 5_000, 1)


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], float]] = {
    # Each with the part of the records that is still whole.
    "truncated": (lambda raw: raw[:-20], 1 - 1 / RECORDS),
    "half a file": (lambda raw: raw[: middle(raw)], 0.5 - 1 / RECORDS),
    "NUL block": (nul_block, 1 - 10 / RECORDS),
    "zeros at the end": (lambda raw: raw[:-2048] + b"\0" * 2048, 1 - 5 / RECORDS),
    "bad UTF-8": (bad_utf8, 1 - 3 / RECORDS),
    "BOM": (lambda raw: b"\xef\xbb\xbf" + raw, 1),
    "git conflict markers": (git_conflict, 1),
    "duplicate keys": (first_number_twice, 1),
    "deep nesting": (nested, 1 - 1 / RECORDS),
    "huge integer": (huge_integer, 1 - 1 / RECORDS),
    "list at the top": (lambda raw: b"[" + raw + b"]", 1),
    "written twice": (lambda raw: raw + raw, 1),
    "Windows line ends": (lambda raw: raw.replace(b"},", b"},\r\n") + b"}", 1),
    "empty": (lambda raw: b"", 0),
    "null": (lambda raw: b"null", 0),
    "zeros": (lambda raw: b"\0" * len(raw), 0),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_nearly_all_that_is_whole_is_rescued_and_nothing_overwritten(
    tmp_path: Path, raw: bytes, kind: str
) -> None:
    spoil, whole = DAMAGE[kind]
    spoiled = spoil(raw)
    (tmp_path / OWN).write_bytes(spoiled)
    store = repository(tmp_path)
    assert [type(fault) for fault in store.faults()] == [Damaged]
    damage = store.upkeep.damage()
    assert damage is not None
    assert damage.held >= ENOUGH * whole * RECORDS
    decisions = store.decisions()
    assert len(decisions) >= ENOUGH * whole * RECORDS / 2 - 1
    with pytest.raises(Damaged):
        store.record([decision("new")])
    assert (tmp_path / OWN).read_bytes() == spoiled
    store.upkeep.mend()
    assert_mended(tmp_path, spoiled)
    assert repository(tmp_path).decisions() == decisions


def assert_mended(folder: Path, spoiled: bytes) -> None:
    """The store is sound, and what was there lies beside it."""
    again = repository(folder)
    assert (again.faults(), again.upkeep.damage()) == ((), None)
    again.record([decision("after")])
    again.undo()
    with opened_plainly(folder / OWN) as plain:
        assert plain.table("changes").all()
    copies = list(folder.glob(f"{OWN}.damaged-*"))
    assert [copy.read_bytes() for copy in copies] == ([spoiled] if spoiled else [])
    assert all(stat.S_IMODE(copy.stat().st_mode) == 0o600 for copy in copies)


@pytest.mark.parametrize("kind", DAMAGE)
def test_what_a_backup_knows_comes_back_too(tmp_path: Path, raw: bytes, kind: str) -> None:
    (tmp_path / OWN).write_bytes(raw)
    store = repository(tmp_path)
    store.set_state("0001", "agreed")
    before = repository(tmp_path).decisions()
    spoil, _ = DAMAGE[kind]
    (tmp_path / OWN).write_bytes(spoil((tmp_path / OWN).read_bytes()))
    damaged = repository(tmp_path)
    lost = len([one for one in before if one not in damaged.decisions()])
    assert lost <= 1, "the change of today alone is in no backup"
    damage = damaged.upkeep.damage()
    assert damage is not None
    assert damage.held + damage.backed_up >= RECORDS


@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_what_is_no_file_is_set_aside_when_one_agrees(
    tmp_path: Path, raw: bytes, kind: str
) -> None:
    own = tmp_path / OWN
    own.write_bytes(raw)
    repository(tmp_path).set_state("0001", "agreed")
    own.rename(tmp_path / "elsewhere")
    if kind == "pipe":
        os.mkfifo(own)
    elif kind == "link":
        own.symlink_to(tmp_path / "elsewhere")
    else:
        own.mkdir()
    store = repository(tmp_path)
    assert [fault.what for fault in store.faults()] == ["not_a_file"]
    assert len(store.decisions()) == RECORDS // 2
    with pytest.raises(Damaged):
        store.set_state("0001", "refused")
    store.upkeep.mend()
    assert repository(tmp_path).faults() == ()
    assert len(repository(tmp_path).decisions()) == RECORDS // 2
    assert (tmp_path / "elsewhere").stat().st_size > len(raw)
    aside = tmp_path / f"{OWN}.damaged-1"
    assert aside.is_symlink() or aside.is_dir() or aside.is_fifo()


def test_a_file_that_is_gone_though_there_are_copies_is_damage(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / OWN).write_bytes(raw)
    repository(tmp_path).set_state("0001", "agreed")
    (tmp_path / OWN).unlink()
    store = repository(tmp_path)
    assert [fault.what for fault in store.faults()] == ["missing"]
    assert len(store.decisions()) == RECORDS // 2
    with pytest.raises(Damaged):
        store.record([decision("new")])
    assert not (tmp_path / OWN).exists()
    assert repository(tmp_path).refresh()
    store.upkeep.mend()
    assert repository(tmp_path).faults() == ()
    assert len(repository(tmp_path).decisions()) == RECORDS // 2


def test_the_copy_is_made_once(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / OWN).write_bytes(raw[:-1])
    for _ in range(3):
        repository(tmp_path).decisions()
    assert len(list(tmp_path.glob(f"{OWN}.damaged-*"))) == 1


def test_what_is_forgotten_stays_forgotten_in_a_rescued_file(tmp_path: Path) -> None:
    repository(tmp_path).record([decision("one"), decision("two", "Novatex")])
    repository(tmp_path, "phone").set_state("one", "agreed")
    other = repository(tmp_path / "x", "phone")
    other.record([decision("theirs", "Acme")])
    (tmp_path / "decisions.phone.json").write_bytes(
        (tmp_path / "x" / "decisions.phone.json").read_bytes()
    )
    store = repository(tmp_path)
    store.upkeep.forget("Acme")
    assert [one.id for one in store.decisions()] == ["two"]
    (tmp_path / OWN).write_bytes((tmp_path / OWN).read_bytes()[:-1])
    damaged = repository(tmp_path)
    assert [one.id for one in damaged.decisions()] == ["two"]
    damaged.upkeep.mend()
    assert [one.id for one in repository(tmp_path).decisions()] == ["two"]


def test_unknown_tables_survive_mending_where_they_can_be_read(tmp_path: Path, raw: bytes) -> None:
    with_moods = raw.replace(b'{"changes"', b'{"moods":{"1":{"mood":"calm"}},"changes"', 1)
    (tmp_path / OWN).write_bytes(with_moods)
    store = repository(tmp_path)
    assert [fault.what for fault in store.faults()] == ["checksum"]
    store.upkeep.mend()
    with opened_plainly(tmp_path / OWN) as plain:
        assert plain.table("moods").all() == [{"mood": "calm"}]
