"""Undo and redo: what a group of changes took the place of is put back by another group.

Nothing is ever taken out of the file. A group that takes back another one says so, and the file's
order tells what can be undone and redone next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storage.faults import NotFound
from storage.history import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.changes import Change
    from storage.history import History
    from storage.step import Step, Value

Group = list["Change"]


@dataclass(slots=True)
class Steps:
    """The groups of one device that stand, and those that were undone; the last of each is next."""

    done: list[Group] = field(default_factory=list)
    undone: list[Group] = field(default_factory=list)


def steps(changes: Iterable[Change]) -> Steps:
    """Return what can be undone and redone after these changes of one device, in their order."""
    found = Steps()
    for group in _groups(changes):
        takes_back = group[0].get("undoes")
        if takes_back is not None and _is_last(found.done, takes_back):
            found.done.pop()
            found.undone.append(group)
        elif takes_back is not None and _is_last(found.undone, takes_back):
            found.undone.pop()
            found.done.append(group)
        else:
            found.done.append(group)
            found.undone.clear()
    return found


def _groups(changes: Iterable[Change]) -> Iterable[Group]:
    groups: dict[str, Group] = {}
    for change in changes:
        groups.setdefault(change["group"], []).append(change)
    return groups.values()


def _is_last(groups: list[Group], name: str) -> bool:
    return bool(groups) and groups[-1][0]["group"] == name


def take_back(step: Step, history: History, group: Group) -> None:
    """Add to the step the changes that put back what this group took the place of."""
    step.undoes = group[0]["group"]
    for change in reversed(group):
        _take_back(step, history, change)


def _take_back(step: Step, history: History, change: Change) -> None:
    """Put back each version that this change replaced; one on top of it stays, as a version too."""
    key = key_of(change)
    heads = history.heads(key)
    is_head = any(head["id"] == change["id"] for head in heads)
    others = [head for head in heads if head["id"] != change["id"]] if is_head else []
    put_back_since = [head for head in heads if head["value"] == change["value"]]
    standing = [change] if is_head else put_back_since or [change]
    for value in _values_before(history, change, others):
        same = [other for other in others if other["value"] == value]
        step.take_place(key, [*standing, *same], value)


def _values_before(history: History, change: Change, others: Group) -> list[Value]:
    """Return what the record was without the change: each of its versions, the one in use last."""
    if "before" in change:
        return [change["before"]]
    freed = history.freed(change)
    if freed:
        return [each["value"] for each in reversed(freed)]
    if others:
        return [others[0]["value"]]
    if change["parent"] is None:
        return [None]
    replaced = history.parents(change)
    if not replaced:
        raise NotFound("old_value", change["record"])
    return [replaced[0]["value"]]
