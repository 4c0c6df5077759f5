"""Versions of one record that two devices made apart, and how one of them is kept.

What is known of a client is never disputed: the versions are united answer by answer. A decision
that was undone on one device while another said something about it is a dispute too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.changes import CLIENT, DECISION, owner, says_the_same
from storage.faults import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.changes import Change
    from storage.history import Conflict, History, Key
    from storage.step import Step


def conflicts(history: History) -> Iterator[Conflict]:
    """Go through the records of which there are versions that differ, the one in use first.

    Whether a decision is there at all is asked before what is said about it.
    """
    for key in history.changed_keys():
        versions = _versions(history, key)
        if len(versions) > 1 and (key[0] == DECISION or not _asks_whether_it_is(history, key)):
            yield history.conflict(key, versions)


def in_use(history: History, decision: str) -> Change | None:
    """Return the change that says what a decision is, though it was undone on one device."""
    last = history.now((DECISION, decision))
    if last is None or last["value"] is not None or not _lives(history, decision):
        return last
    seen = {last["id"]}
    while last["value"] is None:
        before = [each for each in history.parents(last) if each["id"] not in seen]
        if not before:
            return history.now((DECISION, decision))
        last = before[0]
        seen.add(last["id"])
    return last


def settle(step: Step, history: History, record: str, keep: str) -> None:
    """Add to the step what makes one version the only one; raises NotFound for no such version."""
    for conflict in conflicts(history):
        versions = [version.change for version in conflict.versions]
        if conflict.record == record and keep in versions:
            _settle(step, history, (conflict.kind, record), keep)
            return
    raise NotFound("version", keep)


def _settle(step: Step, history: History, key: Key, keep: str) -> None:
    versions = _versions(history, key)
    kept = next(each for each in versions if each["id"] == keep)
    heads = history.heads(key)
    step.take_place(key, sorted(heads, key=lambda one: one["id"] != keep), kept["value"])
    if key[0] == DECISION and any(each["value"] is None for each in versions):
        _settle_owned(step, history, key[1], is_kept=kept["value"] is not None)


def _settle_owned(step: Step, history: History, decision: str, *, is_kept: bool) -> None:
    """Let what was said about a decision stay or go with it."""
    for key in history.owned(decision):
        used, *others = history.heads(key)
        gone = [each for each in others if each["value"] is None]
        if key[0] == DECISION or used["value"] is None:
            continue
        if not is_kept:
            step.take_place(key, [used, *others], None)
        elif gone:
            step.take_place(key, [used, *gone], used["value"])


def _versions(history: History, key: Key) -> list[Change]:
    """Return the versions that differ, the one in use first; one alone when nothing is disputed."""
    kind, record = key
    if kind == CLIENT:
        return []
    heads = history.heads(key)
    if not heads:
        return []
    if kind == DECISION:
        used = in_use(history, record)
        if used is not None and used["value"] is not None and heads[0]["value"] is None:
            return [used, heads[0]]
    if all(says_the_same(each["value"], heads[0]["value"]) for each in heads):
        return heads[:1]
    return heads


def _asks_whether_it_is(history: History, key: Key) -> bool:
    decision = (DECISION, owner(*key))
    return any(each["value"] is None for each in _versions(history, decision)[1:])


def _lives(history: History, decision: str) -> bool:
    return any(
        history.heads(key)[0]["value"] is not None
        for key in history.owned(decision)
        if key[0] != DECISION
    )
