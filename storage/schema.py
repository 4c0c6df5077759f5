"""The shape of the files: its number, and the steps from every older shape to this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.record import Record
from storage.changes import checksum

if TYPE_CHECKING:
    from collections.abc import Callable

Tables = dict[str, dict[str, Any]]
"""Table name to document number to document, as TinyDB keeps them."""

META, META_DOCUMENT = "meta", "1"
CHANGES = "changes"
"""This device's changes, in the order they were made."""
OTHERS = "others"
"""Changes of other devices that a restore brought back, each with its device's name."""
FORGOTTEN = "forgotten"
"""Salted hashes of the names that were forgotten."""
OLDEST = 1


class Migration(Record):
    """One step, from one shape to the next."""

    name: str
    """What it does, in a few words."""
    step: Callable[[Tables], Tables]
    """Returns the tables in the next shape; pure, and for files without some of the tables too."""


MIGRATIONS: tuple[Migration, ...] = ()
"""In order: the first leads from shape 1 to shape 2. A step is never changed or taken out again."""


def current() -> int:
    """Return the number of today's shape."""
    return OLDEST + len(MIGRATIONS)


def number_of(tables: Tables) -> int:
    """Return the number that the file says; raises LookupError or TypeError when it says none."""
    number = tables[META][META_DOCUMENT]["schema"]
    if type(number) is not int or number < OLDEST:
        raise TypeError("schema")
    return number


def migrated(tables: Tables, number: int) -> Tables:
    """Return the tables, which are in the shape of that number, in today's shape."""
    for migration in MIGRATIONS[number - OLDEST :]:
        tables = migration.step(tables)
    tables[META][META_DOCUMENT]["schema"] = current()
    return {name: _sealed_anew(table) for name, table in tables.items()}


def _sealed_anew(table: dict[str, Any]) -> dict[str, Any]:
    return {
        number: {**document, "sum": checksum(document)} if "sum" in document else document
        for number, document in table.items()
    }
