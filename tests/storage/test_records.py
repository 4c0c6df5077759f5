"""Documents and records: nothing is lost on the way there and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.decision import CheckIn, Decision, Known, KnownClient, LaterCall, Letter, Terms
from content.plain_text import clean, fold
from storage import records
from storage.changes import is_sealed, sealed
from tests.storage.builders import MEMORY, NOW, decision, plain_changes, repository

TEXT = st.text(max_size=40).map(clean)
MINUTES = st.integers(-10_000, 10_000)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=ZONES)
VALUES = TEXT | st.integers(-(2**53), 2**53) | st.booleans()
SHORT = {"client": "Acme", "subject": "x", "starts_at": "2026-12-10T10:00:00+02:00"}
ANSWERS = st.dictionaries(TEXT, VALUES, max_size=5)
LETTERS = st.builds(Letter, TEXT, TEXT, TEXT, TEXT, TEXT)
TERMS = st.builds(Terms, st.none() | MINUTES, st.none() | INSTANTS)
CHECK_INS = st.builds(
    CheckIn,
    DAYS,
    TEXT,
    st.none() | MINUTES,
    st.lists(st.builds(LaterCall, DAYS, MINUTES), max_size=3).map(tuple),
    INSTANTS,
    INSTANTS,
)
DECISIONS = st.builds(
    Decision,
    id=st.uuids().map(lambda one: one.hex),
    decided_at=INSTANTS,
    zone=st.sampled_from(["Europe/Bucharest", "America/New_York", "UTC"]),
    tactic=TEXT,
    advised=TEXT,
    state=TEXT,
    state_at=INSTANTS,
    terms=st.none() | TERMS,
    answers=st.tuples(ANSWERS, TEXT, INSTANTS).map(
        lambda drawn: {
            **drawn[0],
            "client": f"C{drawn[1]}",
            "subject": drawn[1],
            "starts_at": drawn[2].isoformat(),
        }
    ),
    baseline_minutes=MINUTES,
    planned_minutes=MINUTES,
    as_planned_minutes=MINUTES,
    kept_travel_minutes=MINUTES,
    letter=st.none() | LETTERS,
    follow_up_on=st.none() | DAYS,
    replaces=st.none() | TEXT,
    check_ins=st.lists(CHECK_INS, max_size=3).map(lambda some: {one.date: one for one in some}),
)
CLIENTS = st.builds(
    KnownClient, TEXT, st.dictionaries(TEXT, st.builds(Known, VALUES, DAYS), max_size=4)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(DECISIONS, max_size=4, unique_by=lambda one: one.id), CLIENTS)
def test_what_is_recorded_is_what_the_next_process_reads(
    decisions: list[Decision], client: KnownClient
) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        repository(Path(folder)).record(decisions, [client])
        store = repository(Path(folder))
        assert store.faults() == ()
        assert {one.id: one for one in store.decisions()} == {one.id: one for one in decisions}
        assert store.client(client.client) == client
        assert all(is_sealed(one) for one in plain_changes(Path(folder) / "decisions.here.json"))


@given(DECISIONS)
def test_documents_are_plain_json(one: Decision) -> None:
    documents = [
        records.decision_document(one),
        records.state_document(one),
        *map(records.check_in_document, one.check_ins.values()),
    ]
    assert json.loads(json.dumps(documents)) == documents


def test_fields_of_another_version_survive_a_change(tmp_path: Path) -> None:
    store = repository(tmp_path)
    one = decision("one")
    value = {
        **records.decision_document(one),
        "mood": "calm",
        "letter": {**records.decision_document(one)["letter"], "sent": True},
    }
    _write_change(tmp_path, value)
    new = Letter("client", "New", "New", "ro", "formal")
    store.record([replace(store.decision("one"), letter=new)])
    store.record([Decision(**{**_fields(one), "answers": SHORT})])
    last = plain_changes(tmp_path / "decisions.here.json")[-1]["value"]
    assert last["mood"] == "calm"
    assert last["letter"]["sent"] is True
    assert last["letter"]["subject"] == "Review on 10 December"
    assert last["answers"] == SHORT


def _fields(one: Decision) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Decision.__dataclass_fields__}


def _write_change(folder: Path, value: dict[str, Any]) -> None:
    from storage.durable import Store

    change = sealed(
        {
            "id": "0",
            "at": NOW.isoformat(),
            "group": "0",
            "kind": "decision",
            "record": "one",
            "parent": None,
            "value": value,
        }
    )
    Store(folder / "decisions.here.json", "here", "changes").table("changes").insert(change)


def test_kinds_and_tables_of_another_version_survive_a_change(tmp_path: Path) -> None:
    from storage.durable import Store

    path = tmp_path / "decisions.here.json"
    store = Store(path, "here", "changes")
    store.table("moods").insert({"mood": "calm"})
    store.table("changes").insert({"id": "0", "kind": "mood", "record": "m", "parent": None})
    here = repository(tmp_path)
    here.record([decision("one")])
    assert here.faults() == repository(tmp_path).faults() == ()
    assert here.conflicts() == ()
    assert {each.kind for each in here.log()} == {"decision", "state"}
    assert plain_changes(path)[0]["kind"] == "mood"
    assert Store(path, "here", "changes").table("moods").all() == [{"mood": "calm"}]


def test_a_decision_without_a_state_is_proposed(tmp_path: Path) -> None:
    one = decision("one")
    _write_change(tmp_path, records.decision_document(one))
    assert repository(tmp_path).decision("one") == one


def test_instants_keep_their_offset(tmp_path: Path) -> None:
    store = repository(tmp_path)
    store.record([decision("one")])
    read = repository(tmp_path).decision("one")
    assert read.decided_at.utcoffset() == NOW.utcoffset()
    assert read.decided_at.astimezone(UTC) == NOW


@given(TEXT.filter(lambda name: bool(name.strip())))
def test_a_client_is_kept_under_one_name(name: str) -> None:
    assert fold(name)


@pytest.mark.parametrize(
    "odd",
    [
        {"zone": "Nowhere/Land"},
        {"answers": {}},
        {"answers": {**SHORT, "client": ""}},
        {"answers": {**SHORT, "starts_at": "soon"}},
        {"answers": {**SHORT, "starts_at": None}},
        {"baseline_minutes": None, "letter": "x"},
        {"decided_at": 5},
    ],
)
def test_a_record_that_cannot_be_used_is_said_and_the_rest_is_in_use(
    tmp_path: Path, odd: dict[str, Any]
) -> None:
    _write_change(tmp_path, {**records.decision_document(decision("one")), **odd})
    store = repository(tmp_path)
    store.record([decision("two")])
    assert [one.id for one in store.decisions()] == ["two"]
    assert [(fault.what, fault.where) for fault in store.faults()] == [("unreadable_record", "one")]
