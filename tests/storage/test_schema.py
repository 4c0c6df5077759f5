"""An older file is read in today's shape, and is written in it at the next change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from storage import schema
from storage.faults import Damaged
from tests.storage.builders import decision, plain_changes, repository

if TYPE_CHECKING:
    from pathlib import Path

    from storage.schema import Tables


def rename_tactic(tables: Tables) -> Tables:
    for change in tables["changes"].values():
        if change["kind"] == "decision":
            change["value"]["tactic"] = "call"
    return tables


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of schema 1 that is met by a program of schema 3."""
    repository(tmp_path).record([decision("one")])
    monkeypatch.setattr(schema, "SCHEMA", 3)
    monkeypatch.setattr(schema, "MIGRATIONS", {2: lambda tables: tables, 1: rename_tactic})
    return tmp_path / "decisions.here.json"


def test_reading_brings_it_to_todays_shape_and_leaves_the_file(tomorrow: Path) -> None:
    raw = tomorrow.read_bytes()
    store = repository(tomorrow.parent)
    assert store.decision("one").tactic == "call"
    assert store.faults() == ()
    assert tomorrow.read_bytes() == raw


def test_the_next_change_writes_it_in_todays_shape(tomorrow: Path) -> None:
    repository(tomorrow.parent).set_state("one", "agreed")
    meta = json.loads(tomorrow.read_bytes())["meta"]["1"]
    assert meta["schema"] == 3
    assert plain_changes(tomorrow)[0]["value"]["tactic"] == "call"
    again = repository(tomorrow.parent)
    assert again.faults() == ()
    assert again.decision("one").state == "agreed"


def test_a_new_file_has_todays_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "SCHEMA", 3)
    repository(tmp_path).record([decision("one")])
    assert json.loads((tmp_path / "decisions.here.json").read_bytes())["meta"]["1"]["schema"] == 3


def test_a_shape_from_before_the_first_is_damage(tomorrow: Path) -> None:
    tables = json.loads(tomorrow.read_bytes())
    tables["meta"]["1"]["schema"] = 0
    tomorrow.write_text(json.dumps(tables))
    with pytest.raises(Damaged):
        repository(tomorrow.parent).set_state("one", "agreed")
