"""The repository: what is recorded is what is read, in this process and in the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from content.decision import Letter, Terms
from storage.faults import NotFound
from tests.storage.builders import DAY, NOW, check_in, decision, known, plain_changes, repository

if TYPE_CHECKING:
    from pathlib import Path

    from content.decision import Decision
    from storage.repository import Repository


def recorded(store: Repository, client: str = "Acme") -> Decision:
    one = decision(store.new_id(), client)
    store.record([one])
    return one


def test_a_new_store_is_empty_and_makes_no_file(tmp_path: Path) -> None:
    store = repository(tmp_path / "new")
    assert store.decisions() == ()
    assert store.clients() == ()
    assert not (tmp_path / "new").exists()


def test_a_recorded_decision_is_there_here_and_in_the_next_process(tmp_path: Path) -> None:
    store = repository(tmp_path)
    one = recorded(store)
    assert store.decisions() == repository(tmp_path).decisions() == (one,)
    assert store.decision(one.id) == one


def test_an_unknown_decision_is_not_found(tmp_path: Path) -> None:
    store = repository(tmp_path)
    with pytest.raises(NotFound, match="nobody"):
        store.decision("nobody")
    with pytest.raises(NotFound):
        store.set_state("nobody", "agreed")
    with pytest.raises(NotFound):
        store.check_in("nobody", check_in())


def test_a_state_with_terms_and_its_instant_is_kept(tmp_path: Path) -> None:
    later = NOW + timedelta(days=1)
    one = recorded(repository(tmp_path))
    terms = Terms(30, NOW + timedelta(days=9))
    changed = repository(tmp_path, now=lambda: later).set_state(one.id, "agreed", terms)
    assert changed == replace(one, state="agreed", state_at=later, terms=terms)
    assert repository(tmp_path).decision(one.id) == changed
    without = repository(tmp_path).set_state(one.id, "proposed")
    assert without.terms is None


def test_a_check_in_again_keeps_the_instant_of_the_first(tmp_path: Path) -> None:
    store = repository(tmp_path)
    one = recorded(store)
    store.check_in(one.id, check_in(25))
    later = NOW + timedelta(days=30)
    changed = store.check_in(one.id, check_in(40, at=later))
    assert changed.check_ins[DAY] == replace(check_in(40, at=later), first_at=NOW)
    assert repository(tmp_path).decision(one.id) == changed


def test_another_letter_takes_the_place_of_the_first(tmp_path: Path) -> None:
    store = repository(tmp_path)
    one = recorded(store)
    letter = Letter("client", "Altfel", "Bună ziua", "ro", "formal")
    store.record([replace(store.decision(one.id), letter=letter)])
    assert store.decision(one.id).letter == letter
    assert repository(tmp_path).decision(one.id) == replace(one, letter=letter)


def test_what_replaces_a_decision_withdraws_it_in_the_same_step(tmp_path: Path) -> None:
    store = repository(tmp_path)
    first = recorded(store)
    second = replace(decision(store.new_id()), replaces=first.id)
    store.record([second])
    assert [one.state for one in repository(tmp_path).decisions()] == ["withdrawn", "proposed"]
    changes = plain_changes(tmp_path / "decisions.here.json")
    assert len({change["group"] for change in changes[2:]}) == 1


def test_a_refused_decision_that_is_replaced_stays_refused(tmp_path: Path) -> None:
    store = repository(tmp_path)
    refused = store.set_state(recorded(store).id, "refused")
    store.record([replace(decision(store.new_id()), replaces=refused.id)])
    assert store.decision(refused.id) == refused


def test_many_decisions_and_their_clients_are_one_step(tmp_path: Path) -> None:
    store = repository(tmp_path)
    several = [decision(store.new_id(), client) for client in ("Acme", "Novatex")]
    store.record(several, [known("Acme", client_rank="top"), known("Novatex")])
    changes = plain_changes(tmp_path / "decisions.here.json")
    assert len({change["group"] for change in changes}) == 1
    assert len(changes) == 6


def test_decisions_come_in_the_order_they_were_made(tmp_path: Path) -> None:
    store = repository(tmp_path)
    ids = [store.new_id() for _ in range(5)]
    store.record([decision(one) for one in reversed(ids)])
    assert [one.id for one in repository(tmp_path).decisions()] == ids


def test_a_client_is_found_however_the_name_is_spelled(tmp_path: Path) -> None:
    store = repository(tmp_path)
    store.remember(known("Țară & Co", client_rank="top"))
    store.remember(known("ȚARĂ  & co", client_rank="middle"))
    found = repository(tmp_path).client("tara & CO")
    assert found == known("ȚARĂ  & co", client_rank="middle")
    assert repository(tmp_path).clients() == (found,)
    assert store.client("Another") is None


def test_what_is_known_already_is_not_written_again(tmp_path: Path) -> None:
    store = repository(tmp_path)
    one = recorded(store)
    before = (tmp_path / "decisions.here.json").stat()
    store.record([one])
    assert (tmp_path / "decisions.here.json").stat() == before


def test_another_process_is_seen_after_refresh_and_before_a_change(tmp_path: Path) -> None:
    here, other = repository(tmp_path), repository(tmp_path)
    assert here.decisions() == ()
    one = recorded(other)
    assert here.decisions() == ()
    assert here.refresh()
    assert not here.refresh()
    assert here.decisions() == (one,)
    other.check_in(one.id, check_in(25))
    assert here.set_state(one.id, "agreed").check_ins == {DAY: check_in(25)}


def test_ids_are_in_order_though_the_clock_runs_backwards(tmp_path: Path) -> None:
    instants = [NOW - timedelta(hours=hour) for hour in range(40)]

    def backwards() -> datetime:
        return instants.pop(0)

    store = repository(tmp_path, now=backwards)
    ids = [store.new_id() for _ in range(10)]
    store.record([decision(ids[-1])])
    ids += [repository(tmp_path, now=lambda: NOW - timedelta(days=9)).new_id() for _ in range(2)]
    assert ids[:11] == sorted(set(ids[:11]))
    assert ids[11] > ids[9]
    assert all(one == one.lower() and 16 <= len(one) <= 26 for one in ids)
