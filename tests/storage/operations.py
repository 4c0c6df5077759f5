"""Every kind of change to the store, each from a start that is always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from content.decision import Decision, KnownClient
from storage import schema
from storage.repository import Repository
from storage.schema import Migration, Tables
from tests.storage.builders import check_in, decision, known, repository

OWN = "decisions.here.json"
OUTSIDE = "outside.json"
Content = tuple[tuple[Decision, ...], tuple[KnownClient, ...], list[str]]


@dataclass(frozen=True)
class Operation:
    """A change, and the store that it is made to."""

    act: Callable[[Repository, Path], object]
    """Given the store and the folder that it began in."""
    begin: Callable[[Path], None]


def one_decision(folder: Path) -> None:
    repository(folder).record([decision("one")], [known("Acme", client_rank="top")])


def backed_up(folder: Path) -> None:
    """Two steps: the second found something to back up."""
    one_decision(folder)
    repository(folder).check_in("one", check_in(25))


def _with_a_backup_outside(folder: Path) -> None:
    one_decision(folder)
    repository(folder).upkeep.back_up(folder.parent / OUTSIDE)
    repository(folder).set_state("one", "refused")


def _cut_short(folder: Path) -> None:
    backed_up(folder)
    own = folder / OWN
    own.write_bytes(own.read_bytes()[:-30])


OPERATIONS = {
    "insert": Operation(lambda store, _: store.record([decision("two", "Novatex")]), backed_up),
    "first insert of a day": Operation(
        lambda store, _: store.record([decision("two", "Novatex")]), one_decision
    ),
    "update": Operation(lambda store, _: store.set_state("one", "agreed"), backed_up),
    "undo": Operation(lambda store, _: store.undo(), backed_up),
    "migration": Operation(lambda store, _: store.set_state("one", "agreed"), backed_up),
    "restore": Operation(
        lambda store, begun: store.upkeep.restore(begun.parent / OUTSIDE), _with_a_backup_outside
    ),
    "mend": Operation(lambda store, _: store.upkeep.mend(), _cut_short),
    "forget": Operation(lambda store, _: store.upkeep.forget("acme"), backed_up),
}


def _later_shape(tables: Tables) -> Tables:
    for change in tables["changes"].values():
        if change["value"] and "tactic" in change["value"]:
            change["value"]["tactic"] = "email"
    return tables


@contextmanager
def in_shape_of(name: str) -> Iterator[None]:
    """While it is the migration's turn, the program knows a later shape than the file has."""
    before = schema.MIGRATIONS
    if name == "migration":
        schema.MIGRATIONS = (*before, Migration("a call is an e-mail", _later_shape))
    try:
        yield
    finally:
        schema.MIGRATIONS = before


def content(folder: Path) -> Content:
    """Return all that a fresh process reads."""
    store = repository(folder)
    faults = [fault.what for fault in store.faults()]
    return store.decisions(), store.clients(), faults
