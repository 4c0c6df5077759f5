"""A glance sees what the whole decisions would show: the same weeks, the same faults."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.breathing_room import breathing_room, sticks, weeks
from content.decision import Decision, Terms
from storage import records
from storage.glance import Glance
from storage.repository import Repository
from tests.content.lived_in import NOW, lived_in

if TYPE_CHECKING:
    from content.measured import Measurable

MADE = lived_in(120)


def as_it_is(decision: Decision) -> Decision:
    return decision


def seen(decisions: list[Measurable]) -> tuple[object, ...]:
    found = weeks(decisions, NOW)
    return dict(found), found.earliest, breathing_room(found, NOW), sticks(decisions)


def both(folder: Path) -> tuple[Glance, Repository]:
    return Glance(folder, "desk", as_it_is), Repository(folder, "desk", lambda: NOW)


def test_the_weeks_of_a_glance_are_those_of_the_decisions(tmp_path: Path) -> None:
    store = Repository(tmp_path, "desk", lambda: NOW)
    store.record(MADE)
    moved = next(each for each in MADE if each.tactic == "phone_call")
    store.set_state(moved.id, "agreed", Terms(20, moved.starts_at))
    glance, store = both(tmp_path)
    assert seen(glance.decisions) == seen(list(store.decisions()))
    assert glance.faults() == store.faults() == ()
    assert not any(isinstance(each, Decision) for each in glance.decisions)


def test_one_of_a_calendar_is_followed(tmp_path: Path) -> None:
    one, other = MADE[:2]
    Repository(tmp_path, "desk", lambda: NOW).record([replace(one, meeting_uid="m1"), other])
    asked = []

    def follow(decision: Decision) -> Decision:
        asked.append(decision.id)
        return replace(decision, in_calendar=())

    glance = Glance(tmp_path, "desk", follow)
    assert asked == [one.id]
    assert {each.id: each.in_calendar for each in glance.decisions} == {one.id: (), other.id: None}


def test_what_can_t_be_read_is_named_as_the_store_names_it(tmp_path: Path) -> None:
    Repository(tmp_path, "desk", lambda: NOW).record(MADE)
    (tmp_path / "decisions.other.json").write_text("{}", encoding="utf-8")
    own = tmp_path / "decisions.desk.json"
    own.write_bytes(own.read_bytes().replace(b'"zone":"Europe/', b'"zone":"Erewhon/', 1))
    glance, store = both(tmp_path)
    assert [str(each) for each in glance.faults()] == [str(each) for each in store.faults()]
    assert {each.id for each in glance.decisions} == {each.id for each in store.decisions()}


def test_a_record_that_is_no_decision_is_named_and_one_that_was_undone_is_gone(
    tmp_path: Path,
) -> None:
    one, other, last = MADE[:3]
    store = Repository(tmp_path, "desk", lambda: NOW)
    store.record([one, replace(other, zone="Erewhon/Town")])
    store.record([last])
    store.undo()
    glance, store = both(tmp_path)
    assert [each.id for each in glance.decisions] == [one.id]
    assert [str(each) for each in glance.faults()] == [f"unreadable_record: {other.id}"]
    assert [str(each) for each in glance.faults()] == [str(each) for each in store.faults()]


def test_the_search_for_cycles_is_as_it_was(tmp_path: Path) -> None:
    gc.disable()
    try:
        Glance(tmp_path, "desk", as_it_is)
        assert not gc.isenabled()
    finally:
        gc.enable()
    Glance(tmp_path, "desk", as_it_is)
    assert gc.isenabled()


def documents() -> tuple[records.Document, records.Document, records.Document]:
    one = next(each for each in MADE if each.check_ins)
    said = next(iter(one.check_ins.values()))
    return (
        records.decision_document(one),
        records.state_document(one),
        records.check_in_document(said),
    )


def read(
    reader: Callable[..., Measurable], value: Any, state: Any, said: Any
) -> type[Exception] | str:
    try:
        found = reader("d1", value, state, [records.check_in(said)])
    except records.UNREADABLE as fault:
        return type(fault)
    return found.tactic


JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, False, 0, 7, "", "x", "2026-12-03", [], {}]
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_document_that_is_no_decision_is_none_for_a_glance_either(data: st.DataObject) -> None:
    found = [json.loads(json.dumps(each)) for each in documents()]
    place = data.draw(st.sampled_from([*found, found[0]["answers"]]))
    field = data.draw(st.sampled_from(sorted(place)))
    if data.draw(st.booleans()):
        del place[field]
    else:
        place[field] = data.draw(JUNK)
    assert read(records.measured, *found) == read(records.decision, *found)


@pytest.mark.parametrize("field", ["advised", "replaces", "letter", "follow_up_on", "decided_at"])
def test_what_a_glance_leaves_out_has_to_be_there_all_the_same(field: str) -> None:
    value, state, said = documents()
    del value[field]
    assert read(records.measured, value, state, said) is KeyError
