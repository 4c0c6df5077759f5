"""An older file is read in today's shape, backed up, and written in it with the next change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from storage import schema
from storage.changes import is_sealed
from storage.faults import Damaged, Newer, NotSaved
from storage.schema import Migration
from tests.storage.builders import decision, plain_changes, repository
from tests.storage.shapes import FILES, SHAPES, copied, lived, told

if TYPE_CHECKING:
    from pathlib import Path

    from storage.schema import Tables


def rename_tactic(tables: Tables) -> Tables:
    for change in tables["changes"].values():
        if change["kind"] == "decision":
            change["value"]["tactic"] = "call"
    return tables


def add_mood(tables: Tables) -> Tables:
    for change in tables["changes"].values():
        if change["kind"] == "decision":
            change["value"]["mood"] = f"calm after a {change['value']['tactic']}"
    return tables


TWO_STEPS = (
    Migration("a call is called a call", rename_tactic),
    Migration("a decision has a mood", add_mood),
)

TODAYS, TOMORROWS = schema.MIGRATIONS, (*schema.MIGRATIONS, *TWO_STEPS)
TOMORROW = schema.current() + len(TWO_STEPS)


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of today's shape that is met by a program two steps later."""
    repository(tmp_path).record([decision("one")])
    monkeypatch.setattr(schema, "MIGRATIONS", TOMORROWS)
    return tmp_path / "decisions.here.json"


def number(path: Path) -> int:
    return int(json.loads(path.read_bytes())["meta"]["1"]["schema"])


def backups(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").glob("*.json"))


def test_reading_brings_it_to_todays_shape_and_leaves_the_file(tomorrow: Path) -> None:
    raw = tomorrow.read_bytes()
    store = repository(tomorrow.parent)
    assert store.decision("one").tactic == "call"
    assert store.faults() == ()
    assert tomorrow.read_bytes() == raw
    assert backups(tomorrow) == []


def test_the_next_change_backs_it_up_and_writes_it_in_todays_shape(tomorrow: Path) -> None:
    raw = tomorrow.read_bytes()
    repository(tomorrow.parent).set_state("one", "agreed")
    assert number(tomorrow) == TOMORROW
    value = plain_changes(tomorrow)[0]["value"]
    assert (value["tactic"], value["mood"]) == ("call", "calm after a call")
    again = repository(tomorrow.parent)
    assert again.faults() == ()
    assert again.decision("one").state == "agreed"
    (backup,) = backups(tomorrow)
    assert backup.read_bytes() == raw
    assert "before-migration" in backup.name
    again.set_state("one", "refused")
    assert [path.name for path in backups(tomorrow) if "migration" in path.name] == [backup.name]


def test_migrated_records_can_be_rescued_like_any_other(tomorrow: Path) -> None:
    repository(tomorrow.parent).set_state("one", "agreed")
    assert all(is_sealed(change) for change in plain_changes(tomorrow))
    tomorrow.write_bytes(tomorrow.read_bytes()[:-40])
    assert repository(tomorrow.parent).decision("one").tactic == "call"


def test_a_damaged_older_file_is_rescued_in_todays_shape(tomorrow: Path) -> None:
    tomorrow.write_bytes(tomorrow.read_bytes() + b"\0")
    store = repository(tomorrow.parent)
    assert [fault.what for fault in store.faults()] == ["not_json"]
    assert store.decision("one").tactic == "call"
    store.upkeep.mend()
    assert (number(tomorrow), repository(tomorrow.parent).faults()) == (TOMORROW, ())


def test_without_a_backup_nothing_is_migrated(tomorrow: Path) -> None:
    raw = tomorrow.read_bytes()
    (tomorrow.parent / "backups").write_text("in the way")
    with pytest.raises(NotSaved):
        repository(tomorrow.parent).set_state("one", "agreed")
    assert tomorrow.read_bytes() == raw


def test_an_older_file_of_another_device_is_read_and_left(tomorrow: Path) -> None:
    raw = tomorrow.read_bytes()
    store = repository(tomorrow.parent, "desk")
    assert store.decision("one").tactic == "call"
    store.set_state("one", "agreed")
    assert tomorrow.read_bytes() == raw


def test_a_new_file_has_todays_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", TOMORROWS)
    repository(tmp_path).record([decision("one")])
    assert number(tmp_path / "decisions.here.json") == TOMORROW


def test_the_version_before_only_reads_it(tomorrow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tomorrow.parent).set_state("one", "agreed")
    raw = tomorrow.read_bytes()
    monkeypatch.setattr(schema, "MIGRATIONS", TODAYS)
    store = repository(tomorrow.parent)
    assert store.decision("one").state == "agreed"
    with pytest.raises(Newer):
        store.set_state("one", "refused")
    assert tomorrow.read_bytes() == raw


def test_a_shape_from_before_the_first_is_damage(tomorrow: Path) -> None:
    tables = json.loads(tomorrow.read_bytes())
    tables["meta"]["1"]["schema"] = 0
    tomorrow.write_text(json.dumps(tables))
    with pytest.raises(Damaged):
        repository(tomorrow.parent).set_state("one", "agreed")


def test_files_of_every_shape_there_ever_was_are_kept() -> None:
    """`python -m tests.storage.shapes` keeps those of today's, before it is changed."""
    kept = {path.name for path in SHAPES.iterdir()}
    assert kept == {str(each) for each in range(schema.OLDEST, schema.current() + 1)}


@pytest.mark.parametrize("shape", sorted(path.name for path in SHAPES.iterdir()))
def test_files_of_every_shape_say_what_new_ones_say(tmp_path: Path, shape: str) -> None:
    fresh = lived(tmp_path / "fresh")
    old = copied(SHAPES / shape, tmp_path / "old")
    assert all(number(old / name) == int(shape) for name in FILES)
    assert told(old) == told(fresh)
    for _ in range(2):  # what the last steps put in the place of is in today's shape as well
        for folder in (fresh, old):
            assert repository(folder).undo() is not None
        assert told(old) == told(fresh)
    assert number(old / FILES[0]) == schema.current()
